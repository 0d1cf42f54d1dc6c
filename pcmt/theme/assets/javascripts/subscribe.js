// The chooser of the page dang-ky/: who or where you are, how you want to be told, then the one address that fits.
// It draws nothing itself. The offers of audiences stand on this page; those of a place, an agency or a campaign are
// fetched with that record's own page, so that they can never differ from what it says.
import { wordsOf } from "./folding.js"

const SHOWN = 8
const chooser = document.querySelector(".chooser")
const chosen = chooser.querySelector("[data-chosen]")
const said = chosen.querySelector("[role=status]")
const offerSpot = chosen.querySelector("[data-offer]")
const guideSpot = chosen.querySelector("[data-guide]")
let current = null // {title, section}: what was chosen last
let asked = 0 // number of the last request: answers that come late are dropped

const picked = (name) => chooser.querySelector(`input[name=${name}]:checked`).value

function show() {
  if (!current) return
  const section = current.section.cloneNode(true)
  const both = [...section.querySelectorAll(".offer")]
  // Report dates come as a calendar only: then that is shown, whatever was asked for.
  const way = (both.find((offer) => offer.dataset.way === picked("cach")) ?? both[0])?.dataset.way ?? ""
  for (const offer of both) offer.hidden = offer.dataset.way !== way
  for (const code of section.querySelectorAll("details")) code.open = true
  for (const button of section.querySelectorAll("[data-copy]")) button.hidden = false
  section.querySelector(":scope > summary")?.remove()
  // A section without offers belongs to a unit that is no more: it names the ones to follow instead.
  said.textContent = way ? `${way === "lich" ? "Lịch" : "Tin mới"}: ${current.title}` : current.title
  offerSpot.replaceChildren(...section.childNodes)
  putGuide(way)
  chosen.hidden = false
}

// The instructions stand on the page for those without scripts; here the fitting ones move under the address.
function putGuide(way) {
  for (const guide of document.querySelectorAll("[data-guide-for]")) {
    const home = document.getElementById(`cho-${guide.dataset.guideFor}`)
    const target = guide.dataset.guideFor === way ? guideSpot : home
    if (guide.parentElement !== target) target.append(guide)
  }
}

function choose(title, section) {
  current = { title, section }
  show()
}

function forget() {
  asked += 1
  current = null
  putGuide("")
  chosen.hidden = true
}

async function follow(scope, title) {
  asked += 1
  const number = asked
  const here = [...document.querySelectorAll("details[data-scope]")].find((one) => one.dataset.scope === scope)
  if (here) return choose(title, here)
  const address = new URL(`${chooser.dataset.root}${scope}/`, location.href)
  let section = null
  try {
    const answer = await fetch(address)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    section = page.querySelector("section.subscribe")
    for (const spare of section?.querySelectorAll("h2, .subscribe-guide") ?? []) spare.remove()
    for (const link of section?.querySelectorAll("a[href]") ?? [])
      link.href = new URL(link.getAttribute("href"), address)
  } catch {
    /* no network: the link below still leads there */
  }
  if (!section) {
    section = document.createElement("div")
    const link = document.createElement("a")
    link.href = `${address}#nhan-tin`
    link.textContent = `Mở trang ${title}`
    section.append("Chưa lấy được địa chỉ. ", link)
  }
  if (number === asked) choose(title, section)
}

// -- Search: a list is fetched when somebody first types into its field.

const lists = new Map()

async function listOf(field) {
  if (!lists.has(field)) {
    const records = await (await fetch(field.dataset.list)).json()
    const titles = new Map(records.map((one) => [one.id, one.title]))
    for (const one of records) {
      const parent = titles.get(one.parent) ?? ""
      one.words = wordsOf(one.title)
      one.around = `${one.words}${wordsOf(parent)}`
      const isNamed = one.level !== "commune" || !parent || one.words.includes(wordsOf(parent))
      one.full = isNamed ? one.title : `${one.title}, ${parent}`
    }
    lists.set(field, records)
  }
  return lists.get(field)
}

// The words in the order typed, or else in any order. What names them sooner comes first, units that are no more last.
function matches(records, query) {
  const phrase = wordsOf(query).trimEnd()
  if (!phrase) return []
  const words = phrase.trim().split(" ")
  const exact = records.filter((one) => one.words.includes(phrase))
  const found = exact.length ? exact : records.filter((one) => words.every((word) => one.around.includes(` ${word}`)))
  const rank = (one) => [one.until ? 1 : 0, one.words.indexOf(phrase), one.words.length]
  const ranks = new Map(found.map((one) => [one, rank(one)]))
  return found.sort((a, b) => {
    const [x, y] = [ranks.get(a), ranks.get(b)]
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2]
  })
}

async function search(field) {
  const part = field.closest(".chooser-part")
  const status = part.querySelector("[role=status]")
  const query = field.value.trim()
  let found
  try {
    found = matches(await listOf(field), query)
  } catch {
    status.textContent = "Chưa tải được danh sách. Hãy xem danh sách ở bên dưới trang."
    return
  }
  if (query !== field.value.trim()) return
  status.textContent = !query
    ? ""
    : !found.length
      ? "Không thấy nơi nào. Thử gõ ít chữ hơn."
      : found.length > SHOWN
        ? `Thấy ${found.length}, đây là ${SHOWN} dòng đầu. Gõ thêm chữ để tìm đúng nơi.`
        : `Thấy ${found.length}.`
  part.querySelector(".chooser-found").replaceChildren(
    ...found.slice(0, SHOWN).map((one) => {
      const item = document.createElement("li")
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = one.until ? `${one.full} (tên cũ)` : one.full
      button.addEventListener("click", () => {
        field.value = one.full
        part.querySelector(".chooser-found").replaceChildren()
        status.textContent = `Đã chọn ${one.full}.`
        field.focus()
        follow(`${part.dataset.part}/${one.id}`, one.full)
      })
      item.append(button)
      return item
    }),
  )
}

for (const field of chooser.querySelectorAll("input[type=search]")) {
  field.addEventListener("input", () => {
    forget()
    search(field)
  })
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") field.closest(".chooser-part").querySelector(".chooser-found button")?.click()
  })
}

for (const list of chooser.querySelectorAll("select")) {
  list.addEventListener("change", () =>
    list.value ? follow(list.value, list.selectedOptions[0].textContent) : forget(),
  )
}

for (const radio of chooser.querySelectorAll("input[name=theo]")) {
  radio.addEventListener("change", () => {
    for (const part of chooser.querySelectorAll(".chooser-part")) part.hidden = part.dataset.part !== radio.value
    forget()
    const list = chooser.querySelector(".chooser-part:not([hidden]) select")
    if (!radio.value) follow("", "tất cả tin của cổng")
    else if (list?.value) list.dispatchEvent(new Event("change"))
  })
}

for (const radio of chooser.querySelectorAll("input[name=cach]")) radio.addEventListener("change", show)

chooser.addEventListener("submit", (event) => event.preventDefault())

// A unit that is no more names its successors: their addresses are shown here rather than on another page.
offerSpot.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-scope]")
  if (!link) return
  event.preventDefault()
  follow(link.dataset.scope, link.textContent)
})
