// Filters the page of all events. Without it the same choices are links to pages of their own.
// The list (data-list, see pcmt/publish/event_filter_data.py) is fetched the first time somebody chooses; the choices stand in the
// address (?doi-tuong=hoc-sinh&thang=2026-06), so a filtered list can be sent to others and found again with "back".
(() => {
  const day = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10)
  document.querySelector(`.month-grid [data-day="${day}"]`)?.setAttribute("aria-current", "date")

  const form = document.querySelector(".event-filter")
  if (!form) return
  const box = form.closest(".event-list")
  const [printed, results, blank] = [".event-printed", ".event-results", ".event-row-blank"].map(name => box.querySelector(name))
  const rows = results.querySelector("ol")
  const more = results.querySelector("button")
  const reset = form.querySelector("[type=reset]")
  const said = form.querySelector("output")
  const fields = [...form.querySelectorAll("select")]
  const [place, commune] = ["dia-phuong", "xa"].map(name => form.elements[name])
  const ROWS = 60
  const FIELDS = ["id", "title", "start", "end", "when", "status", "statusWords", "moved", "where", "place", "type", "campaign", "audiences", "oldMonth"]
  const number = value => value.toLocaleString("vi")
  let list
  let found = []
  let shown = 0

  const monthsOf = event => {
    const [first, last] = [event.start, event.end - 1].map(instant => new Date(instant + 7 * 36e5))
    const months = event.oldMonth ? [event.oldMonth] : []
    for (let year = first.getUTCFullYear(), month = first.getUTCMonth(); ; month++) {
      const id = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7)
      if (id > last.toISOString().slice(0, 7)) return months
      months.push(id)
    }
  }

  // Every event gets, for each select, the set of values under which it is found.
  function read(data) {
    return data.events.map(row => {
      const event = Object.fromEntries(FIELDS.map((name, place) => [name, row[place]]))
      event.start *= 6e4
      event.end *= 6e4
      const places = event.place < 0 ? [] : data.places[event.place][2].map(number => data.places[number][0])
      const values = {
        thang: monthsOf(event),
        "dia-phuong": places,
        xa: places,
        "doi-tuong": event.audiences.map(number => data["doi-tuong"][number]),
        loai: [data.loai[event.type]],
        "chien-dich": [data["chien-dich"][event.campaign]],
      }
      return { ...event, values }
    })
  }

  async function load() {
    if (list) return
    said.textContent = "Đang tải danh sách…"
    const answer = await fetch(form.dataset.list)
    if (!answer.ok) throw new Error(answer.status)
    const data = await answer.json()
    list = { events: read(data), places: data.places }
  }

  const fits = (event, but) => fields.every(field => field === but || !field.value || event.values[field.name].includes(field.value))

  // How many events each value would leave, the other choices kept.
  function count() {
    for (const field of fields) {
      const counts = {}
      for (const event of list.events) {
        if (fits(event, field)) for (const value of new Set(event.values[field.name])) counts[value] = (counts[value] || 0) + 1
      }
      for (const option of field.options) {
        if (!option.value) continue
        option.textContent = `${option.dataset.words} (${number(counts[option.value] || 0)})`
        option.disabled = !counts[option.value] && !option.selected
      }
    }
  }

  // The communes of the chosen province: those whose events its list holds and that are no choice of their own.
  function offerCommunes(wanted) {
    const own = new Set([...place.options].map(option => option.value))
    const inside = list.places.filter(([id, , numbers]) => !own.has(id) && numbers.some(number => list.places[number][0] === place.value))
    const chosen = inside.some(([id]) => id === wanted) ? wanted : ""
    const isCountry = inside.length > 400 // a whole country's communes are no choice for a phone: take the province first
    const named = isCountry ? [] : inside.sort((one, other) => one[1].localeCompare(other[1], "vi", { numeric: true }))
    commune.replaceChildren(commune.options[0], ...named.map(([id, title]) => {
      const option = new Option(title, id, false, id === chosen)
      option.dataset.words = title
      return option
    }))
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
    const [tone, words] = event.end <= now ? ["past", "đã qua"] : event.start <= now ? ["ongoing", "đang diễn ra"] : ["upcoming", "sắp diễn ra"]
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

  function show() {
    const isChosen = fields.some(field => field.value)
    printed.hidden = isChosen
    results.hidden = !isChosen
    reset.hidden = !isChosen
    said.textContent = ""
    if (list) count()
    if (!isChosen) return
    const now = Date.now()
    const chosen = list.events.filter(event => fits(event))
    const isOver = event => event.end <= now
    found = [...chosen.filter(event => !isOver(event)), ...chosen.filter(isOver).reverse()]
    shown = 0
    rows.replaceChildren()
    drawMore()
    said.textContent = found.length ? `Tìm thấy ${number(found.length)} sự kiện.` : "Không có sự kiện nào hợp với các lựa chọn này."
  }

  function address() {
    const chosen = fields.filter(field => field.value).map(field => [field.name, field.value])
    const query = new URLSearchParams(chosen).toString()
    return query ? `?${query}` : location.pathname
  }

  async function follow(change) {
    try {
      if (fields.some(field => field.value) || new URLSearchParams(location.search).size) await load()
      change()
      show()
    } catch {
      said.textContent = "Chưa tải được danh sách. Hãy thử lại, hoặc xem theo tháng ở dưới."
    }
  }

  function takeAddress() {
    const wanted = new URLSearchParams(location.search)
    follow(() => {
      for (const field of fields) if (field !== commune) field.value = [...field.options].some(one => one.value === wanted.get(field.name)) ? wanted.get(field.name) : ""
      if (list) offerCommunes(wanted.get("xa"))
    })
  }

  form.addEventListener("change", event => follow(() => {
    if (event.target === place) offerCommunes("")
    history.pushState(null, "", address())
  }))
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", event => {
    event.preventDefault()
    for (const field of fields) field.value = ""
    if (list) offerCommunes("")
    history.pushState(null, "", location.pathname)
    show()
    said.textContent = "Đã xóa bộ lọc."
    fields[0].focus()
  })
  more.addEventListener("click", () => drawMore()?.querySelector("a").focus())
  addEventListener("popstate", takeAddress)
  takeAddress()
})()
