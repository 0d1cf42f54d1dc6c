// Filters the page of all events. Without it the same choices are links to pages of their own.
// The list (data-list, see pcmt/publish/event_filter_data.py) is fetched the first time somebody chooses.
import { fits, formatNumber, startFilter } from "./filter.js"

const ROWS = 60
const FIELDS = [
  "id",
  "title",
  "start",
  "end",
  "when",
  "status",
  "statusWords",
  "moved",
  "where",
  "place",
  "type",
  "campaign",
  "audiences",
  "oldMonth",
]

const day = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10)
document.querySelector(`.month-grid [data-day="${day}"]`)?.setAttribute("aria-current", "date")

const form = document.querySelector(".event-filter")
const box = form?.closest(".event-list")
const [printed, results, blank] = [".event-printed", ".event-results", ".event-row-blank"].map((name) =>
  box?.querySelector(name),
)
const rows = results?.querySelector("ol")
const more = results?.querySelector("button")
const [place, commune] = ["dia-phuong", "xa"].map((name) => form?.elements[name])
let list = null
let found = []
let shown = 0

const monthsOf = (event) => {
  const [first, last] = [event.start, event.end - 1].map((instant) => new Date(instant + 7 * 36e5))
  const months = event.oldMonth ? [event.oldMonth] : []
  for (let year = first.getUTCFullYear(), month = first.getUTCMonth(); ; month++) {
    const id = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7)
    if (id > last.toISOString().slice(0, 7)) return months
    months.push(id)
  }
}

// Every event gets, for each select, the set of values under which it is found.
function read(data) {
  return data.events.map((row, number) => {
    const event = Object.fromEntries(FIELDS.map((name, place) => [name, row[place]]))
    event.start *= 6e4
    event.end *= 6e4
    const places = event.place < 0 ? [] : data.places[event.place][2].map((number) => data.places[number][0])
    const values = {
      thang: monthsOf(event),
      "dia-phuong": places,
      xa: places,
      "doi-tuong": event.audiences.map((number) => data["doi-tuong"][number]),
      loai: [data.loai[event.type]],
      "chien-dich": [data["chien-dich"][event.campaign]],
    }
    for (const [name, all] of Object.entries(data.filters ?? {})) values[name] = all[number]
    return { ...event, values }
  })
}

async function load() {
  if (list) return
  form.querySelector("output").textContent = "Đang tải danh sách…"
  const answer = await fetch(form.dataset.list)
  if (!answer.ok) throw new Error(String(answer.status))
  const data = await answer.json()
  list = { events: read(data), places: data.places }
}

// The communes of the chosen province: those whose events its list holds and that are no choice of their own.
function offerCommunes(wanted) {
  const own = new Set([...place.options].map((option) => option.value))
  const inside = list.places.filter(
    ([id, , numbers]) => !own.has(id) && numbers.some((number) => list.places[number][0] === place.value),
  )
  const chosen = inside.some(([id]) => id === wanted) ? wanted : ""
  const isCountry = inside.length > 400 // a whole country's communes are no choice for a phone: take the province first
  const named = isCountry ? [] : inside.sort((one, other) => one[1].localeCompare(other[1], "vi", { numeric: true }))
  commune.replaceChildren(
    commune.options[0],
    ...named.map(([id, title]) => {
      const option = new Option(title, id, false, id === chosen)
      option.dataset.words = title
      return option
    }),
  )
  commune.closest("p").hidden = !named.length
}

function draw(event) {
  const row = blank.content.firstElementChild.cloneNode(true)
  row.classList.toggle("event-row--off", event.status === "cancelled" || (event.status === "postponed" && !event.moved))
  const when = document.createElement("time")
  when.textContent = event.when
  when.dateTime = new Date(event.start).toISOString()
  row.querySelector(".event-when").append(when)
  row.querySelector("a").textContent = event.title
  row.querySelector("a").href = `${form.dataset.root}su-kien/${event.id}/`
  const badge = (tone, words) => {
    const span = document.createElement("span")
    span.className = `badge badge--${tone}`
    span.textContent = words
    row.querySelector(".badges").append(span, " ")
  }
  const now = Date.now()
  const [tone, words] =
    event.end <= now
      ? ["past", "đã qua"]
      : event.start <= now
        ? ["ongoing", "đang diễn ra"]
        : ["upcoming", "sắp diễn ra"]
  if (!["cancelled", "postponed"].includes(event.status)) badge(tone, words)
  if (event.statusWords) badge(event.status, event.statusWords)
  row.querySelector(".card-meta").textContent = [event.moved, event.where].filter(Boolean).join(" · ")
  return row
}

function drawMore() {
  const next = found.slice(shown, shown + ROWS).map(draw)
  rows.append(...next)
  shown += next.length
  more.hidden = shown >= found.length
  more.textContent = `Xem thêm ${Math.min(ROWS, found.length - shown)} sự kiện`
  return next[0]
}

function show(isChosen, choices) {
  printed.hidden = isChosen
  results.hidden = !isChosen
  if (!isChosen) return ""
  const now = Date.now()
  const chosen = list.events.filter((event) => fits(choices, event.values))
  const isOver = (event) => event.end <= now
  found = [...chosen.filter((event) => !isOver(event)), ...chosen.filter(isOver).reverse()]
  shown = 0
  rows.replaceChildren()
  drawMore()
  return found.length
    ? `Tìm thấy ${formatNumber(found.length)} sự kiện.`
    : "Không có sự kiện nào hợp với các lựa chọn này."
}

let offered = null
function adapt(wanted) {
  const isSame = offered === place.value && commune.value === (wanted.get("xa") ?? "")
  if (!list || isSame) return
  offered = place.value
  offerCommunes(wanted.get("xa"))
}

if (form) {
  more.addEventListener("click", () => drawMore()?.querySelector("a").focus())
  startFilter(form, {
    load,
    items: () => list?.events.map((event) => event.values) ?? null,
    show,
    adapt,
    failed: "Chưa tải được danh sách. Hãy thử lại, hoặc xem theo tháng ở dưới.",
    cleared: "Đã xóa bộ lọc.",
    isPartial: false,
  })
}
