// What the frame of every page does beside its drawer (drawer.js): the button to the top, the place in the contents, tables
// that scroll by themselves, folds that open for what stands in them. Joined with drawer.js and copy.js to portal.js.

// Up again, offered to whoever turns back after a screen's length.
{
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-md-component=top]"))
  let last = scrollY
  const watch = () => {
    if (!button || scrollY === last) return
    button.hidden = scrollY > last || scrollY < innerHeight
    last = scrollY
  }
  if (button) {
    addEventListener("scroll", watch, { passive: true })
    button.addEventListener("click", () => {
      scrollTo({ top: 0 })
      document.getElementById("noi-dung").focus({ preventScroll: true })
    })
  }
}

// The contents beside the text mark what is being read, and keep the mark in sight.
{
  const side = document.querySelector("[data-md-type=toc] .md-sidebar__scrollwrap")
  /** @type {HTMLAnchorElement[]} */
  const links = [...(side?.querySelectorAll('a[href^="#"]') ?? [])]
  const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  let isDue = false
  let active
  const mark = () => {
    isDue = false
    if (!side.clientHeight) return
    const edge = document.querySelector(".md-header").getBoundingClientRect().bottom + innerHeight / 8
    const at = targets.findLastIndex((target) => target && target.getBoundingClientRect().top < edge)
    if (links[at] === active) return
    active = links[at]
    for (const link of links) {
      link.classList.toggle("md-nav__link--active", link === active)
      if (link === active) link.setAttribute("aria-current", "location")
      else link.removeAttribute("aria-current")
    }
    if (!active) return
    const [box, line] = [side.getBoundingClientRect(), active.getBoundingClientRect()]
    if (line.top < box.top || line.bottom > box.bottom) side.scrollTop += line.top - box.top - box.height / 2
  }
  const ask = () => {
    if (!isDue) requestAnimationFrame(mark)
    isDue = true
  }
  if (links.length) {
    for (const kind of ["scroll", "resize", "toggle"]) addEventListener(kind, ask, { passive: true, capture: true })
    ask()
  }
}

// A table of a text scrolls by itself, not the page; tables of the portal have a box of their own.
for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
  if (table.closest(".table-scroll")) continue
  const [outer, inner] = ["md-typeset__scrollwrap", "md-typeset__table"].map((name) => {
    const box = document.createElement("div")
    box.className = name
    return box
  })
  outer.append(inner)
  table.replaceWith(outer)
  inner.append(table)
}

// A link never leads to a closed fold: neither to the inside of one, nor to a heading in its line or right above it. Paper
// has everything.
{
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const fold = target?.closest("summary")?.parentElement ?? target?.parentElement?.querySelector(":scope > details.fold")
    let isMoved = false
    for (let box = fold ?? target; box; box = box.parentElement)
      if (box instanceof HTMLDetailsElement && !box.open) isMoved = box.open = true
    if (isMoved) target.scrollIntoView()
  }
  addEventListener("hashchange", reveal)
  reveal()

  for (const button of document.querySelectorAll("[data-open-all]")) {
    button.hidden = false
    button.addEventListener("click", () => {
      for (const fold of button.closest("article").querySelectorAll(".material-body > details")) fold.open = true
      button.remove()
    })
  }

  let opened = []
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")]
    for (const fold of opened) fold.setAttribute("open", "")
  })
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.removeAttribute("open")
  })
}
