// What was meant by the words of a query: which of them a page must hold, other words for them, answers written beforehand,
// and words that were misspelt. Nothing here reads a file of the index.

import { fold } from "./folding.js"

/**
 * Whether a typed word may be a word with accents: those that were typed must match.
 * @param {string} typed
 * @param {string} word
 */
export const isSame = (typed, word) => typed === word || (typed === fold(typed) && typed === fold(word))

/** How many words of the phrase, which is all of them, stand in the query from a place on; 0 where they do not. */
const lengthAt = (words, at, phrase) =>
  phrase.length && phrase.every((word, step) => at + step < words.length && isSame(words[at + step], word))
    ? phrase.length
    : 0

/**
 * The query in slots, each a word or a phrase that the vocabulary knows (`isKnown`); a phrase has its accents, typed or not.
 * @param {string[]} words canonical
 * @param {{ soft: Set<string>, same: { said: string[][], found: string[][] }[] }} meaning phrases of one meaning: all, and those that pages hold
 * @returns {{ at: number[], words: string[], isHard: boolean, isKnown: boolean, others: string[][] }[]}
 */
export const readSlots = (words, { soft, same }) => {
  const slots = []
  for (let at = 0; at < words.length; ) {
    let [length, own, others] = [0, [words[at]], /** @type {string[][]} */ ([])]
    for (const { said, found } of same)
      for (const phrase of said) {
        const here = lengthAt(words, at, phrase)
        if (here > length)
          [length, own, others] = [here, phrase, found.filter((one) => one.join(" ") !== phrase.join(" "))]
      }
    const isHard = length > 0 || !soft.has(words[at])
    const end = at + Math.max(1, length)
    const places = Array.from({ length: end - at }, (_, step) => at + step)
    slots.push({ at: places, words: own, isHard, isKnown: length > 0, others })
    at = end
  }
  if (!slots.some((slot) => slot.isHard)) for (const slot of slots) slot.isHard = true
  return slots
}

/**
 * The words that tell a name from others, as pcmt.publish.search.names chooses them.
 * @param {string[]} words
 * @param {{ soft: Set<string>, nameless: string[][] }} meaning
 */
export const coreName = (words, meaning) => {
  const kept = namedBy(words, meaning)
  return (kept.length ? kept : words).join(" ")
}

const namedBy = (words, { soft, nameless }) => {
  const bare = words.map(fold)
  const kept = []
  for (let at = 0; at < words.length; ) {
    const phrase = nameless.find((some) => some.every((word, step) => bare[at + step] === word))
    if (!phrase && !soft.has(words[at])) kept.push(words[at])
    at += phrase?.length ?? 1
  }
  return kept
}

const LEAST_SHARE = 0.5
/** The same for a phrase whose words stand in the query one after the other, and for one of these that asks for help. */
const LEAST_IN_ROW = 0.33
const LEAST_OF_HELP = 0.2
const SECOND_SHARE = 0.75
/** What each word gains of a question whose words stand in the query one after the other. */
const TOLD = 0.04

/**
 * The words that a question is known by, and the share of a query that they must be: a question of no more than what every title
 * has is asked by just these words.
 * @param {string[]} words
 * @param {{ soft: Set<string>, nameless: string[][] }} meaning
 */
export const readQuestion = (words, meaning) => {
  const hard = words.filter((word) => !meaning.soft.has(word))
  const isGeneral = !namedBy(words, meaning).length
  return { words: hard.length ? hard : words, phrase: words, least: isGeneral && hard.length ? 1 : LEAST_SHARE }
}

/**
 * The answers whose question the query asks: it holds all words of the question, and they are half of its own or more. A second
 * answer is given where the query asks little else. A number that is not in the question means something else,
 * unless it is an age. An answer with a
 * number to call needs less: people in need tell much beside it.
 * @param {{ words: string[], isHard: boolean, others: string[][] }[]} slots
 * @param {any[]} answers each with `asked`, a list of questions
 */
