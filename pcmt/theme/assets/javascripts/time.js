// Keeps a page true on any day after its build, by Vietnam's calendar. Marks, told in pcmt/show/parts/time_marks.py:
// data-start, data-end (exclusive) or data-yearly="06-01/06-30"; adds data-now
// data-state data-words="coming|running|past" data-eve, with {n} {k} {t} {d} {y}
// data-show="coming running"   data-title="…"   data-opening="12345 07:30-17:00;6 08:00-11:00"
// data-regroup around [data-group="past" data-limit data-rest data-unless] around [data-items]; data-of, data-empty, data-count
// document hears the event "drawn"
const DAY = 864e5
const HOUR = 36e5
const STATES = ["coming", "running", "past"]
const WEEK = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
const all = (selector, box = document) => [...box.querySelectorAll(selector)]

// UTC+7, without daylight saving since 1975.
const local = (instant) => new Date(instant + 7 * HOUR)
const dayOf = (instant) => Math.floor(local(instant).getTime() / DAY)
const midnight = (day) => day * DAY - 7 * HOUR

// NaN for 29 February in a common year.
function dayIn(year, text) {
  const [month, day] = text.split("-")
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCDate() === +day ? date.getTime() / DAY : NaN
}

function thisOrNext(rule, now) {
  const [first, last = first] = rule.split("/")
  for (let year = local(now).getUTCFullYear(); ; year++) {
    const end = dayIn(year, last) || dayIn(year, "02-28") // 29 February in a common year
    const [from, to] = [midnight(dayIn(year, first)), midnight(end + 1)]
    if (from < to && to > now) return [from, to]
  }
}

function stretch({ dataset: { start, end, yearly } }, now) {
  const limits = [start ? Date.parse(start) : -Infinity, end ? Date.parse(end) : Infinity]
  const [from, to] = yearly ? thisOrNext(yearly, now) : limits
  return { from, to, state: STATES[Number(now >= from) + Number(now >= to)] }
}

function say(element, words) {
  if (element.textContent !== words) element.textContent = words
  element.hidden = !words
}

function tell(element, { from, to, state }, now) {
  const start = local(from)
  const left = dayOf(from) - dayOf(now)
  const y = start.getUTCFullYear()
  const d = `${start.getUTCDate()}/${start.getUTCMonth() + 1}/${y}`
  const values = { n: left, k: 1 - left, t: dayOf(to - 1) - dayOf(from) + 1, d, y }
  const { words, eve = "" } = element.dataset
  const near = state === "coming" && eve.split("|")[left]
  const sentence = near || words.split("|")[STATES.indexOf(state)]
  say(
    element,
    sentence.replace(/{(\w)}/g, (_, name) => values[name]),
  )
}

// Duty hours of this week and the next, in order.
function hoursOf(text, now) {
  const monday = dayOf(now) - ((dayOf(now) + 3) % 7) // day 0 was a Thursday
  return text
    .split(";")
    .flatMap((line) => {
      const [days, clocks] = line.split(" ")
      const [from, until] = clocks.split("-").map((clock) => clock.slice(0, 2) * HOUR + clock.slice(3) * 6e4)
      const starts = [...days].flatMap((day) => [+day - 1, +day + 6]).map((day) => midnight(monday + day))
      return starts.map((start) => [start + from, start + until])
    })
    .sort(([one], [other]) => one - other)
}

// Returns the instants of change.
function answer(element, { state }, now) {
  const hours = hoursOf(element.dataset.opening, now)
  const isOn = hours.some(([from, until]) => from <= now && now < until)
  const [next] = hours.find(([from]) => from > now)
  const day = dayOf(next) === dayOf(now) ? "hôm nay" : WEEK[(dayOf(next) + 3) % 7]
  const clock = local(next).toISOString().slice(11, 16)
  const words = isOn ? "đang trong giờ trực" : `ngoài giờ trực, trực lại từ ${clock} ${day}`
  say(element, state === "past" ? "" : words)
  element.dataset.now = isOn ? "running" : "past"
  return hours.flat()
}

const rank = { coming: (at) => at.from, running: (at) => at.to, past: (at) => -at.to }

function regroup(box, now) {
  const groups = all("[data-group]", box)
  const listOf = (group) => group.querySelector("[data-items]")
  const items = groups.flatMap((group) => [...listOf(group).children]).filter((item) => item.dataset.now)
  const sizes = {}
  for (const group of groups) {
    const { group: states, limit, rest = 0 } = group.dataset
    const list = listOf(group)
    const chosen = states.split(" ").flatMap((state) => {
      const place = (item) => rank[state](stretch(item, now))
      return items.filter((item) => item.dataset.now === state).sort((one, other) => place(one) - place(other))
    })
    // A link moved in vain would lose the focus.
    const old = [...list.children].filter((item) => items.includes(item))
    if (chosen.length !== old.length || chosen.some((item, i) => item !== old[i])) list.append(...chosen)
    if (limit)
      chosen.forEach((item, i) => {
        item.hidden = i >= limit
      })
    const unmarked = [...list.children].filter((item) => !item.dataset.now)
    sizes[states] = chosen.length + unmarked.length + +rest
  }
  for (const group of groups) group.hidden = !sizes[group.dataset.group] || sizes[group.dataset.unless] > 0
  for (const one of all("[data-of]", box)) one.hidden = !sizes[one.dataset.of]
  for (const one of all("[data-empty]", box)) one.hidden = sizes[one.dataset.empty] > 0
  for (const one of all("[data-count]", box)) one.textContent = `(${sizes[one.dataset.count]})`
}

let timer
function run() {
  const now = Date.now()
  const changes = [midnight(dayOf(now) + 1)]
  for (const element of all("[data-start],[data-end],[data-yearly],[data-opening]")) {
    const at = stretch(element, now)
    const { state, show, opening } = element.dataset
    element.dataset.now = at.state
    changes.push(at.from, at.to)
    if (state !== undefined) tell(element, at, now)
    if (show) element.hidden = !show.split(" ").includes(at.state)
    if (opening) changes.push(...answer(element, at, now))
  }
  for (const box of all("[data-regroup]")) regroup(box, now)
  for (const element of all("[data-title]")) element.textContent = element.dataset.title
  clearTimeout(timer)
  timer = setTimeout(run, Math.min(...changes.filter((one) => one > now)) - now)
}

run()
addEventListener("pageshow", run)
document.addEventListener("drawn", run)
document.addEventListener("visibilitychange", () => document.hidden || run())
