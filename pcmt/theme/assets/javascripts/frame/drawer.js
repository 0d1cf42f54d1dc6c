// The theme opens its drawer and its search with hidden checkboxes and their labels, which a keyboard cannot press.
// The buttons of the header (data-opens) press the checkbox, and say whether what they open is open.
for (const button of document.querySelectorAll("button[data-opens]")) {
  const toggle = document.getElementById(button.dataset.opens)
  button.addEventListener("click", () => toggle.click())
  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", String(toggle.checked)))
}

// An open drawer is a dialog: what lies under its overlay takes no focus, Escape and its own button close it.
{
  const toggle = document.getElementById("__drawer")
  const drawer = document.querySelector(".md-sidebar--primary")
  const [opener, closer] = [document.querySelector("[data-opens=__drawer]"), drawer.querySelector("[data-closes]")]
  const under = []
  for (let box = drawer; box !== document.body; box = box.parentElement)
    for (const other of box.parentElement.children)
      if (other !== box && !other.matches(".md-toggle, .md-overlay, script")) under.push(other)
  const close = () => {
    if (toggle.checked) toggle.click()
  }
  toggle.addEventListener("change", () => {
    for (const box of under) box.inert = toggle.checked
    const next = toggle.checked ? closer : opener
    next.focus({ preventScroll: true })
  })
  closer.addEventListener("click", close)
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close())
  // As wide as this there is no drawer (material.css).
  matchMedia("(min-width: 76.25em)").addEventListener("change", close)
}

// What sticks to an edge must not cover what has the focus. Its height, whatever the fonts and the spacing of the text,
// goes to the style sheet (base.css).
for (const [selector, name, owner] of [
  [".md-header", "--header", ":root"],
  [".kit-bar, .material-bar", "--bar", ":root"],
  [".compare thead th", "--head", "table"],
]) {
  for (const box of document.querySelectorAll(selector))
    new ResizeObserver(() => box.closest(owner).style.setProperty(name, `${box.offsetHeight}px`)).observe(box)
}
