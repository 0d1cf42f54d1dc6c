// Words and lists of pages as the files of the search hold them. The files are described in pcmt/publish/search/shards.py,
// the spelling of words in pcmt/text/search_words.py.

import { fold } from "./folding.js"

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const WEIGHTS = 32

const CALL = /(^|[^\d./])((?:0|1[89]00)\d*(?:(?:\.\d+)+|(?: \d+)+))(?![\d/])/g
const WORD = /[0-9]+(?:\.[0-9]{3}(?![0-9]))*|(?:(?![0-9])[\p{L}\p{N}])+/gu
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

/** A phone number in groups as one word; a date in dots looks alike but has fewer digits. */
const joinedCall = (whole, before, call) => {
  const digits = call.replace(/[ .]/g, "")
  const [least, most] = digits.startsWith("0") ? [9, 11] : [8, 10]
  return digits.length >= least && digits.length <= most ? before + digits : whole
}

/**
 * The canonical words of a text; letters and digits are words of their own.
 * @param {string} text
 * @returns {string[]}
 */
export const searchWords = (text) =>
  (text.normalize("NFC").toLowerCase().replace(CALL, joinedCall).match(WORD) ?? []).map(canonical)

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
 * The pages of a term: number of the page's first entry, section that shows the term best, weight (1-31).
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
    postings.push({ page, section: Math.floor(numbers[at + 1] / WEIGHTS), weight: numbers[at + 1] % WEIGHTS })
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
