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

const KINDS = ["thanh pho", "thi xa", "thi tran", "dac khu", "tinh", "quan", "huyen", "xa", "phuong"]
const SIGNS = {
  tp: "thanh pho",
  tx: "thi xa",
  tt: "thi tran",
  dk: "dac khu",
  t: "tinh",
  q: "quan",
  h: "huyen",
  x: "xa",
  p: "phuong",
  "thu do": "thanh pho",
  "co do": "thanh pho",
}

/** Folded words as they are typed, with a kind written out: "q1" and "Q. 1" are "quan 1", "thủ đô hà nội" is "thanh pho ha noi". */
const typedWords = (typed) =>
  wordsOf(typed)
    .trim()
    .replace(/^(q|p|quan|phuong)(\d+)(?= |$)/, "$1 $2")
    .replace(/^((?:thu|co) do|[a-z]{1,2})(?= \S)/, (sign) => (Object.hasOwn(SIGNS, sign) ? SIGNS[sign] : sign))

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
 * The provinces and cities that folded words mean together, by a short name ("hcm", "tp hcm") or one without spaces ("hanoi").
 * @param {string[]} words
 * @param {Record<string, string[]>} short
 */
const shortened = (words, short) => {
  const whole = words.join("")
  const [, kind, name] = /** @type {string[]} */ (whole.match(/^(tp|thanhpho|thudo|codo|tinh|t)?(.*)$/))
  const kept = (key, start) => (Object.hasOwn(short, key) ? short[key].filter((one) => one.startsWith(start)) : [])
  const own = kept(whole, "")
  return own.length || !kind ? own : kept(name, kind.startsWith("ti") || kind === "t" ? "Tỉnh" : "Thành phố")
}

/**
 * The ways to read what is typed, each with its rank and the kind typed: "quan trieu" may be the district Triều or the name Quan
 * Triều, "q1" is Quận 1, "cu chi tphcm" and "tphcm cu chi" lie in Thành phố Hồ Chí Minh.
 * @param {string} typed
 * @param {Record<string, string[]>} short
 */
const readings = (typed, short) => {
  const words = wordsOf(typed).trim().split(" ")
  const swapped = words.flatMap((_, end) =>
    shortened(words.slice(0, end), short).map((name) => `${words.slice(end).join(" ")} ${bare(name)}`),
  )
  const ways = swapped.flatMap((one) => waysOf(one, short).map((way) => ({ ...way, isSwapped: true })))
  return [...waysOf(typed, short).map((way) => ({ ...way, isSwapped: false })), ...ways]
}

const waysOf = (typed, short) => {
  const words = typedWords(typed)
  const kind = words.slice(0, words.length - bare(words).length)
  // No name begins with "thành phố", nor with a sign for a kind.
  const isSure = words !== wordsOf(typed).trim() || /^(?:thanh pho|thi xa|thi tran|dac khu) ./.test(words)
  const ways = [...new Set(isSure ? [bare(words)] : [words, bare(words)])].filter(Boolean).map((one) => one.split(" "))
  return ways.flatMap((way, at) => {
    const longer = way.flatMap((_, from) =>
      (from ? shortened(way.slice(from), short) : []).map((name) => [...way.slice(0, from), ...bare(name).split(" ")]),
    )
    return [way, ...longer].map((one) => ({ words: one, kind, late: at * 4, isBare: at > 0 || isSure }))
  })
}

/**
 * The files that hold the names beginning as typed.
 * @param {string} typed
 * @param {string} files
 * @param {Record<string, string[]>} [short] names of provinces and cities by what is typed for them
 */
export const filesOf = (typed, files, short = {}) => {
  const provinces = shortened(wordsOf(typed).trim().split(" "), short).map((name) => bare(name).split(" "))
  const begins = [...readings(typed, short).map((one) => one.words), ...provinces]
  const names = begins.map(([first]) => first.slice(0, 2))
  return [...new Set(names)].filter((name) => files.split(" ").includes(name))
}

/** The rank of a name whose beginning is typed, followed by words of its surroundings. */
const LOOSE = 3
/** Letters from which a word may be a name typed without spaces: "sapa", "dalat". */
const JOINED = 4

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
    const isOneWord = typed.length === 1 && typed[0].length >= JOINED
    if (isOneWord && folded.replaceAll(" ", "").startsWith(typed[0])) return LOOSE
  }
  return -1
}

/**
 * Lower letters with the tone of oa, oe, uy on the second one: "hòa" and "hoà" are one name.
 * @param {string} text
 */
const accented = (text) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y)/g, "$1$4$3$6$2$5")

/**
 * Whether a name has what is typed letter by letter.
 * @param {string} name
 * @param {string} typed
 */
const isWithin = (name, typed) => accented(name).includes(accented(typed).trim())

/**
 * The units that fit: today's first, then those of before, each with the units of today that it became.
 * @param {any[]} rows
 * @param {string} typed
 * @param {Record<string, [string, string]>} provinces
 * @param {Record<string, string[]>} [short] names of provinces and cities by what is typed for them
 */
