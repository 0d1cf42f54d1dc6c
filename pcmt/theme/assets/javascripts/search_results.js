// What the box of the search shows: answers, results in groups, and help where nothing is found. Texts are put in as text.

const MORE_AT_ONCE = 10

export const element = (tag, name, ...children) => {
  const made = document.createElement(tag)
  if (name) made.className = name
  made.append(...children)
  return made
}

const linkTo = (address, name, ...children) => {
  const link = element("a", name, ...children)
  link.href = address
  return link
}

/** A number to call, read out with whose it is. */
const callTo = (number, title = "") => {
  const link = linkTo(`tel:${number.replace(/[^\d+]/g, "")}`, "search-call", `Gọi ${number}`)
  if (title) link.setAttribute("aria-label", `Gọi ${number}: ${title}`)
  return link
}

const button = (text, onClick) => {
  const made = element("button", "search-more", text)
  made.type = "button"
  made.addEventListener("click", () => onClick(made))
  return made
}

/**
 * The list of results below the field of the search.
 * @param {HTMLElement} list
 * @param {URL} base the home page
 * @param {(query: string) => void} ask searches for other words
 */
export const openResults = (list, base, ask) => {
  const addressOf = (path) => new URL(path, base).href

  const itemOf = ({ location, kind, title, heading, text, call, missing }, mark) => {
    const line = element("span", "search-line")
    if (missing.length) line.append(element("span", "search-missing", `Thiếu: ${missing.join(", ")}`), " · ")
    const place = heading || kind
    if (place) line.append(element("b", "", ...mark(place)), text ? " · " : "")
    line.append(...mark(text))
    const link = linkTo(addressOf(location), "search-hit", element("span", "search-title", ...mark(title)), line)
    return element("li", "md-search-result__item", link, ...(call ? [callTo(call, title)] : []))
  }

  const answerOf = ({ location, title, text, call, callTitle }) => {
    const link = linkTo(addressOf(location), "search-hit", element("span", "search-title", title))
    if (text) link.append(element("span", "search-line", text))
    const item = element("li", "md-search-result__item search-answer", link)
    if (call) item.append(callTo(call, callTitle))
    return item
  }

  const groupOf = (title, items) => {
    const group = element("ol", "search-items", ...items)
    return element("li", "search-group", ...(title ? [element("h2", "search-heading", title)] : []), group)
  }

  /** A button that shows the next results of a group, with the focus on the first of them. */
  const moreOf = (rest, read, group) => {
    let left = rest
    const made = button(`Xem thêm ${left.length}`, async () => {
      const items = await read(left.slice(0, MORE_AT_ONCE))
      left = left.slice(MORE_AT_ONCE)
      group.querySelector("ol").append(...items)
      items[0]?.querySelector("a")?.focus()
      made.textContent = `Xem thêm ${left.length}`
      made.hidden = !left.length
    })
    return made
  }

  const notes = ({ mended, unknown, near }) => [
    ...mended.map(({ from, to }) => element("li", "search-note", `Đã tìm cả “${to}” (bạn gõ “${from}”).`)),
    ...(unknown.length ? [element("li", "search-note", `Không trang nào có từ “${unknown.join("”, “")}”.`)] : []),
    ...(near.length
      ? [element("li", "search-note", "Từ gần giống: ", ...near.map((word) => button(word, () => ask(word))))]
      : []),
  ]

  /**
   * Show what a query found; false where another query came meanwhile.
   * @param {any} result
   * @param {any} index
   * @param {() => boolean} isCurrent
   */
  const show = async (result, index, isCurrent) => {
    const { best, groups } = index.arranged(result)
    const mark = (text) => index.mark(text, result.asked)
    const read = (some) => Promise.all(some.map(async (one) => itemOf({ ...one, ...(await index.show(one)) }, mark)))
    const answers = await Promise.all(result.answers.map(async (one) => ({ ...(await index.show(one)), ...one })))
    const [top, ...others] = await Promise.all([best, ...groups.map((group) => group.shown)].map(read))
    if (!isCurrent()) return false
    const first = [...answers.map(answerOf), ...top]
    const made = others.map((items, at) => {
      const group = groupOf(groups[at].title, items)
      if (groups[at].more.length) group.append(moreOf(groups[at].more, read, group))
      return group
    })
    list.replaceChildren(...notes(result), ...(first.length ? [groupOf("", first)] : []), ...made)
    return true
  }

  /**
   * Show what to do where nothing is found or can be read.
   * @param {{ calls: { call: string, title: string }[], sentences: string[], pages: string[][], isFirst?: boolean,
   *   drawing?: string }} help ``drawing`` is SVG of the portal itself
   */
  const showHelp = ({ calls, sentences, pages, isFirst = false, drawing = "" }) => {
    const picture = element("div", "search-drawing")
    picture.insertAdjacentHTML("beforeend", drawing)
    const numbers = calls.map(({ call, title }) => element("p", "", callTo(call, title), ` ${title}`))
    const links = pages.flatMap(([path, title]) => [" ", linkTo(addressOf(path), "", title)])
    list[isFirst ? "prepend" : "append"](
      element(
        "li",
        "search-help",
        ...(drawing ? [picture] : []),
        ...sentences.map((one) => element("p", "", one)),
        ...numbers,
        element("p", "", "Xem theo danh sách:", ...links),
      ),
    )
  }

  return { show, showHelp }
}
