// The search without its box: the files of the index that hold the words of a query, and the order of what is found.

import { fold } from "./folding.js"
import { coreName, findAnswers, nearestPair, nearestWords, readQuestion, readSlots, slips } from "./search_meaning.js"
import { arranged, likelyPages, ranked } from "./search_ranking.js"
import { isMarked, markWords, matches, searchWords, shardOf, unpack } from "./search_terms.js"

const ENTRIES_A_FILE = 8
const WORDS_AT_MOST = 16
const COMPLETIONS = 6
const ENOUGH = 3
const OTHER_WORDS_AT_MOST = 2
/** Words of a query beyond which one other phrase a word is looked up, and from which it tells what it is about. */
const LONG = 3
/** The same for the pairs of these phrases. */
const VERY_LONG = 8
const OTHER_ACCENTS = 0.5
const RARE = 0.05
const MOST_SLIPS = 3
const SUGGESTED = 3
const NOTHING = {
  ...{ answers: [], found: [], all: 0, isMore: false, isApart: false, asked: [], mended: [], unknown: [], near: [] },
}

/** Phrases as lists of canonical words; of those with one meaning also the ones that pages hold. */
const openMeaning = ({ soft, same, nameless, answers, help, drawing }) => {
  const softWords = new Set(soft.split(" "))
  const words = { soft: softWords, nameless: nameless.map((phrase) => phrase.split(" ")) }
  return {
    ...words,
    same: same.map(([found, said]) => ({ said: [...found, ...said].map(searchWords), found: found.map(searchWords) })),
    answers: answers.map(([asked, page, section, title, text, call, callTitle]) => ({
      ...{
        asked: asked.map((question) => readQuestion(searchWords(question), words)),
        page,
        section,
        title,
        text,
        call,
        callTitle,
        held: heldBy([...asked, title, text]),
      },
    })),
    help: help.map(([call, title]) => ({ call, title })),
    drawing,
  }
}

