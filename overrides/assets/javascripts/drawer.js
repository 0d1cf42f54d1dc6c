// The theme opens its drawer and its search with hidden checkboxes and their labels, which a keyboard cannot press.
// The buttons of the header (data-opens) press the checkbox, and say whether what they open is open.
for (const button of document.querySelectorAll("button[data-opens]")) {
  const toggle = document.getElementById(button.dataset.opens)
  button.addEventListener("click", () => toggle.click())
  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", String(toggle.checked)))
}