export const findPlaces = (rows, typed, provinces, short = {}) => {
  const asked = readings(typed, short)
  const whole = typedWords(typed)
  const meant = shortened(wordsOf(typed).trim().split(" "), short).filter((name) => bare(name) !== bare(whole))
  const isToday = new Set(Object.values(provinces).map(([name]) => name))
  // Two letters are also the beginning of names: "la" is Long An or La Bằng, "th" rather Thái Nguyên than the former city Tuy Hòa.
  const meantRank = (isCity) => (bare(whole).length > 2 ? -1 : isCity ? 2 : 1)
  const unitOf = ([name, code, id]) => {
    const [province, provinceId] = provinces[code]
    const isProvince = name === province
    return { full: isProvince ? name : `${name}, ${province}`, id, province, provinceId: isProvince ? "" : provinceId }
  }
  const found = rows
    .map((row) => {
      const [name, place, now] = row
      const isOld = Array.isArray(now)
      const units = (isOld ? now : [row]).map(unitOf)
      const around = wordsOf([isOld ? place : "", ...units.map((one) => one.full)].join(" "))
      const old = isOld ? [name, place].filter(Boolean).join(", ") : ""
      const title = isOld ? (units.length > 1 ? `${old} (cũ)` : units[0].full) : units[0].full
      const note = isOld ? (units.length > 1 ? `nay là ${units.length} nơi` : `tên cũ: ${old}`) : ""
      // A name of the kind typed is meant as it is typed, and so is one with the accents typed.
      const isOfKind = (kind) => kind && wordsOf(name).startsWith(` ${kind}`)
      const isAccented = fold(typed) !== typed.toLowerCase() && isWithin(name, typed)
      let [isLoose, isSwapped, isNamed] = [true, true, false]
      const ranks = asked.flatMap((way) => {
        const rank = rankOf(name, around, way.words)
        if (rank < 0) return []
        if (rank < LOOSE) isLoose = false
        if (!way.isSwapped) isSwapped = false
        if (!way.isSwapped && rank % 2 === 0) isNamed = true
        return isOfKind(way.kind) && way.isBare ? -1 + rank / 100 : rank + way.late
      })
      // A city of before may have the name of its province.
      const isMeant = meant.includes(name) && !(isOld && place && isToday.has(name))
      if (isMeant) {
        ranks.push(meantRank(isOld && place))
        isLoose = isSwapped = false
      }
      // A province, of before too, stands before a commune of the same name; one with a page before others.
      const commune = units[0].id ? 0.0005 : 0.001
      const before = !place ? 0.0002 : isMeant ? 0.0003 : 0.005
      const standing = isOld ? before : units[0].full === units[0].province ? 0 : commune
      const rank = Math.min(...ranks) + standing
      return {
        title,
        words: bare(name),
        note,
        old,
        units,
        isLoose,
        isSwapped,
        isNamed,
        rank: isAccented ? Math.min(rank, -1 + rank / 100) : rank,
      }
    })
    .filter((one) => one.rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
  // Where a name has what is typed, one that has its first word and lies near the others is not meant.
  const sure = found.filter((one) => !one.isLoose)
  const kept = sure.length ? sure : found
  // Where names begin with all that is typed, its first word is no province: "la bang" is not in Long An.
  return onceEach(kept.some((one) => one.isNamed) ? kept.filter((one) => !one.isSwapped) : kept)
}

/**
 * The places without those that lead to a unit which is found by its own name too, where both names have the same words: "Thị trấn
 * Hữu Lũng" became "Xã Hữu Lũng". The better one stays.
 * @template {{title: string, words: string, note: string, units: any[]}} Found
 * @param {Found[]} found
 */
const onceEach = (found) => {
  const keyOf = ({ words, units }) => (units.length > 1 ? "" : `${words}|${units[0].full}`)
  const today = new Set(found.filter((one) => !one.note).map(keyOf))
  const seen = new Set()
  return found.filter((one) => {
    const key = keyOf(one)
    const isAgain = seen.has(key)
    if (key && today.has(key)) seen.add(key)
    return !isAgain
  })
}

/**
 * Folded words with i and y changed at the ends of syllables that are spelled both ways: "ki lua" is Kỳ Lừa, "qui nhon" Quy Nhơn.
 * @param {string} typed
 */
export const spelledOtherwise = (typed) =>
  wordsOf(typed)
    .trim()
    .replace(/\b([hklmst]|qu)([iy])\b/g, (_, begin, end) => begin + (end === "i" ? "y" : "i"))

/**
 * The places named as typed, the best first. Rejects without a network.
 * @param {string} typed
 * @param {string | URL} root the address of the portal
 */
export const placesNamed = async (typed, root) => {
  const country = await load("tinh", root)
  const find = async (words) => {
    const rows = await Promise.all(filesOf(words, country.files, country.short).map((name) => load(name, root)))
    return findPlaces(rows.flat(), words, country.provinces, country.short)
  }
  const found = await find(typed)
  return found.length ? found : find(spelledOtherwise(typed))
}

// -- Places to subscribe to: one without a feed leads to that of its province, else of the country, else of everything.

/**
 * `choose` gives the choice of a place that has a feed. A choice names the scope to follow and what is said of it, the name that
 * was typed (`old`), or the units that a place of before was divided among (`parts`).
 * @typedef {{id: string, title: string, full: string, level: string, until?: string}} Listed
 * @typedef {{full: string, province: string, provinceId: string, id: string}} Unit
 * @typedef {{full: string, name?: string, says: string, scope?: string, title?: string, note?: string, old?: string, parts?: Choice[]}} Choice
 */

/**
 * The places named as typed, each with its feed or the nearest one. Rejects without a network.
 * @param {string} typed
 * @param {URL} root the address of the portal
 * @param {Listed[]} records the places that have a feed
 * @param {(record: Listed) => Choice} choose
 * @returns {Promise<Choice[]>}
 */
export const placesToFollow = async (typed, root, records, choose) => {
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
    if (units.length === 1) return { ...choiceOf(units[0], old), note, old }
    const says = `${old} nay thuộc ${units.length} đơn vị. Chọn nơi của bạn:`
    return { full: title, note, old, says, parts: units.map((unit) => choiceOf(unit, old)) }
  })
}
