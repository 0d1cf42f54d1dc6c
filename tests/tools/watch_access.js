// Runs axe on the page and returns the rule and the element of each fault. Read by tests/browser_fixtures.py, after axe itself.
globalThis.accessWatch = (() => {
  const ATTRIBUTES = ["class", "type", "disabled", "aria-disabled", "aria-hidden", "inert", "hidden", "open", "style"]
  const EXAMPLES = 2

  // Marks the first examples of every look: half of axe's time goes into contrasts, the same where elements look the same.
  // A look is the tag, the state, the colours and the letters of an element and of all that it stands in.
  function mark() {
    const looks = new Map()
    const found = new Map()
    for (const one of document.body.querySelectorAll("*")) {
      const { color, backgroundColor, opacity, fontSize, fontWeight } = getComputedStyle(one)
      const words = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      const state = ATTRIBUTES.map((name) => one.getAttribute(name)).join("|")
      const around = looks.get(one.parentElement) ?? 0
      const name = [around, one.localName, words, state, color, backgroundColor, opacity, fontSize, fontWeight].join(
        "|",
      )
      const look = found.get(name) ?? { number: found.size + 1, examples: 0 }
      found.set(name, look)
      looks.set(one, look.number)
      const isExample =
        look.examples < EXAMPLES && one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      one.toggleAttribute("data-example", isExample)
      look.examples += isExample
    }
  }

  async function faults(options) {
    mark()
    axe.configure({ rules: [{ id: "color-contrast", selector: "[data-example]" }] })
    const { violations } = await axe.run(document, options)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html.slice(0, 120)]))
  }
  return { faults, mark }
})()
