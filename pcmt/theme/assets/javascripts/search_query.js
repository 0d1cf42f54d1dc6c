// The search without its box: words of a query, the files of the index that hold them, and the order of what is found.
// The files are described in pcmt/publish/search/shards.py, the spelling of words in pcmt/text/search_words.py.

import { fold } from "./folding.js"

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const ENTRIES_A_FILE = 8
const WORDS_AT_MOST = 12
const COMPLETIONS = 6
const ENOUGH = 10
const OTHER_ACCENTS = 0.5
/** Weight of the weakest word that doubles a score: a title with all words goes before one word in a short title. */
const EVEN = 4

const WORD = /[\p{L}\p{N}]+(?:\.\d[\p{L}\p{N}]*)*/gu
const OPEN_VOWELS = /(^|[^q])(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])$/
const AFTER_Q = /(qu)([\u0300\u0301\u0303\u0309\u0323])(y)/

/**
 * The canonical spelling of a word: "tuý" is "túy", "0769.04" is "076904", "08" is "8".
 * @param {string} word
 */
export const canonical = (word) => {
  const plain = word.toLowerCase()
  if (/^\d[\d.]*$/.test(plain)) return plain.replaceAll(".", "").replace(/^0(\d)$/, "$1")
  return plain.normalize("NFD").replace(OPEN_VOWELS, "$1$2$4$3").replace(AFTER_Q, "$1$3$2").normalize("NFC")
}

/**
 * The canonical words of a text.
 * @param {string} text
 * @returns {string[]}
 */
export const searchWords = (text) => (text.normalize("NFC").match(WORD) ?? []).map(canonical)

/**
 * The number of the file that holds a term and its accented forms.
 * @param {string} term
 * @param {number} shards
 */
export const shardOf = (term, shards) => {
  let sum = 0
  for (const sign of fold(term)) sum = (Math.imul(sum, 31) + /** @type {number} */ (sign.codePointAt(0))) >>> 0
  return sum % shards
}

/**
 * The pages of a term: number of the page's first entry, section that shows the term best, weight (1-15).
 * @param {string} packed
 */
export const unpack = (packed) => {
  const numbers = []
  let [number, scale] = [0, 1]
  for (const sign of packed) {
    const value = SIGNS.indexOf(sign)
    number += (value % 32) * scale
    scale *= 32
    if (value < 32) {
      numbers.push(number)
      number = 0
      scale = 1
    }
  }
  const postings = []
  let page = 0
  for (let at = 0; at < numbers.length; at += 2) {
    page += numbers[at]
    postings.push({ page, section: numbers[at + 1] >> 4, weight: numbers[at + 1] % 16 })
  }
  return postings
}

/**
 * Whether a form of the index may stand for a typed term: accents that were typed must match, bare letters match all.
 * @param {string} form
 * @param {string} term
 */
export const matches = (form, term) => {
  const forms = form.split(" ")
  const words = term.split(" ")
  return (
    forms.length === words.length &&
    words.every((word, at) => word === forms[at] || (word === fold(word) && word === fold(forms[at])))
  )
}

/**
 * A text in pieces: words of the query as <mark>, what is between them as text.
 * @param {string} text
 * @param {{ word: string, isPrefix: boolean }[]} asked with `isPrefix` a beginning of words
 */
export const markWords = (text, asked) => {
  const pieces = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(WORD)) {
    if (!asked.some((one) => isMarked(canonical(found), one))) continue
    const mark = document.createElement("mark")
    mark.textContent = found
    pieces.push(text.slice(end, index), mark)
    end = index + found.length
  }
  return [...pieces, text.slice(end)]
}

/**
 * Whether a typed word, or with `isPrefix` a beginning of one, is to be marked in a text.
 * @param {string} shown canonical word of the text
 * @param {{ word: string, isPrefix: boolean }} asked
 */
export const isMarked = (shown, { word, isPrefix }) => {
  const plain = word === fold(word) ? fold(shown) : shown
  return isPrefix ? plain.startsWith(word) : plain === word
}

/**
 * The pages found, best first: those with more of the words, then those with the greater sum of weights, which is raised
 * where the weakest word has weight too. Each term has the numbers of its words in the query; words that stand together lie in a term of two, which is rarer and so counts more.
 * @param {{ words: number[], total: number, postings: { page: number, section: number, weight: number }[] }[]} terms
 * @param {number} pages all pages of the index
 */
export const ranked = (terms, pages) => {
  const found = new Map()
  for (const { words, total, postings } of terms) {
    const rarity = Math.log(1 + pages / (total + 0.5))
    for (const { page, section, weight } of postings) {
      const one = found.get(page) ?? { page, words: new Map(), score: 0, sections: new Map() }
      found.set(page, one)
      for (const word of words) one.words.set(word, Math.max(weight, one.words.get(word) ?? 0))
      one.score += rarity * weight
      one.sections.set(section, (one.sections.get(section) ?? 0) + rarity * weight)
    }
  }
  for (const one of found.values()) {
    const [best] = [...one.sections].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    one.section = best[0]
    one.score *= 1 + Math.min(...one.words.values()) / EVEN
  }
  return [...found.values()].sort((a, b) => b.words.size - a.words.size || b.score - a.score || a.page - b.page)
}