export const findAnswers = (slots, answers) => {
  const hard = slots.filter((slot) => slot.isHard)
  const total = hard.reduce((sum, slot) => sum + slot.words.length, 0)
  const typed = slots.flatMap((slot) => slot.words)
  const isTold = (phrase) => phrase.length > 1 && typed.some((_, at) => lengthAt(typed, at, phrase))
  const isAge = (word) => isSame(typed[typed.indexOf(word) + 1] ?? "", "tuổi")
  const isOtherNumber = (word, question) => /\d/.test(word) && !question.includes(word) && !isAge(word)
  const rate = ({ words: question, phrase, least }, isHelp) => {
    const held = new Set()
    let covered = 0
    for (const { words, others, isHard } of slots) {
      if (!others.length && words.some((word) => isOtherNumber(word, question))) return { share: 0, rate: 0 }
      const here = words.filter((typed) => question.some((word) => isSame(typed, word) && held.add(word)))
      if (!isHard) continue
      const meant = (phrase) => phrase.map((word) => question.find((one) => isSame(word, one)))
      const other = here.length < words.length && others.map(meant).find((phrase) => phrase.every(Boolean))
      for (const word of other || []) held.add(word)
      covered += other ? words.length : here.length
    }
    const share = covered / total
    const isInRow = isTold(phrase)
    const needed = least < 1 && isInRow ? Math.min(least, isHelp ? LEAST_OF_HELP : LEAST_IN_ROW) : least
    const isAsked = question.every((word) => held.has(word)) && share >= needed
    return { share, rate: isAsked ? share + question.length / 8 + (isInRow ? phrase.length * TOLD : 0) : 0 }
  }
  return answers
    .map((answer) => ({
      answer,
      ...answer.asked.map((one) => rate(one, Boolean(answer.call))).sort((a, b) => b.rate - a.rate)[0],
    }))
    .filter((one) => one.rate > 0)
    .sort((a, b) => b.rate - a.rate)
    .filter((one, at) => at === 0 || (at === 1 && one.share >= SECOND_SHARE))
    .map((one) => one.answer)
}

/**
 * The number of letters that were left out, added, changed or swapped with a neighbour; `most + 1` where there are more.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export const slips = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let rows = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const [before, last] = rows
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isEqual = a[i - 1] === b[j - 1]
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isEqual ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    if (Math.min(...row) > most) return most + 1
    rows = [last, row]
  }
  return Math.min(rows[1][b.length], most + 1)
}

/** A folded word as it sounds where letters are confused: gi, r and d; x and s; tr and ch; l and n. */
const soundOf = (word) =>
  word
    .replace(/^(?:gi(?=[aeiouy])|r)/, "d")
    .replace(/^x/, "s")
    .replace(/^tr/, "ch")
    .replace(/^l/, "n")

const VOWEL = /[aeiouyw]/ // "w" is typed for "ư"
const lettersOf = (word) => [...word].sort().join("")

/** Whether one word may be a slip of another: letters without a vowel are an abbreviation, which is typed in another order at most. */
const mayMean = (word, one) => VOWEL.test(word) || lettersOf(word) === lettersOf(one)

/** Whether two folded words differ by one slip, or sound alike. */
const isNear = (a, b) => a !== b && (slips(a, b, 1) === 1 || soundOf(a) === soundOf(b))

/** A word as it is typed for the Telex method, without what marks its accents: "dduwowngf" is "duong". */
export const withoutTelex = (word) =>
  word
    .replace(/([aeod])\1/g, "$1")
    .replace(/w/g, "")
    .replace(/[sfrxj]$/, "")

const NEAREST = 3

/**
 * Words of the index that a folded word was meant to be, the likeliest first; each as a list, since two words may be typed as one.
 * @param {string} word
 * @param {{ words: string[], pairs: string[] }} known the most frequent first
 * @param {string[]} neighbours the folded words before and after it, "" for none
 */
export const nearestWords = (word, { words, pairs }, [before, after]) => {
  if (word.length < 3 || /\d/.test(word)) return []
  const joined = pairs.find((pair) => pair.replace(" ", "") === word)
  if (joined) return [joined.split(" ")]
  const most = word.length < 5 ? 1 : 2
  const [telex, sound] = [withoutTelex(word), soundOf(word)]
  const rated = []
  words.forEach((one, at) => {
    const distance = one === telex ? 0.5 : soundOf(one) === sound ? 0.75 : slips(word, one, most)
    if (distance > most) return
    const isNeighbour = pairs.includes(`${before} ${one}`) || pairs.includes(`${one} ${after}`)
    if (!isNeighbour && one !== telex && !mayMean(word, one)) return
    rated.push({ one, rate: distance + at / words.length - (isNeighbour ? 1 : 0) })
  })
  return rated
    .sort((a, b) => a.rate - b.rate)
    .slice(0, NEAREST)
    .map(({ one }) => [one])
}

/**
 * A frequent pair that differs from a pair of folded words by one slip in one of them, or sounds like it; undefined where there is none.
 * @param {string} first
 * @param {string} second
 * @param {string[]} pairs
 */
export const nearestPair = (first, second, pairs) =>
  pairs
    .slice(0, 400)
    .map((pair) => pair.split(" "))
    .find(
      ([a, b]) =>
        (a === first && b.length > 2 && second.length > 2 && isNear(second, b)) ||
        (b === second && a.length > 2 && first.length > 2 && isNear(first, a)),
    )
