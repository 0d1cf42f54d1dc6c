// The places of today and before 1/7/2025 whose names fit the words typed. Names are fetched in small files by the first
// letters (pcmt/publish/place_names.py).
import { fold, wordsOf } from "./folding.js"

const files = new Map()

/**
 * @param {string} name
 * @param {string | URL} root
 */
const load = (name, root) => {
  if (!files.has(name)) {
    const loading = fetch(new URL(`noi-o/${name}.json`, root)).then((reply) => {
      if (!reply.ok) throw new TypeError(reply.statusText)
      return reply.json()
    })
    files.set(name, loading)
    loading.catch(() => files.delete(name))
  }
  return files.get(name)
}

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
      // A province stands before a commune of the same name.
      const standing = isOld ? 0.5 : units[0].full === units[0].province ? 0 : 0.1
      const rank = Math.min(...ranks.map(([rank, later]) => rank + later)) + standing
      return { title, note, old, units, rank: isMeant || isAccented ? Math.min(rank, -1 + rank / 100) : rank }
    })
    .filter((one) => one.rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
}

/**
 * The places named as typed, the best first. Rejects without a network.
 * @param {string} typed
 * @param {string | URL} root the address of the portal
 */
export const placesNamed = async (typed, root) => {
  const country = await load("tinh", root)
  const rows = await Promise.all(filesOf(typed, country.files).map((name) => load(name, root)))
  return findPlaces(rows.flat(), typed, country.provinces)
}

// -- Places to subscribe to: one without a feed leads to that of its province, else of the country, else of everything.

/**
 * `choose` gives the choice of a place that has a feed. A choice names the scope to follow and what is said of it, or the units
 * that a place of before was divided among (`parts`).
 * @typedef {{id: string, title: string, full: string, level: string, until?: string}} Listed
 * @typedef {{full: string, province: string, provinceId: string, id: string}} Unit
 * @typedef {{full: string, name?: string, says: string, scope?: string, title?: string, note?: string, parts?: Choice[]}} Choice
 */

/**
 * The places named as typed, each with its feed or the nearest one. Rejects without a network.
 * @param {string} typed
 * @param {URL} root the address of the portal
 * @param {Listed[]} records the places that have a feed
 * @param {(record: Listed) => Choice} choose
 * @returns {Promise<Choice[]>}
 */
export const placesElsewhere = async (typed, root, records, choose) => {
  if (wordsOf(typed).trim().length < 2) return []
  const ids = new Map(records.map((one) => [one.id, one]))
  const country = records.find((one) => one.level === "country" && !one.until)

  /** @param {Unit} unit @param {string} old @returns {Choice} */
  const choiceOf = (unit, old) => {
    const own = ids.get(unit.id)
    const today = old ? `${old} nay là ${own?.full ?? unit.full}.` : ""
    if (own) {
      const choice = choose(own)
      return { ...choice, says: today || choice.says }
    }
    const missing = `${today ? `${today} Nơi này` : unit.full} chưa có tin riêng trên cổng`
    const province = ids.get(unit.provinceId)
    const wider = province ?? country
    const { scope, title } = wider ? choose(wider) : { scope: "", title: "tất cả tin của cổng" }
    if (province) {
      const says = `${missing}. Hãy theo dõi ${title}, địa chỉ ở bên dưới; hoặc chọn «Tất cả tin của cổng» để theo dõi cả nước.`
      return { full: unit.full, scope, title, says }
    }
    const above = unit.full === unit.province ? "" : `; ${unit.province} cũng chưa có`
    const says = `${missing}${above}. Hãy theo dõi ${country ? "tin của cả nước" : title}, địa chỉ ở bên dưới.`
    return { full: unit.full, scope, title, says }
  }

  return (await placesNamed(typed, root)).map(({ title, note, old, units }) => {
    if (units.length === 1) return { ...choiceOf(units[0], old), note }
    const says = `${old} nay thuộc ${units.length} đơn vị. Chọn nơi của bạn:`
    return { full: title, note, says, parts: units.map((unit) => choiceOf(unit, old)) }
  })
}
