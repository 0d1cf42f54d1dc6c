// Filters of lists, shared by events.js and shelf.js: selects whose choices stand in the address
// (?doi-tuong=giao-vien&thoi-luong=6-15-phut), so a filtered list can be sent to others and found again with "back".

/**
 * A select, or all that the pure functions need of one.
 * @typedef {{name: string, value: string}} Choice
 * @typedef {Record<string, string[]>} Values for each select the values under which an item is found
 */

/** @param {number} value */
export const formatNumber = (value) => value.toLocaleString("vi")

/**
 * Test whether an item with these values fits every choice; `ignored` counts as not chosen.
 * @param {Choice[]} choices
 * @param {Values} values
 * @param {Choice} [ignored]
 */
export function fits(choices, values, ignored) {
  return choices.every((choice) => choice === ignored || !choice.value || values[choice.name].includes(choice.value))
}

/**
 * Count the items that each value of a choice would leave, the other choices kept.
 * @param {Choice[]} choices
 * @param {Choice} choice
 * @param {Values[]} items
 */
export function countValues(choices, choice, items) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const values of items) {
    if (!fits(choices, values, choice)) continue
    for (const value of new Set(values[choice.name])) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

/**
 * Write the choices made as the query of an address: "" or "?name=value&…".
 * @param {Choice[]} choices
 */
export function queryOf(choices) {
  const query = new URLSearchParams(
    choices.filter(({ value }) => value).map(({ name, value }) => [name, value]),
  ).toString()
  return query && `?${query}`
}

/**
 * Print behind each value how many items it would leave; values that would leave none cannot be chosen.
 * @param {HTMLSelectElement[]} fields
 * @param {Values[]} items
 */
function printCounts(fields, items) {
  for (const field of fields) {
    const counts = countValues(fields, field, items)
    for (const option of field.options) {
      if (!option.value) continue
      const count = counts.get(option.value) ?? 0
      option.textContent = `${option.dataset.words} (${formatNumber(count)})`
      option.disabled = !count && !option.selected
    }
  }
}

/**
 * The list behind a filter. `load` fetches what the page does not hold; `items` gives the values of all items, or null
 * before they are known; `adapt` brings selects that depend on others up to date.
 * @typedef {object} List
 * @property {() => Promise<void>} load
 * @property {() => Values[] | null} items
 * @property {(isChosen: boolean, choices: Choice[]) => string} show draw what fits, return the words for the reader
 * @property {string} failed words for a list that could not be fetched
 * @property {string} cleared words for a filter that was reset
 * @property {boolean} isPartial whether what the page holds is shown when the rest cannot be fetched
 * @property {(wanted: URLSearchParams) => void} [adapt]
 */

/**
 * Start the filter of a form.
 * @param {HTMLFormElement} form
 * @param {List} list
 */
export function startFilter(form, list) {
  /** @type {HTMLSelectElement[]} */
  const fields = [...form.querySelectorAll("select")]
  const reset = form.querySelector("[type=reset]")
  const output = form.querySelector("output")
  const isChosen = () => fields.some((field) => field.value)

  function show() {
    reset.hidden = !isChosen()
    const items = list.items()
    if (items) printCounts(fields, items)
    output.textContent = list.show(isChosen(), fields)
  }

  /** @param {URLSearchParams} wanted */
  async function follow(wanted) {
    try {
      // Selects that `adapt` fills may be chosen in the address alone.
      if (isChosen() || (list.adapt && wanted.toString())) await list.load()
      list.adapt?.(wanted)
      show()
    } catch {
      if (list.isPartial) show()
      output.textContent = list.failed
    }
  }

  function readAddress() {
    const wanted = new URLSearchParams(location.search)
    for (const field of fields) {
      const value = wanted.get(field.name) ?? ""
      field.value = [...field.options].some((option) => option.value === value) ? value : ""
    }
    follow(wanted)
  }

  const pushAddress = () => history.pushState(null, "", queryOf(fields) || location.pathname)

  form.addEventListener("change", () => {
    list.adapt?.(new URLSearchParams(queryOf(fields)))
    pushAddress()
    follow(new URLSearchParams(location.search))
  })
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    for (const field of fields) field.value = ""
    list.adapt?.(new URLSearchParams())
    pushAddress()
    show()
    output.textContent = list.cleared
    fields[0].focus()
  })
  addEventListener("popstate", readAddress)
  readAddress()
}
