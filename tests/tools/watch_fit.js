// Finds content that does not fit into the window: overflow of the page, clipped text, text outside the window, text over other text.
// Read by tests/browser.
globalThis.fitWatch = (() => {
  const shown = (one) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getClientRects().length > 0
  const named = (one) =>
    `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ""}.${[...one.classList].join(".")} «${one.textContent.trim().slice(0, 40)}»`
  const style = (one) => getComputedStyle(one)
  // A box that scrolls sideways shows everything to who scrolls; words for screen readers alone are cut on purpose.
  const excused = (one) => {
    for (let box = one; box && box !== document.body; box = box.parentElement) {
      if (box.matches("svg, .visually-hidden, .md-skip, [data-md-component=palette]")) return true
      if (style(box).clipPath !== "none" || style(box).clip !== "auto") return true
      if (["auto", "scroll"].includes(style(box).overflowX) && box.scrollWidth > box.clientWidth) return true
    }
    return false
  }
  const clips = (one) => {
    const { overflowX, overflowY } = style(one)
    const wide = ["hidden", "clip"].includes(overflowX) && one.scrollWidth > one.clientWidth + 1
    const high = ["hidden", "clip"].includes(overflowY) && one.scrollHeight > one.clientHeight + 1
    return wide || high
  }
  const outside = (one, width) => {
    const range = document.createRange()
    for (const node of one.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue
      range.selectNodeContents(node)
      for (const box of range.getClientRects())
        if (box.width > 1 && (box.right > width + 1 || box.left < -1)) return true
    }
    return false
  }

  // A number or a short word that no line could hold is cut into letters.
  const broken = (one) => {
    const range = document.createRange()
    return [...one.childNodes].some((node) => {
      const words = node.nodeType === Node.TEXT_NODE ? node.data.trim() : ""
      if (!/^[(]?[\p{L}\p{N}]{2,8}[)]?$/u.test(words)) return false
      const start = node.data.indexOf(words)
      range.setStart(node, start)
      range.setEnd(node, start + words.length)
      return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1
    })
  }

  const isFixed = (one) => {
    for (let box = one; box && box !== document.body; box = box.parentElement)
      if (["fixed", "sticky", "absolute"].includes(style(box).position)) return true
    return false
  }
  const isOver = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2
  // Text that begins over the end of the text before it.
  const overlaid = () => {
    const found = []
    const range = document.createRange()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let last
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const one = node.parentElement
      if (!node.data.trim() || !shown(one) || excused(one) || isFixed(one)) continue
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1)
      if (last && boxes.length && isOver(last, boxes[0])) found.push(`over: ${named(one)}`)
      last = boxes.at(-1) ?? last
    }
    return found
  }

  function faults() {
    const found = []
    const width = document.documentElement.clientWidth
    const page = document.scrollingElement
    if (page.scrollWidth > width) found.push(`page: ${page.scrollWidth} > ${width}`)
    let texts = 0
    for (const one of document.body.querySelectorAll("*")) {
      if (!shown(one)) continue
      const hasText = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      texts += hasText
      if (hasText && outside(one, width) && !excused(one)) found.push(`outside: ${named(one)}`)
      if (hasText && broken(one) && !excused(one)) found.push(`broken: ${named(one)}`)
      if (
        one.matches("button, a, label, summary, th, td, h1, h2, h3, p, li, legend, output, option, .badge") &&
        clips(one) &&
        !excused(one)
      )
        found.push(`cut: ${named(one)}`)
    }
    found.push(...overlaid())
    return { faults: found.slice(0, 12), texts }
  }

  // Adds styles to those of the page, in place of those added before; its policy has nothing against sheets of scripts.
  function dress(styles) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    document.adoptedStyleSheets = [sheet]
  }

  return { faults, dress }
})()
