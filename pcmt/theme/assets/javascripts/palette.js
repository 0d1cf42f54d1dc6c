// Printed into every page before anything is seen, by partials/javascripts/palette.html, so that no page flashes in the
// wrong colours: the scheme a visitor has chosen, else that of the system. Nothing is kept before a visitor chooses.
{
  document.documentElement.className = "js"
  const home = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-md-component=logo]"))
  const form = document.querySelector("[data-md-component=palette]")
  const options = [...form.querySelectorAll("input")]
  const place = `${new URL(home.href).pathname}.__palette`
  const attributes = ["media", "scheme", "primary", "accent"].map((name) => `data-md-color-${name}`)

  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(place) ?? "{}").color
    } catch {
      return undefined // a browser that keeps nothing
    }
  }
  const isOfSystem = ({ dataset }) => matchMedia(dataset.mdColorMedia).matches

  const show = (chosen) => {
    chosen.checked = true
    for (const name of attributes) document.body.setAttribute(name, chosen.getAttribute(name))
    for (const option of options)
      if (option.nextElementSibling?.matches("label")) option.nextElementSibling.hidden = option !== chosen
  }
  const start = () => {
    const color = kept()
    const isKept = ({ dataset }) => dataset.mdColorScheme === color?.scheme && dataset.mdColorMedia === color.media
    show(options.find(isKept) ?? options.find(isOfSystem) ?? options[0])
  }

  form.addEventListener("change", ({ target }) => {
    const index = options.indexOf(/** @type {HTMLInputElement} */ (target))
    const {
      mdColorMedia: media,
      mdColorScheme: scheme,
      mdColorPrimary: primary,
      mdColorAccent: accent,
    } = options[index].dataset
    show(options[index])
    try {
      localStorage.setItem(place, JSON.stringify({ index, color: { media, scheme, primary, accent } }))
    } catch {
      // Good for this page only.
    }
  })
  // The arrow keys choose by themselves.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return
    const next = options[(options.findIndex((option) => option.checked) + 1) % options.length]
    event.preventDefault()
    next.click()
    next.focus()
  })
  for (const option of options) matchMedia(option.dataset.mdColorMedia).addEventListener("change", start)
  start()
}