/**
 * A search over the files of an index.
 * @param {(name: string) => Promise<any>} fetchJson gives a file of the folder of the index
 */
export const openIndex = async (fetchJson) => {
  const files = new Map()
  /** @param {string} name */
  const read = (name) => {
    if (!files.has(name)) {
      const file = fetchJson(name)
      files.set(name, file)
      file.catch(() => files.delete(name)) // asked for again by the next query
    }
    return files.get(name)
  }
  const { pages, shards, kinds, tails } = await read("index.json")

  /**
   * The forms of a term in the index, with what they hold: those with the typed accents, else all.
   * @param {string} term
   */
  const lookUp = async (term) => {
    const shard = shardOf(term, shards)
    const held = Object.entries(await read(`terms/${shard}.json`)).filter(([form]) => fold(form) === fold(term))
    const exact = held.filter(([form]) => matches(form, term))
    const forms = (exact.length ? exact : held).map(([form, value]) => ({
      form,
      shard,
      factor: form === term ? 1 : OTHER_ACCENTS,
      packed: typeof value === "string" ? value : value[0],
      total: typeof value === "string" ? undefined : value[1],
    }))
    return { isExact: exact.length > 0, forms }
  }

  /**
   * The forms of a typed word; of words that begin with it where the index does not hold it, as it is still being typed.
   * @param {string} word
   */
  const lookUpWord = async (word) => {
    const { isExact, forms } = await lookUp(word)
    if (isExact) return { isPrefix: false, forms }
    const start = fold(word)
    const longer = (await read("words.json")).split(" ").filter((one) => one !== start && one.startsWith(start))
    const completed = (await Promise.all(longer.slice(0, COMPLETIONS).map(lookUp))).flatMap((one) => one.forms)
    const exact = completed.filter(({ form }) => isMarked(form, { word, isPrefix: true }))
    if (exact.length || !forms.length) return { isPrefix: true, forms: exact.length ? exact : completed }
    return { isPrefix: false, forms }
  }

  const withPostings = async (forms, isWhole) => {
    const lists = await Promise.all(
      forms.map(async ({ form, shard, packed, total, factor }) => {
        const rest = isWhole && total && tails.includes(shard) ? (await read(`tails/${shard}.json`))[form] : ""
        return [...unpack(packed), ...unpack(rest ?? "")].map((one) => ({ ...one, weight: one.weight * factor }))
      }),
    )
    const best = new Map() // a page with two forms of a word counts once
    for (const one of lists.flat()) if (!(best.get(one.page)?.weight >= one.weight)) best.set(one.page, one)
    return [...best.values()]
  }

  /**
   * What is found for a query: pages, how many of them hold all words, whether there may be more, and the words to mark.
   * @param {string} query
   */
  const find = async (query) => {
    const words = [...new Set(searchWords(query))].slice(0, WORDS_AT_MOST)
    const inOrder = searchWords(query).slice(0, WORDS_AT_MOST)
    const pairs = inOrder.slice(1).map((word, at) => [inOrder[at], word])
    const [ofWords, ofPairs] = await Promise.all([
      Promise.all(words.map(lookUpWord)),
      Promise.all(pairs.map((pair) => lookUp(pair.join(" ")))),
    ])
    const asked = words.map((word, at) => ({ word, isPrefix: ofWords[at].isPrefix }))
    const terms = [
      ...ofWords.map(({ forms }, at) => ({ words: [at], forms })),
      ...ofPairs.map(({ forms }, at) => ({ words: pairs[at].map((word) => words.indexOf(word)), forms })),
    ]
    const rank = async (isWhole) => {
      const lists = terms.map(async ({ words, forms }) => {
        const postings = await withPostings(forms, isWhole)
        return { words, postings, total: Math.max(postings.length, ...forms.map(({ total }) => total ?? 0)) }
      })
      const found = ranked(await Promise.all(lists), pages)
      return { found, all: found.filter((one) => one.words.size === words.length).length }
    }
    const isCut = ofWords.some(({ forms }) => forms.some(({ total }) => total))
    let { found, all } = await rank(false)
    const isWhole = isCut && all < ENOUGH
    if (isWhole) ({ found, all } = await rank(true))
    for (const one of found) one.missing = words.filter((_, at) => !one.words.has(at))
    return { found, all, isMore: isCut && !isWhole, asked }
  }

  /** What is shown of a page found. */
  const show = async ({ page, section }) => {
    const number = page + section
    const file = await read(`pages/${Math.floor(number / ENTRIES_A_FILE)}.json`)
    const [location, title, heading, text] = file[number % ENTRIES_A_FILE]
    return { location, title, heading, text, kind: kinds[location.split("/")[0]] ?? "" }
  }

  return { find, show }
}
