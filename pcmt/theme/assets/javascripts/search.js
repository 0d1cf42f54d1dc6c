// The search of the header. What it needs is fetched when a visitor first turns to it, and then only the parts of the index
// that hold the words typed (search_query.js).

const SHOWN_AT_ONCE = 10
const TYPING_PAUSE = 150 // milliseconds without a key, before words are looked for
const TURNS = "#__search, [for=__search], .open-search, .md-search"
const CHOICES = "[href], button"
const HELP_PAGES = [
  ["duong-day-nong/", "Đường dây nóng"],
  ["tai-lieu/", "Tài liệu"],
  ["ke-hoach/", "Kế hoạch"],
]

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
let shown = { found: [], asked: [] }
let count = 0 // of the results that are shown or on their way
let pause

const words = (key, number = 0) => {
  const text = number > 999 ? `${(number / 1000).toFixed(1).replace(/\.0$/, "")}k` : String(number)
  return config.translations[`search.result.${key}`].replace("#", text)
}

const element = (tag, name, ...children) => {
  const made = document.createElement(tag)
  if (name) made.className = name
  made.append(...children)
  return made
}

const linkTo = (path, ...children) => {
  const link = element("a", "md-search-result__link", ...children)
  link.href = new URL(path, base).href
  link.tabIndex = -1
  return link
}

/** A page found, and its section that says most about the words. */
const itemOf = ({ location, kind, title, heading, text, missing }, mark) => {
  const marked = (tag, name, content) => element(tag, name, ...mark(content))
  const article = (...children) => element("article", "md-search-result__article md-typeset", ...children)
  const excerpt = text ? [marked("p", "", text)] : []
  if (missing.length) {
    const terms = missing.flatMap((term) => [" ", element("del", "", term)])
    excerpt.push(element("p", "md-search-result__terms", `${words("term.missing")}:`, ...terms))
  }
  const page = article(
    element("div", "md-search-result__icon md-icon"),
    ...(kind ? [element("p", "md-search-result__kind", kind)] : []),
    marked("h1", "", title),
    ...(heading ? [] : excerpt),
  )
  const item = element("li", "md-search-result__item", linkTo(location.split("#")[0], page))
  if (heading) item.append(linkTo(location, article(marked("h2", "", heading), ...excerpt)))
  return item
}

const showMore = async () => {
  const { found, asked, index } = shown
  const isFirst = !count
  const next = found.slice(count, count + SHOWN_AT_ONCE)
  count += next.length
  const entries = await Promise.all(next.map(async (one) => ({ ...one, ...(await index.show(one)) })))
  if (shown.found !== found) return
  if (isFirst) {
    list.replaceChildren()
    scroller.scrollTop = 0
  }
  list.append(...entries.map((entry) => itemOf(entry, (text) => index.mark(text, asked))))
}

const sayFound = ({ found, all, isMore }) => {
  if (!found.length) return words("none")
  if (!all) return "Không trang nào có đủ các từ; đây là những trang có nhiều từ nhất"
  return isMore ? `Tìm thấy hơn ${all} trang` : words(all > 1 ? "other" : "one", all)
}

/** What to do where nothing is found or can be read. */
const showHelp = (...sentences) => {
  const pages = HELP_PAGES.flatMap(([path, title]) => {
    const link = element("a", "", title)
    link.href = new URL(path, base).href
    link.tabIndex = -1
    return [" ", link]
  })
  const call = element("a", "", "111")
  call.href = "tel:111"
  call.tabIndex = -1
  list.replaceChildren(
    element(
      "li",
      "search-help md-typeset",
      ...sentences.map((one) => element("p", "", one)),
      element("p", "", "Trẻ em cần giúp: gọi ", call, " (miễn phí, ngày đêm)."),
      element("p", "", "Xem theo danh sách:", ...pages),
    ),
  )
}

const showError = () => {
  searched = ""
  shown = { found: [], asked: [] }
  status.textContent = "Chưa tải được dữ liệu tìm kiếm"
  showHelp("Có thể máy đang mất mạng. Kiểm tra mạng rồi gõ lại.")
}

const query = async () => {
  const typed = field.value.trim()
  if (typed === searched) return
  searched = typed
  if (!typed) {
    shown = { found: [], asked: [] }
    status.textContent = words("placeholder")
    list.replaceChildren()
    return
  }
  status.textContent = "Đang tìm"
  try {
    const index = await start()
    const result = await index.find(typed)
    if (typed !== searched) return
    shown = { ...result, index }
    count = 0
    await showMore()
    if (typed !== searched) return
    status.textContent = sayFound(result)
    if (!result.found.length) showHelp("Thử ít từ hơn, hoặc từ khác cùng nghĩa.")
  } catch {
    if (typed === searched) showError()
  }
}

const fetchJson = async (name) => {
  const answer = await fetch(new URL(`search/${name}`, base))
  if (!answer.ok) throw new TypeError(answer.statusText)
  return answer.json()
}

const openSearch = async () => {
  const { openIndex, markWords } = await import("./search_query.js")
  return { ...(await openIndex(fetchJson)), mark: markWords }
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

/** Go to the first result: to its section where one says more about the words. */
const follow = () =>
  [...(list.querySelector(".md-search-result__item")?.querySelectorAll("[href]") ?? [])].at(-1)?.click()

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
  } else if (key === "Escape" || key === "Tab") {
    open(false)
    field.blur()
  } else if (key in KEYS) {
    if (key !== "Enter" || document.activeElement === field) event.preventDefault()
    KEYS[key]()
  } else if (document.activeElement !== field) field.focus()
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
dialog.addEventListener("click", ({ target }) => target.closest("a") && open(false))
// The page behind is covered while the search is open.
dialog.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && relatedTarget !== toggle && !dialog.contains(relatedTarget)) open(false)
})
scroller.addEventListener("scroll", () => {
  if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 16) showMore().catch(showError)
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
