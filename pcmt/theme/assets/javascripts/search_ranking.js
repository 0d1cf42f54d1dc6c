// The order of what is found, and its groups. Nothing here reads a file of the index.

import { fold } from "./folding.js"

const OTHER_WORDS = 0.8
/** Weight of the weakest word that doubles a score: a title with all words goes before one word in a short title. */
const EVEN = 8
/** What a phrase counts, in words: it is one thing, however many words it has. */
const PHRASE = 1.6
/** A page without all words goes before those that have them where its score is so many times theirs. */
const FAR_BETTER = 1.2
/** What a page gains that a written answer leads to, for each share of the query that this answer is about. */
const LIKELY = 1.5

/** What a pair of neighbours counts against a word. */
const PAIR = 1.5

/**
 * Which answers a query is likely about, where it asks none of their questions as such: each answer counts as a small text of all
 * its questions, its title and its sentence; a word counts the more, the fewer answers have it. The shares of what the query
 * says, by the page of the answer.
 * @param {string[][]} spoken the hard words of a query, each with the words that stand for it
 * @param {string[]} words all words of the query
 * @param {any[]} answers each with `held`, its words and pairs, folded
 * @returns {Map<number, number>}
 */
export const likelyPages = (spoken, words, answers) => {
  const count = (term) => answers.filter(({ held }) => held.has(term)).length
  const rarity = (term) => Math.log(1 + answers.length / (0.5 + count(term)))
  const bare = words.map(fold)
  const pairs = bare.slice(1).map((word, at) => `${bare[at]} ${word}`)
  const told = pairs.filter((pair) => count(pair))
  const terms = spoken.map((choices) => choices.map(fold))
  const total = terms.reduce((sum, choices) => sum + Math.max(...choices.map(rarity)), 0)
  const found = new Map()
  for (const { page, held } of answers) {
    const ofWords = terms.map((choices) => Math.max(0, ...choices.filter((word) => held.has(word)).map(rarity)))
    const ofPairs = told.filter((pair) => held.has(pair)).map((pair) => PAIR * rarity(pair))
    const sum = [...ofWords, ...ofPairs].reduce((all, one) => all + one, 0)
    if (sum > 0) found.set(page, Math.max(found.get(page) ?? 0, sum / (total || 1)))
  }
  return found
}

/** Milliseconds of work after which keys and drawing have their turn: among thousands of pages a query takes a tenth of a second. */
const TURN = 8
/** Pages looked at between two looks at the clock. */
const STEP = 128

/** Returns what is called between steps of work, and waits where others have waited long enough. */
const turns = () => {
  let begun = Date.now()
  return async () => {
    if (Date.now() - begun < TURN) return
    await new Promise((done) => setTimeout(done))
    begun = Date.now()
  }
}

/**
 * The pages found, best first: those with all hard words, of these lists last, then by score. A slot counts what is
 * the most of its own words and of each phrase that stands for them; words that stand together lie in a term of two, which is rarer
 * and so counts more. A score is raised where the weakest word has weight too, lowered where words are missing.
 * @param {{ choices: { terms: { postings: any[], rarity: number, word: number }[], isOther: boolean }[], isHard: boolean }[]} slots
 *   `word` is the place of the word in the query, -1 for a pair of neighbours
 * @param {(page: number) => boolean} isList
 * @param {Map<number, number>} likely the shares of the query that written answers are about, by their pages
 */
