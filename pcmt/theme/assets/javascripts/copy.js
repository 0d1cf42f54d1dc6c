// A button that copies a text: <button type="button" data-copy="the text" hidden>, or, for a text that stands on the page,
// data-copy data-copy-from="its id". Printed hidden, because without this script it would do nothing; whoever adds one later
// shows it himself. Its words say what is copied. "Đã chép" stands in its place for a moment and is told to screen readers.
{
  const SHOWN = 4000
  const status = document.createElement("div")
  status.className = "visually-hidden"
  status.setAttribute("role", "status")
  document.body.append(status)
  for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = false

  // Pages opened from a disk or over plain http have no clipboard of their own: there the old command copies a selection.
  function copyBySelection(text) {
    const field = document.createElement("textarea")
    field.value = text
    field.readOnly = true
    field.style.cssText = "position:fixed;top:0;opacity:0"
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)
    document.body.append(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    focused?.focus({ preventScroll: true })
    return done
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      return copyBySelection(text)
    }
  }

  // Where even that is forbidden, the text is marked, so that the reader's own copy command takes it.
  function select(source) {
    if (!source) return
    getSelection()?.selectAllChildren(source)
  }

  document.addEventListener("click", async (event) => {
    /** @type {HTMLButtonElement | null} */
    const button = /** @type {Element} */ (event.target).closest("button[data-copy]")
    if (!button || button.dataset.copied !== undefined) return
    const source = document.getElementById(button.dataset.copyFrom ?? "")
    const words = [...button.childNodes]
    const done = await copy(button.dataset.copy || source?.textContent || "")
    if (!done) select(source)
    const answer = done ? "Đã chép" : "Chưa chép được, hãy chọn chữ rồi chép tay"
    button.dataset.copied = ""
    button.style.minWidth = `${button.offsetWidth}px`
    button.textContent = answer
    status.textContent = answer
    setTimeout(() => {
      button.replaceChildren(...words)
      button.style.minWidth = ""
      delete button.dataset.copied
      status.textContent = ""
    }, SHOWN)
  })
}
