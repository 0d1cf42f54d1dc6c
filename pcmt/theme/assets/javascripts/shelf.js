// Filters the shelf of materials at once. Without it the same choices are links to pages of their own.
// Every card names the values under which it is found (data-doi-tuong="giao-vien hoc-sinh").
import { fits, formatNumber, startFilter } from "./filter.js"

const form = document.querySelector(".shelf-filter")
const shelf = form.closest(".shelf")
const rows = shelf.querySelector(".shelf-rows")
const none = shelf.querySelector(".shelf-none")
const pages = shelf.querySelector(":scope > .chips")
const names = [...form.querySelectorAll("select")].map((field) => field.name)
const total = form.querySelector("output").textContent
const noun = form.dataset.noun || "tài liệu"
let isWhole = !form.dataset.more
let cards = readCards()

function readCards() {
  return [...rows.querySelectorAll(".shelf-card")].map((node) => ({
    node,
    values: Object.fromEntries(names.map((name) => [name, node.getAttribute(`data-${name}`).split(" ")])),
  }))
}

async function fetchPage(path) {
  const address = new URL(path, location.href)
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(String(answer.status))
  return { address, page: new DOMParser().parseFromString(await answer.text(), "text/html") }
}

// A large shelf goes on on further pages, whose cards are the same: they are fetched when somebody filters.
async function fetchRest() {
  const texts = await Promise.all(form.dataset.more.split(" ").map(fetchPage))
  if (isWhole) return // a second request was faster
  isWhole = true
  for (const { address, page } of texts) {
    for (const [name, selector] of [
      ["href", "a"],
      ["src", "img"],
    ]) {
      for (const node of page.querySelectorAll(`.shelf-card ${selector}`))
        node[name] = new URL(node.getAttribute(name), address).href
    }
    for (const row of page.querySelectorAll(".shelf-row")) {
      const own = rows.querySelector(`[data-kind="${row.dataset.kind}"]`)
      if (own) own.querySelector("ul, tbody").append(...row.querySelectorAll(".shelf-card"))
      else rows.append(row)
    }
  }
  if (pages) pages.hidden = true
  cards = readCards()
}

function show(isChosen, choices) {
  let found = 0
  for (const card of cards) {
    card.node.hidden = !fits(choices, card.values)
    if (!card.node.hidden) found++
  }
  for (const row of rows.querySelectorAll(".shelf-row")) {
    const left = row.querySelectorAll(".shelf-card:not([hidden])").length
    row.hidden = !left
    // Until the other pages are fetched the printed count of the whole list is the true one.
    const label = row.querySelector(".count")
    label.dataset.printed ??= label.textContent
    label.textContent = isChosen || isWhole ? `(${formatNumber(left)})` : label.dataset.printed
  }
  none.hidden = found > 0
  return isChosen ? `Tìm thấy ${formatNumber(found)} ${noun}.` : total
}

startFilter(form, {
  load: async () => {
    if (!isWhole) await fetchRest()
  },
  items: () => (isWhole ? cards.map((card) => card.values) : null),
  show,
  failed: `Chưa tải được hết danh sách. Đây là những ${noun} tìm thấy trong trang này.`,
  cleared: `Đã xóa bộ lọc. ${total}`,
  isPartial: true,
})
