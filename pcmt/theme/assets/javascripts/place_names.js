// What of a file of place names fits the words typed. Rows are those of pcmt/publish/place_names.py.
import { fold, wordsOf } from "./folding.js"

const KINDS = ["thanh pho", "thi xa", "thi tran", "dac khu", "tinh", "quan", "huyen", "xa", "phuong", "tp", "tt", "tx"]

/**
 * Folded words without the word for the kind of unit, where another word follows it.
 * @param {string} text
 */
const bare = (text) => {
  const words = wordsOf(text).trim()
  const kind = KINDS.find((one) => words.startsWith(`${one} `))
  return kind ? words.slice(kind.length + 1) : words
}

/**
 * The ways to read what is typed: "quan trieu" may be the district Triều or the name Quan Triều.
 * @param {string} typed
 */
const readings = (typed) => [...new Set([wordsOf(typed).trim(), bare(typed)])].filter(Boolean)

/**
 * The files that hold the names beginning as typed.
 * @param {string} typed
 * @param {string} files
 */
export const filesOf = (typed, files) => {
  const names = readings(typed).map((one) => one.split(" ")[0].slice(0, 2))
  return [...new Set(names)].filter((name) => files.split(" ").includes(name))
}

/**
 * Whether a name or its part after a dash begins with words typed, and its surroundings have the others; the rank, or -1.
 * @param {string} name
 * @param {string} around
 * @param {string[]} typed
 */
const rankOf = (name, around, typed) => {
  for (const part of [name, ...name.split(" - ").slice(1)]) {
    const folded = `${bare(part)} `
    for (let count = typed.length; count > 0; count--) {
      const begin = typed.slice(0, count).join(" ")
      if (!folded.startsWith(begin)) continue
      const isWhole = folded === `${begin} `
      if (count < typed.length && !folded.startsWith(`${begin} `)) continue
      const others = typed.slice(count)
      if (others.every((word) => around.includes(` ${word}`))) return (isWhole ? 0 : 2) + (others.length ? 1 : 0)
    }
  }
  return -1
}

/**
 * Whether a name has what is typed letter by letter.
 * @param {string} name
 * @param {string} typed
 */
const isWithin = (name, typed) =>
  name.toLowerCase().normalize("NFC").includes(typed.toLowerCase().normalize("NFC").trim())

/**
 * The units that fit: today's first, then those of before, each with the units of today that it became.
 * @param {any[]} rows
 * @param {string} typed
 * @param {Record<string, [string, string]>} provinces
 */
export const findPlaces = (rows, typed, provinces) => {
  const asked = readings(typed).map((one) => one.split(" "))
  const unitOf = ([name, code, id]) => {
    const [province, provinceId] = provinces[code]
    const isProvince = name === province
    return { full: isProvince ? name : `${name}, ${province}`, id, province, provinceId: isProvince ? "" : provinceId }
  }
  return rows
    .map((row) => {
      const [name, place, now] = row
      const isOld = Array.isArray(now)
      const units = (isOld ? now : [row]).map(unitOf)
      const around = wordsOf([isOld ? place : "", ...units.map((one) => one.full)].join(" "))
      const old = isOld ? [name, place].filter(Boolean).join(", ") : ""
      const title = isOld ? (units.length > 1 ? `${old} (cũ)` : units[0].full) : units[0].full
      const note = isOld ? (units.length > 1 ? `nay là ${units.length} nơi` : `tên cũ: ${old}`) : ""
      // A name typed with its kind or with its accents is meant as it is typed.
      const isMeant = wordsOf(name).startsWith(wordsOf(typed).trimEnd()) && asked.length > 1
      const isAccented = fold(typed) !== typed.toLowerCase() && isWithin(name, typed)
      const ranks = asked.map((words, at) => [rankOf(name, around, words), at * 4]).filter(([rank]) => rank >= 0)
      const rank = Math.min(...ranks.map(([rank, later]) => rank + later)) + (isOld ? 0.5 : 0)
      return { title, note, old, units, rank: isMeant || isAccented ? Math.min(rank, -1 + rank / 100) : rank }
    })
    .filter((one) => one.rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
}
