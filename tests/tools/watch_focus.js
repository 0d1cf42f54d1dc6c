// Tests the focused element: visually distinct from its surroundings, on the screen, and not covered by a sticky element.
{
  const nameOf = (box) =>
    `${box.localName}${box.id && `#${box.id}`}.${box.getAttribute("class") ?? ""} «${(box.textContent || box.value || "").trim().slice(0, 40)}»`

  const sticks = (box) => ["fixed", "sticky"].includes(getComputedStyle(box).position)

  // The box that sticks or is fixed around another, itself included.
  function stuck(box) {
    for (let one = box; one; one = one.parentElement) if (sticks(one)) return one
    return null
  }

  // Five points of a box, or of the part of a long one that is on the screen.
  function points({ left, top, right, bottom }) {
    if (bottom - top > innerHeight / 2)
      [top, bottom] = [Math.max(top, innerHeight * 0.3), Math.min(bottom, innerHeight * 0.6)]
    const [x, y] = [Math.min(4, (right - left) / 3), Math.min(4, (bottom - top) / 3)]
    const found = [[(left + right) / 2, (top + bottom) / 2]]
    for (const across of [left + x, right - x]) for (const down of [top + y, bottom - y]) found.push([across, down])
    return found
  }

  function judge(focused) {
    // The theme's radio buttons of light and dark have no size: the icon beside them is measured instead.
    const seen = focused.matches(".md-option") ? focused.nextElementSibling : focused
    const { outlineStyle, outlineWidth } = getComputedStyle(seen)
    const faults = []
    // The target of the skip link is the whole article: a ring around it would tell nothing.
    if ((outlineStyle === "none" || parseFloat(outlineWidth) < 1) && !seen.matches("#noi-dung, #cac-trang"))
      faults.push("no ring")
    let isSeen = false
    for (const rect of seen.getClientRects())
      for (const [x, y] of points(rect)) {
        const hit = document.elementFromPoint(x, y)
        if (!hit) continue
        if (seen.contains(hit) || hit.contains(seen)) isSeen = true
        else if (stuck(hit) && !stuck(hit).contains(seen)) faults.push(`covered by ${nameOf(stuck(hit)).slice(0, 60)}`)
      }
    if (!isSeen) faults.push("not on the screen")
    return [...new Set(faults)].map((fault) => `${nameOf(focused)}: ${fault}`)
  }

  const faults = []
  let stops = 0
  addEventListener(
    "keydown",
    ({ key }) => {
      const focused = document.activeElement
      if (key !== "Tab" || !focused || focused === document.body) return
      stops += 1
      faults.push(...judge(focused))
    },
    true,
  )

  const REACHED = "a[href], button, input, select, textarea, summary, audio[controls], [tabindex='0']"
  const isReached = (box) =>
    !box.disabled &&
    box.tabIndex >= 0 &&
    (box.type !== "radio" || box.checked) &&
    !box.closest("[inert]") &&
    box.checkVisibility({ visibilityProperty: true })

  // Header, menus and footer are the same on every page, but for what sticks there.
  const inFrame = (box) => Boolean(box?.closest(".md-header, .md-sidebar, .md-footer, .site-footer"))
  const sticking = () => {
    const found = [...document.body.querySelectorAll("*")].filter(sticks)
    return [...new Set(found.map((one) => one.getAttribute("class") ?? ""))].sort().join(" ")
  }

  // Tags and classes up to the body.
  const lookOf = (box) => {
    const path = []
    for (let one = box; one !== document.body; one = one.parentElement)
      path.push(one.localName, one.getAttribute("class"), one.getAttribute("role"), one.getAttribute("type"))
    return path.join(" ")
  }
  const examples = (stops) =>
    new Set(
      Map.groupBy(stops, lookOf)
        .values()
        .flatMap((alike) => [...alike.slice(0, 2), ...alike.slice(-2)]),
    )

  window.focusWatch = {
    told: () => ({ stops, faults: faults.splice(0) }),
    // Scrolls as Tab does, without a keyboard between: forwards, backwards. Of a long page the ends, and of stops that look alike
    // the first two and the last two: so each is reached from afar and from beside it.
    // Stops of the frame in `known`, judged on an earlier page with the same boxes that stick, are left out between the ends.
    walk(ends, known, ways = ["down", "up"]) {
      const found = [...document.querySelectorAll(REACHED)].filter(isReached)
      const around = sticking()
      const nameInFrame = (box) => `${nameOf(box)} ${box.getAttribute("href") ? "" : box.name} | ${around}`
      const seen = new Set(known)
      const isNew = (box, place) =>
        !inFrame(box) || !inFrame(found[place - 1]) || !inFrame(found[place + 1]) || !seen.has(nameInFrame(box))
      const left = found.filter(isNew)
      const isAtEnd = (place) => place < ends || place >= left.length - ends
      const chosen = examples(left)
      const all = left.filter((box, place) => isAtEnd(place) || chosen.has(box))
      for (const box of ways.flatMap((way) => (way === "down" ? all : all.toReversed()))) {
        box.focus()
        if (document.activeElement !== box) continue
        stops += 1
        faults.push(...judge(box))
      }
      return { ...this.told(), known: all.filter(inFrame).map(nameInFrame) }
    },
  }
}
