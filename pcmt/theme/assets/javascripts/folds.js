// An address that names something in a closed fold opens the fold. Newer browsers do so themselves, but only for what lies
// inside: a heading in the line of a fold, or right above one, opens it here. Print opens all folds, and closes them after.

function open() {
  const id = decodeURIComponent(location.hash.slice(1))
  const target = id && document.getElementById(id)
  if (!target) return
  const below = target.parentElement?.querySelector(":scope > details.fold")
  const own = target.closest("summary")?.parentElement
  let isMoved = false
  for (let box = own ?? below ?? target; box; box = box.parentElement)
    if (box instanceof HTMLDetailsElement && !box.open) isMoved = box.open = true
  if (isMoved) target.scrollIntoView()
}

addEventListener("hashchange", open)
open()

/** @type {HTMLDetailsElement[]} */
let opened = []
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.fold:not([open])")].filter((box) => box instanceof HTMLDetailsElement)
  for (const box of opened) box.open = true
})
addEventListener("afterprint", () => {
  for (const box of opened) box.open = false
})
