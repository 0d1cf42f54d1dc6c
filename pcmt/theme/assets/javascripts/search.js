// The search of the header. What it needs is fetched when a visitor first turns to it, and then only the parts of the index
// that hold the words typed (search_query.js).

import { openResults } from "./search_results.js"

const TYPING_PAUSE = 150 // milliseconds without a key, before words are looked for
const TURNS = "#__search, [for=__search], .open-search, .md-search"
const CHOICES = "[href], button:not([hidden])"
const HELP_PAGES = [
  ["tro-giup/", "Trợ giúp"],
  ["tai-lieu/", "Tài liệu"],
  ["a-z/", "Tra theo chữ cái"],
]
/** Said where not even the index can be read. */
const CALL_WITHOUT_DATA = { call: "111", title: "Tổng đài quốc gia bảo vệ trẻ em" }

const config = JSON.parse(document.getElementById("__config").textContent)
const base = new URL(config.base, location.href)
const toggle = document.getElementById("__search")
const dialog = document.querySelector(".md-search")
const field = dialog.querySelector("[name=query]")
const status = dialog.querySelector(".md-search-result__meta")
const list = dialog.querySelector(".md-search-result__list")
const scroller = dialog.querySelector(".md-search__scrollwrap")

let search // the opened index, as a promise
let searched = "" // the query whose results are shown or on their way
let pause

const words = (key, number = 0) => {
  const text = number > 999 ? `${(number / 1000).toFixed(1).replace(/\.0$/, "")}k` : String(number)
  return config.translations[`search.result.${key}`].replace("#", text)
}

const results = openResults(list, base, (other) => {
  field.value = other
  field.focus()
  query()
})

const sayFound = ({ found, answers, all, isMore, isApart }) => {
  if (!found.length) return answers.length ? "" : words("none")
  if (isApart) return "Không trang nào có cụm từ này. Các trang dưới đây chỉ có từng từ rời"
  if (!all) return "Không trang nào có đủ các từ; đây là những trang có nhiều từ nhất"
  return isMore ? `Tìm thấy hơn ${all} trang` : words(all > 1 ? "other" : "one", all)
}

const showError = () => {
  searched = ""
  status.textContent = "Chưa tải được dữ liệu tìm kiếm"
  list.replaceChildren()
  const sentences = ["Có thể máy đang mất mạng. Kiểm tra mạng rồi gõ lại."]
  results.showHelp({ calls: [CALL_WITHOUT_DATA], sentences, pages: HELP_PAGES })
}

const query = async () => {
  const typed = field.value.trim()
  if (typed === searched) return
  searched = typed
  if (!typed) {
    status.textContent = words("placeholder")
    list.replaceChildren()
    return
  }
  status.textContent = "Đang tìm"
  const isCurrent = () => typed === searched
  try {
    const index = await start()
    const result = await index.find(typed)
    if (!isCurrent() || !(await results.show(result, index, isCurrent))) return
    scroller.scrollTop = 0
    status.textContent = sayFound(result)
    const isHelped = !result.all || result.isApart
    if (isHelped)
      results.showHelp({
        calls: index.help,
        sentences: ["Thử ít từ hơn, hoặc từ khác cùng nghĩa."],
        pages: HELP_PAGES,
        isFirst: result.isApart,
        drawing: result.found.length ? "" : index.drawing,
      })
  } catch {
    if (isCurrent()) showError()
  }
}

const fetchJson = async (name) => {
  const answer = await fetch(new URL(`search/${name}`, base))
  if (!answer.ok) throw new TypeError(answer.statusText)
  return answer.json()
}

const openSearch = async () => {
  const { openIndex } = await import("./search_query.js")
  return openIndex(fetchJson)
}

/** The index, opened once; what failed is tried again by the next call. */
const start = () => {
  if (!search) {
    search = openSearch()
    search.catch(() => {
      search = undefined
    })
  }
  return search
}

const turnTo = async () => {
  try {
    await start()
    if (!field.value) status.textContent = words("placeholder")
  } catch {
    // Said when words are typed.
  }
}

const open = (isOpen) => {
  if (toggle.checked !== isOpen) toggle.click()
}

const move = (step) => {
  const stops = [field, ...list.querySelectorAll(CHOICES)]
  const at = Math.max(0, stops.indexOf(document.activeElement))
  stops[(at + stops.length + step) % stops.length].focus()
}

/** Go to the first result. */
const follow = () => list.querySelector(".search-hit")?.click()

/** Whether a key means something to the element that has the focus. */
const isTyping = (active, key) =>
  active?.matches("select, textarea, [contenteditable], input:not([type=radio])") ||
  (active?.matches("[type=radio]") && key.startsWith("Arrow"))

const KEYS = {
  Enter: () => document.activeElement === field && follow(),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
}

document.addEventListener("keydown", (event) => {
  const { key, isComposing, metaKey, ctrlKey } = event
  if (isComposing || metaKey || ctrlKey) return
  if (!toggle.checked) {
    if (!["f", "s", "/"].includes(key) || isTyping(document.activeElement, key)) return
    field.focus()
    field.select()
    event.preventDefault()
  } else if (key === "Escape") {
    open(false)
    field.blur()
  } else if (key in KEYS) {
    if (key !== "Enter" || document.activeElement === field) event.preventDefault()
    KEYS[key]()
  } else if (key.length === 1 && key !== " " && document.activeElement !== field) field.focus()
})

for (const kind of ["focusin", "pointerover", "change"])
  document.addEventListener(kind, ({ target }) => /** @type {any} */ (target).closest?.(TURNS) && turnTo(), {
    passive: true,
  })
field.addEventListener("focus", () => open(true))
for (const kind of ["input", "keyup", "focus"])
  field.addEventListener(kind, () => {
    clearTimeout(pause)
    pause = setTimeout(query, field.value ? TYPING_PAUSE : 0)
  })
field.form.addEventListener("reset", () => {
  field.focus()
  setTimeout(query)
})
field.form.addEventListener("submit", (event) => event.preventDefault())
dialog.addEventListener("click", ({ target }) => target.closest("a:not([href^='tel:'])") && open(false))
// The page behind is covered while the search is open.
dialog.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && relatedTarget !== toggle && !dialog.contains(relatedTarget)) open(false)
})
toggle.addEventListener("change", () => {
  list.hidden = !toggle.checked
})
list.hidden = !toggle.checked

const wanted = new URL(location.href).searchParams.get("q")
if (wanted !== null) {
  open(true)
  field.value = wanted
  field.focus()
  query()
  toggle.addEventListener(
    "change",
    () => {
      const left = new URL(location.href)
      left.searchParams.delete("q")
      history.replaceState({}, "", left)
    },
    { once: true },
  )
}
