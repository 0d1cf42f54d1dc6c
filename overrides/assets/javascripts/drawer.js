// The theme opens its drawer and its search with <label> elements, which a keyboard cannot press.
// Enter or Space on such a label (role="button") does what a click does. Without this script the links
// of the footer lead to the same pages.
document.addEventListener("keydown", (event) => {
  const label = event.target.closest?.("label[role=button][for]")
  if (label && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault()
    label.click()
  }
})