/** Words and pairs of neighbours of some texts, folded. */
const heldBy = (texts) =>
  new Set(
    texts.flatMap((text) => {
      const words = searchWords(text).map(fold)
      return [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)]
    }),
  )

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
  const { pages, shards, kinds, tails, titles, groups, ...facts } = await read("index.json")
  const meaning = openMeaning(facts)
  const groupOf = (page) => groups.findLast(([first]) => first <= page)[1]
  const isList = (page) => groupOf(page) === titles.length - 1

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

  /** Words that begin with one that is still being typed. */
  const complete = async (word) => {
    const start = fold(word)
    const longer = (await read("words.json")).split(" ").filter((one) => one !== start && one.startsWith(start))
    const forms = (await Promise.all(longer.slice(0, COMPLETIONS).map(lookUp))).flatMap((one) => one.forms)
    const exact = forms.filter(({ form }) => isMarked(form, { word, isPrefix: true }))
    return exact.length ? exact : forms
  }

  const postingsOf = async (forms, isWhole) => {
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

  const termOf = async (forms, word, isWhole) => {
    const postings = await postingsOf(forms, isWhole)
    const total = Math.max(postings.length, ...forms.map((one) => one.total ?? 0))
    return { word, forms, postings, rarity: Math.log(1 + pages / (total + 0.5)) }
  }

  /** The words of a phrase that stands for typed words, and its pairs unless there is much else to go by. */
  const phraseTerms = async (phrase, isWhole, isLong) => {
    const pairs = isLong ? [] : phrase.slice(1).map((word, at) => `${phrase[at]} ${word}`)
    const found = await Promise.all([...phrase, ...pairs].map(lookUp))
    return Promise.all(
      found.map(({ forms }, at) => termOf(forms, at < phrase.length ? 0 : -1, isWhole && at < phrase.length)),
    )
  }

  const readLists = async () => {
    const [words, pairs] = await Promise.all([read("words.json"), read("pairs.json")])
    return { words: words.split(" "), pairs: pairs.split("|") }
  }

  /**
   * The words of a query with slips mended, with the forms of each that is one slot by itself.
   * @param {string[]} typed
   */
  const spell = async (typed) => {
    const slots = readSlots(typed, meaning)
    const alone = new Set(slots.flatMap(({ at, isHard, others }) => (isHard && !others.length ? at : [])))
    const known = new Map(slots.flatMap(({ at, isKnown }) => (isKnown ? at.map((one) => [one, at.length > 1]) : [])))
    const forms = await Promise.all(typed.map(async (word, at) => (alone.has(at) ? (await lookUp(word)).forms : [])))
    const words = /** @type {string[]} */ ([])
    const mended = /** @type {{ typed: string, meant: string[][] }[]} */ ([])
    const unknown = /** @type {string[]} */ ([])
    let prefix = []
    for (const [at, word] of typed.entries()) {
      if (!alone.has(at) || forms[at].length || isAnswered(word)) {
        words.push(word)
        continue
      }
      if (at === typed.length - 1) prefix = await complete(word)
      const meant =
        prefix.length || known.has(at) ? [] : nearestWords(fold(word), await readLists(), neighbours(typed, at))
      if (meant.length) mended.push({ typed: word, meant })
      else if (!prefix.length && !known.get(at)) unknown.push(word)
      words.push(...(meant[0] ?? [word]))
    }
    return { words, mended, unknown, prefix }
  }

  /** Words that look somewhat like those that no page holds, for people to choose from. */
  const suggest = async (unknown) => {
    const { words } = await readLists()
    const rated = unknown.flatMap((one) => words.map((word) => ({ word, rate: slips(fold(one), word, MOST_SLIPS) })))
    const near = rated.filter(({ word, rate }) => rate <= MOST_SLIPS && rate < word.length / 2)
    const best = near.sort((a, b) => a.rate - b.rate).slice(0, SUGGESTED)
    return Promise.all(best.map(({ word }) => accented([word])))
  }

  const answered = new Set(
    meaning.answers.flatMap(({ asked }) => asked.flatMap((question) => question.words.map(fold))),
  )
  const isAnswered = (word) => answered.has(fold(word))
  const isKnown = (word) => readSlots(searchWords(word), meaning).some((slot) => slot.isKnown)
  const neighbours = (typed, at) => [fold(typed[at - 1] ?? ""), fold(typed[at + 1] ?? "")]

  /** Add the word that was meant where two known words never stand together but one slip away from a frequent pair. */
  const mendPairs = async (slots, pairForms) => {
    const mended = /** @type {{ typed: string, meant: string[][] }[]} */ ([])
    for (let at = 1; at < slots.length; at += 1) {
      const both = [slots[at - 1], slots[at]]
      if (both.some((slot) => slot.words.length > 1 || !slot.isHard || slot.isKnown) || pairForms[at].length) continue
      const words = both.map((slot) => fold(slot.words[0]))
      if (words.some((word) => /\d/.test(word))) continue
      const meant = nearestPair(words[0], words[1], (await readLists()).pairs)
      const changed = meant?.findIndex((word, step) => word !== words[step]) ?? -1
      if (!meant || changed < 0) continue
      const { forms } = await lookUp(both[changed].words[0])
      const { postings } = await termOf(forms, 0, false)
      if (postings.length > Math.max(ENOUGH, RARE * pages)) continue
      both[changed].others = [[meant[changed]]]
      mended.push({ typed: both.map((slot) => slot.words[0]).join(" "), meant: [meant] })
    }
    return mended
  }

  /** The spelling with accents that most pages have, for words that are shown as what was meant. */
  const accented = async (words) => {
    const { forms } = await lookUp(words.slice(0, 2).join(" "))
    return forms.sort((a, b) => b.packed.length - a.packed.length)[0]?.form ?? words.join(" ")
  }

  const choicesOf = async ({ at, words, others }, prefix, { most, isLong }, isWhole) => {
    const isPrefix = (word, place) => prefix.length && word === words.at(-1) && place === at.at(-1)
    const formsOf = async (word, place) => {
      if (isPrefix(word, place)) return prefix
      const { forms, isExact } = await lookUp(word)
      return isExact || words.length === 1 ? forms : []
    }
    const forms = await Promise.all(words.map((word, step) => formsOf(word, at[step])))
    const pairs = await Promise.all(words.slice(1).map((word, step) => lookUp(`${words[step]} ${word}`)))
    // A phrase is one thing: where no page has one of its words, or they never stand together, the others do not stand for it.
    const isApart = words.length > 1 && !others.length && pairs.some((pair) => !pair.forms.length)
    const isHeld = !isApart && forms.every((some) => some.length)
    const own = await Promise.all(forms.map((some, step) => termOf(isHeld ? some : [], at[step], isWhole)))
    const together = await Promise.all(pairs.map(({ forms }) => termOf(forms, -1, false)))
    const phrases = await Promise.all(others.slice(0, most).map((one) => phraseTerms(one, isWhole, isLong)))
    return [{ terms: [...own, ...together], isOther: false }, ...phrases.map((terms) => ({ terms, isOther: true }))]
  }

  /**
   * What is found for a query: answers written beforehand, pages, how many of them hold all words, whether there may be more, the
   * words to mark, those that were mended and those that no page holds.
   * @param {string} query
   */
  const find = async (query) => {
    const typed = searchWords(query).slice(0, WORDS_AT_MOST)
    if (!typed.length) return NOTHING
    const { words, mended, unknown, prefix } = await spell(typed)
    const slots = readSlots(words, meaning)
    const ends = slots.map((slot, at) => (at ? `${slots[at - 1].words.at(-1)} ${slot.words[0]}` : ""))
    const isPair = (at) => at > 0 && (slots[at].isHard || slots[at - 1].isHard)
    const pairForms = await Promise.all(ends.map(async (pair, at) => (isPair(at) ? (await lookUp(pair)).forms : [])))
    const hardWords = slots.filter((slot) => slot.isHard).flatMap((slot) => slot.words)
    const names = new Set([words, hardWords].map((some) => coreName(some, meaning)))
    const nameForms = await Promise.all([...names].map(async (name) => (await lookUp(`=${name}`)).forms))
    mended.push(...(await mendPairs(slots, pairForms)))
    const hard = slots.filter((slot) => slot.isHard)
    const limits = { most: hard.length > LONG ? 1 : OTHER_WORDS_AT_MOST, isLong: hardWords.length > VERY_LONG }
    const spoken = hard.flatMap(({ words: own, others }) =>
      others.length ? [[own, ...others].flat()] : own.map((word) => [word]),
    )
    const likely = spoken.length < LONG ? new Map() : likelyPages(spoken, words, meaning.answers)
    const rank = async (isWhole) => {
      const ofSlots = await Promise.all(
        hard.map(async (slot) => ({
          choices: await choicesOf(slot, prefix, limits, isWhole),
          isHard: true,
          places: slot.at,
        })),
      )
      const ofPairs = await Promise.all(
        [...pairForms, ...nameForms].map(async (forms) => ({
          ...{ choices: [{ terms: [await termOf(forms, -1, false)], isOther: false }], isHard: false, places: [] },
        })),
      )
      const all = [...ofSlots, ...ofPairs]
      const isCut = ofSlots.some(({ choices }) =>
        choices[0].terms.some(({ forms }) => forms.some(({ total }) => total)),
      )
      const found = await ranked(all, isList, likely)
      return { found, isCut, all: found.filter((one) => one.isAll).length }
    }
    let result = await rank(false)
    const isWhole = result.isCut && result.all < ENOUGH
    if (isWhole) result = await rank(true)
    unknown.push(...(await phrasesNotHeld(hard)))
    for (const one of result.found) {
      one.missing = one.missing.map((at) => words[at])
      one.group = groupOf(one.page)
    }
    const asked = hard.flatMap((slot) => slot.words.map((word) => ({ word, isPrefix: false })))
    if (prefix.length) asked[asked.length - 1].isPrefix = true
    const shownMended = mended.map(async ({ typed: from, meant }) => ({ from, to: await accented(meant[0]) }))
    const answers = findAnswers(slots, meaning.answers)
    return {
      answers,
      found: result.found.filter(({ page }) => !answers.some((one) => one.page === page)),
      all: result.all,
      isMore: result.isCut && !isWhole,
      asked,
      isApart: !answers.length && isApart(slots, pairForms),
      mended: await Promise.all(shownMended),
      unknown,
      near: result.found.length ? [] : await suggest(unknown.filter((one) => !isKnown(one))),
    }
  }

  const partsOf = (words) => [...words, ...words.slice(1).map((word, step) => `${words[step]} ${word}`)]

  /** Phrases of the vocabulary that no page holds, nor other words for them. */
  const phrasesNotHeld = async (slots) => {
    const phrases = slots.filter(({ words, others }) => words.length > 1 && !others.length)
    const held = await Promise.all(phrases.map(({ words }) => Promise.all(partsOf(words).map(lookUp))))
    const missing = phrases.filter((_, at) => held[at].some(({ isExact }) => !isExact))
    return missing.map(({ words }) => words.join(" "))
  }

  /** Whether the words of a query that was typed as one name never stand together: then pages hold something else. */
  const isApart = (slots, pairForms) =>
    slots.length > 1 &&
    slots.every((slot) => slot.isHard && slot.words.length === 1 && !slot.others.length && !/\d/.test(slot.words[0])) &&
    pairForms.slice(1).every((forms) => !forms.length)

  /** What is shown of a page found. */
  const show = async ({ page, section = 0 }) => {
    const number = page + section
    const file = await read(`pages/${Math.floor(number / ENTRIES_A_FILE)}.json`)
    const [location, title, heading, text, call = ""] = file[number % ENTRIES_A_FILE]
    return { location, title, heading, text, call, kind: kinds[location.split("/")[0]] ?? "" }
  }

  return {
    find,
    show,
    arranged: (result) => arranged(result, titles),
    help: meaning.help,
    drawing: meaning.drawing,
    mark: markWords,
  }
}
