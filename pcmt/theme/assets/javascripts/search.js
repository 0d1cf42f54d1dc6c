// The search of the header. The index is fetched, and the worker of the theme started, when a visitor first turns to the search:
// on each page view it would cost a cheap phone seconds.

// Types of the messages of the worker (Material 9).
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]
const SHOWN_AT_ONCE = 10
const TURNS = "#__search, [for=__search], .open-search, .md-search"
const CHOICES = ":not(details) > [href], summary, details[open] [href]"

const config = JSON.parse(document.getElementById("__config").textContent)
const base = new URL(config.base, location.href)
const toggle = document.getElementById("__search")
const dialog = document.querySelector(".md-search")
const field = dialog.querySelector("[name=query]")
const status = dialog.querySelector(".md-search-result__meta")
const list = dialog.querySelector(".md-search-result__list")
const scroller = dialog.querySelector(".md-search__scrollwrap")

let worker
let isReady = false
let asked = ""
let waiting = [] // results that are not yet shown

const words = (key, count = 0) => {
  const shown = count > 999 ? `${(count / 1000).toFixed(1).replace(/\.0$/, "")}k` : String(count)
  return config.translations[`search.result.${key}`].replace("#", shown)
}

const element = (tag, name, ...children) => {
  const made = document.createElement(tag)
  if (name) made.className = name
  made.append(...children)
  return made
}

/** An element with text of the index, which is escaped and holds the marks that the worker set. */
const marked = (tag, html) => {
  const made = element(tag, "")
  made.innerHTML = html
  return made
}

/** The link to a page or, with `isPage` false, to a section of it. */
const linkTo = (entry, isPage, hasText) => {
  const article = element("article", "md-search-result__article md-typeset")
  if (isPage) article.append(element("div", "md-search-result__icon md-icon"))
  article.append(marked(isPage ? "h1" : "h2", entry.title))
  if (hasText) article.append(...marked("div", entry.text).childNodes)
  const missing = Object.keys(entry.terms).filter((term) => !entry.terms[term])
  if (hasText && missing.length) {
    const terms = missing.flatMap((term) => [" ", element("del", "", term)])
    article.append(element("p", "md-search-result__terms", `${words("term.missing")}:`, ...terms))
  }
  const link = element("a", "md-search-result__link", article)
  link.href = new URL(entry.location, base).href
  link.tabIndex = -1
  link.dataset.score = entry.score
  return link
}

/** A page with its sections: those as good as the best are shown, the others folded away. */
const itemOf = (found) => {
  const best = found[0].score
  const at = Math.max(
    0,
    found.findIndex((entry) => !entry.location.includes("#")),
  )
  const sections = found.filter((_, index) => index !== at)
  const weaker = sections.findIndex((entry) => entry.score < best)
  const shown = weaker < 0 ? sections.length : weaker
  const item = element("li", "md-search-result__item", linkTo(found[at], true, at === 0 && shown === 0))
  item.append(...sections.slice(0, shown).map((entry) => linkTo(entry, false, true)))
  const folded = sections.slice(shown)
  if (folded.length) {
    const count = words(folded.length === 1 ? "more.one" : "more.other", folded.length)
    const summary = element("summary", "", element("div", "", count))
    summary.tabIndex = -1
    item.append(
      element("details", "md-search-result__more", summary, ...folded.map((entry) => linkTo(entry, false, true))),
    )
  }
  return item
}

const showMore = () => list.append(...waiting.splice(0, SHOWN_AT_ONCE).map(itemOf))

const show = ({ items }) => {
  const kind = items.length > 1 ? "other" : items.length ? "one" : asked ? "none" : "placeholder"
  status.textContent = words(kind, items.length)
  list.replaceChildren()
  waiting = items
  showMore()
}

const query = () => {
  if (!isReady || field.value === asked) return
  asked = field.value
  worker.postMessage({ type: QUERY, data: asked })
}

const start = async () => {
  if (worker) return
  worker = new Worker(config.search)
  worker.addEventListener("message", ({ data }) => {
    if (data.type === RESULT) show(data.data)
    if (data.type !== READY) return
    isReady = true
    status.textContent = words("placeholder")
    query()
  })
  try {
    const answer = await fetch(new URL("search/search_index.json", base))
    const index = await answer.json()
    worker.postMessage({ type: SETUP, data: { ...index, options: { suggest: false } } })
  } catch {
    worker.terminate()
    worker = undefined // the next turn to the search tries again
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

/** Follow the best of all links, which is not always the first. */
const follow = () => {
  const links = [...list.querySelectorAll("[href]")]
  links.sort((one, other) => Number(other.dataset.score) - Number(one.dataset.score))[0]?.click()
}

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
  document.addEventListener(kind, ({ target }) => /** @type {any} */ (target).closest?.(TURNS) && start(), {
    passive: true,
  })
field.addEventListener("focus", () => open(true))
for (const kind of ["input", "keyup", "focus"]) field.addEventListener(kind, query)
field.form.addEventListener("reset", () => {
  field.focus()
  setTimeout(query)
})
field.form.addEventListener("submit", (event) => event.preventDefault())
dialog.addEventListener("click", ({ target }) => target.closest("a") && open(false))
scroller.addEventListener("scroll", () => {
  if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 16) showMore()
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
  start()
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
