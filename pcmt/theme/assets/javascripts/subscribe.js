// The chooser of the page dang-ky/: who or where you are, how you want to be told, then the one address that fits.
// It draws nothing itself. The offers of audiences stand on this page; those of a place, an agency or a campaign are
// fetched with that record's own page, so that they can never differ from what it says. Places are looked up among all names of
// the country (place_names.js): one without a page gets the offers of its province or of the country.
import { wordsOf } from "./folding.js"

const SHOWN = 8
const chooser = document.querySelector(".chooser")
const chosen = chooser.querySelector("[data-chosen]")
const said = chosen.querySelector("[role=status]")
const offerSpot = chosen.querySelector("[data-offer]")
const guideSpot = chosen.querySelector("[data-guide]")
const root = new URL(chooser.dataset.root, location.href)
const NOT_LOADED = "Chưa tải được danh sách. Hãy kiểm tra mạng rồi gõ lại, hoặc mở danh sách mọi địa chỉ ở bên dưới."
const NOTHING_FOUND = {
  "dia-phuong": "Không thấy nơi nào tên như vậy. Thử gõ chỉ tên riêng, không cần «xã», «phường»; hoặc gõ tên tỉnh.",
  "co-quan": "Không thấy cơ quan nào tên như vậy. Thử gõ một hai chữ trong tên.",
}
let current = null // {title, section}: what was chosen last
let asked = 0 // number of the last request: answers that come late are dropped

const picked = (name) => chooser.querySelector(`input[name=${name}]:checked`).value

function show() {
  if (!current) return putGuide("")
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

// The instructions stand on the page for those without scripts; here those of the way picked are shown, and move under the
// address once there is one.
function putGuide(way) {
  for (const guide of document.querySelectorAll("[data-guide-for]")) {
    guide.hidden = guide.dataset.guideFor !== (way || picked("cach"))
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
  const address = new URL(`${scope}/`, root)
  let section = null
  try {
    const answer = await fetch(address)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    section = page.querySelector("section.subscribe")
    for (const spare of section?.querySelectorAll("h2") ?? []) spare.remove()
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

// The words in the order typed (then they are a name), or else in any order. What names them sooner comes first, units that
// are no more last.
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

const partOf = (field) => field.closest(".chooser-part")
const say = (field, words) => {
  partOf(field).querySelector("[role=status]").textContent = words
}
const offer = (field, choices) =>
  partOf(field)
    .querySelector(".chooser-found")
    .replaceChildren(...choices.map((one) => buttonOf(field, one)))

async function search(field) {
  const query = field.value.trim()
  const isPlace = partOf(field).dataset.part === "dia-phuong"
  offer(field, [])
  say(field, query ? "Đang tìm…" : "")
  let choices
  try {
    const records = await listOf(field)
    choices = matches(records, query).map((record) => choiceOf(field, record))
    if (isPlace && query.length > 1) choices = await withAllPlaces(field, query, records, choices)
  } catch {
    if (query === field.value.trim()) say(field, NOT_LOADED)
    return
  }
  if (query !== field.value.trim()) return
  const count = choices.length
  const isShort = query.length < 2
  const many = `Thấy ${count}, đây là ${SHOWN} dòng đầu. Gõ thêm chữ để tìm đúng nơi.`
  const none = isShort ? "Gõ thêm chữ để tìm." : NOTHING_FOUND[partOf(field).dataset.part]
  say(field, !query ? "" : !count ? none : count > SHOWN ? many : `Thấy ${count}.`)
  offer(field, choices.slice(0, SHOWN))
}

// A record with just this name (the country, a village), the places of the country that have the name typed, then records that
// have its words somewhere; without a network only records.
async function withAllPlaces(field, query, records, choices) {
  try {
    const { placesToFollow } = await import("./place_names.js")
    const named = await placesToFollow(query, root, records, (record) => choiceOf(field, record))
    const [shown, former] = [named.map((one) => one.full), named.map((one) => wordsOf(one.old ?? ""))]
    const isFormer = (one) => one.isOld && former.some((name) => name.startsWith(wordsOf(one.full.split(" (")[0])))
    const others = choices.filter((one) => !shown.includes(one.full) && !isFormer(one))
    const isNamed = (one) => wordsOf(one.full) === wordsOf(query)
    return [...others.filter(isNamed), ...named, ...others.filter((one) => !isNamed(one))]
  } catch (error) {
    if (!choices.length) throw error
    return choices
  }
}

const choiceOf = (field, record) => ({
  full: record.full,
  name: record.until ? `${record.full} (tên cũ)` : record.full,
  says: `Đã chọn ${record.full}.`,
  scope: `${partOf(field).dataset.part}/${record.id}`,
  title: record.full,
  isOld: Boolean(record.until),
})

function buttonOf(field, choice) {
  const item = document.createElement("li")
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = choice.name ?? choice.full
  if (choice.note) {
    const note = document.createElement("span")
    note.className = "meta-line"
    note.textContent = choice.note
    button.append(" ", note)
  }
  button.addEventListener("click", () => take(field, choice))
  item.append(button)
  return item
}

function take(field, choice) {
  field.value = choice.full
  offer(field, choice.parts ?? [])
  say(field, choice.says)
  field.focus()
  if (!choice.parts) follow(choice.scope, choice.title)
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

// A link to instructions that are hidden picks their way.
function showLinked() {
  const heading = document.getElementById(location.hash.slice(1))
  const way = heading?.closest("[data-guide-for][hidden]")?.dataset.guideFor
  if (!way) return
  chooser.querySelector(`input[name=cach][value=${way}]`).checked = true
  show()
  heading.scrollIntoView()
}

putGuide("")
showLinked()
addEventListener("hashchange", showLinked)

chooser.addEventListener("submit", (event) => event.preventDefault())

// A unit that is no more names its successors: their addresses are shown here rather than on another page.
offerSpot.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-scope]")
  if (!link) return
  event.preventDefault()
  follow(link.dataset.scope, link.textContent)
})