export const ranked = async (slots, isList, likely = new Map()) => {
  const turn = turns()
  const found = new Map()
  const most = slots.map(({ choices }) => sumOf(choices[0].terms.filter(({ word }) => word >= 0)))
  for (const [at, { choices }] of slots.entries()) {
    for (const { terms, isOther } of choices) {
      const needed = terms.filter(({ word }) => word >= 0)
      let seen = 0
      for (const [page, held] of await pagesOf(terms, turn)) {
        if (++seen % STEP === 0) await turn()
        const words = needed.filter((term) => held.has(term))
        if (isOther && words.length < needed.length) continue
        const one = found.get(page) ?? { page, slots: new Map(), section: 0 }
        found.set(page, one)
        const sum = [...held].reduce((score, [term, { weight }]) => score + term.rarity * weight, 0)
        const score = sum * (isOther ? OTHER_WORDS : 1) * (needed.length > 1 ? PHRASE / needed.length : 1)
        if (score <= (one.slots.get(at)?.score ?? 0)) continue
        const share = isOther || !needed.length ? 1 : sumOf(words) / most[at]
        const weakest = Math.max(0, ...[...held.values()].map(({ weight }) => weight))
        const missing = isOther ? [] : needed.filter((term) => !held.has(term)).map(({ word }) => word)
        one.slots.set(at, { score, share, weakest, missing, held })
      }
    }
  }
  const hard = slots.map((slot, at) => ({ ...slot, at })).filter(({ isHard }) => isHard)
  const total = hard.reduce((sum, { at }) => sum + most[at], 0)
  let rated = 0
  for (const one of found.values()) {
    if (++rated % STEP === 0) await turn()
    rate(one, hard, most, total)
    one.score *= 1 + LIKELY * (likely.get(one.page) ?? 0)
  }
  const best = Math.max(0, ...[...found.values()].map((one) => (one.isAll && !isList(one.page) ? one.score : 0)))
  const order = (one) => (one.isAll || one.score > FAR_BETTER * best ? 0 : 2) + (isList(one.page) ? 1 : 0)
  return [...found.values()].sort((a, b) => order(a) - order(b) || b.score - a.score || a.page - b.page)
}

const sumOf = (terms) => terms.reduce((sum, { rarity }) => sum + rarity, 0)

/** Terms of a choice by the pages that hold them, each with its posting. */
const pagesOf = async (terms, turn) => {
  const pages = new Map()
  for (const term of terms) {
    for (const posting of term.postings) {
      if (!pages.has(posting.page)) pages.set(posting.page, new Map())
      pages.get(posting.page).set(term, posting)
    }
    await turn()
  }
  return pages
}

const rate = (one, hard, most, total) => {
  const sections = new Map()
  let score = 0
  for (const { score: sum, held } of one.slots.values()) {
    score += sum
    for (const [{ rarity }, { section, weight }] of held)
      sections.set(section, (sections.get(section) ?? 0) + rarity * weight)
  }
  const [best] = [...sections].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const share = hard.reduce((sum, { at }) => sum + most[at] * (one.slots.get(at)?.share ?? 0), 0) / (total || 1)
  const weakest = Math.min(...hard.map(({ at }) => one.slots.get(at)?.weakest ?? 0))
  one.section = best[0]
  one.isAll = share > 0.999
  one.score = score * (1 + weakest / EVEN) * share
  one.missing = hard.flatMap(({ at, places }) => one.slots.get(at)?.missing ?? places)
}

const BEST = 3
const MOST_PARTIAL = 12
const OF_A_GROUP = 3

/**
 * Results as they are shown: the best of all, then the others by group, the first of each at once. Pages that hold only some of the
 * words are shown where too few hold all.
 * @param {{ found: any[], all: number }} result
 * @param {string[]} titles of the groups
 */
export const arranged = ({ found, all }, titles) => {
  const kept = all >= BEST ? found.filter((one, at) => one.isAll || at < BEST) : found.slice(0, all + MOST_PARTIAL)
  const best = kept.slice(0, BEST)
  const groups = new Map()
  for (const one of kept.slice(BEST)) groups.set(one.group, [...(groups.get(one.group) ?? []), one])
  return {
    best,
    groups: [...groups].map(([group, members]) => ({
      title: titles[group],
      shown: members.slice(0, OF_A_GROUP),
      more: members.slice(OF_A_GROUP),
    })),
  }
}
