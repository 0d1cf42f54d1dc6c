// The place picker: an editable combobox (WAI-ARIA APG, list autocomplete) over the names of today and before 1/7/2025.
// A place with a page is opened; for any other the answer is given here.

const SHOWN = 8
const UNITS_SHOWN = 40
const PAUSE = 120 // milliseconds without a key

const picker = document.querySelector(".place-picker")
const field = picker.querySelector("input")
const list = picker.querySelector("[role=listbox]")
const status = picker.querySelector("[role=status]")
const answer = picker.querySelector(".place-answer")
const template = picker.querySelector("template")
const root = new URL(picker.dataset.root || "./", location.href)

let found = []
let active = -1
let pause

const element = (tag, className, ...children) => {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

const show = (isOpen) => {
  list.hidden = !isOpen
  field.setAttribute("aria-expanded", String(isOpen))
  if (!isOpen) activate(-1)
}

const activate = (number) => {
  active = number
  for (const [at, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(at === active))
  if (active < 0) field.removeAttribute("aria-activedescendant")
  else {
    field.setAttribute("aria-activedescendant", list.children[active].id)
    list.children[active].scrollIntoView({ block: "nearest" })
  }
}

const draw = () => {
  list.replaceChildren(
    ...found.slice(0, SHOWN).map((one, at) => {
      const option = element("li", "", element("span", "", one.title))
      if (one.note) option.append(" ", element("span", "meta-line", one.note))
      option.id = `noi-thay-${at}`
      option.setAttribute("role", "option")
      option.setAttribute("aria-selected", "false")
      option.addEventListener("pointerdown", (event) => event.preventDefault())
      option.addEventListener("click", () => choose(one))
      return option
    }),
  )
  active = -1
  field.removeAttribute("aria-activedescendant")
  show(found.length > 0)
}

const search = async () => {
  const typed = field.value
  answer.hidden = true
  try {
    const { placesNamed } = await import("./place_names.js")
    const named = await placesNamed(typed, root)
    if (typed !== field.value) return
    found = named
    draw()
    const isShort = typed.trim().length < 2
    status.textContent = found.length
      ? `Thấy ${found.length} nơi${found.length > SHOWN ? `, hiện ${SHOWN} nơi đầu; gõ thêm tên huyện, tỉnh để thu hẹp` : ""}.`
      : isShort
        ? ""
        : "Không thấy nơi nào có tên này. Thử gõ ít chữ hơn, hoặc gõ tên tỉnh."
  } catch {
    show(false)
    status.textContent = "Chưa tải được danh sách tên. Có thể máy đang mất mạng; kiểm tra mạng rồi gõ lại."
  }
}

const pageOf = (id) => new URL(`dia-phuong/${id}/`, root).href

const choose = (one) => {
  show(false)
  field.value = one.title
  if (one.units.length === 1 && one.units[0].id) {
    status.textContent = `Đang mở trang ${one.title}.`
    const link = element("a", "", one.title) // by a link, which a copy on a disk leads to a file
    link.href = pageOf(one.units[0].id)
    answer.replaceChildren(link)
    link.click()
    return
  }
  status.textContent = ""
  answer.replaceChildren(template.content.cloneNode(true))
  const [name, says, units] = [".place-name", ".place-says", ".place-units"].map((part) => answer.querySelector(part))
  const only = one.units.length === 1
  name.textContent = only ? one.units[0].full : one.title
  says.textContent = only
    ? `${one.note ? `${one.old} nay là ${one.units[0].full}. ` : ""}Cổng chưa có nội dung riêng cho nơi này.`
    : `${one.old} nay thuộc ${one.units.length} đơn vị. Chọn nơi của bạn:`
  for (const unit of only ? [] : one.units.slice(0, UNITS_SHOWN)) {
    const button = element("button", "action", unit.full)
    button.type = "button"
    button.addEventListener("click", () => choose({ title: unit.full, old: one.old, note: one.note, units: [unit] }))
    units.append(element("li", "", button))
  }
  const above = only ? one.units[0].provinceId : ""
  if (above) {
    const link = element("a", "", `Trang ${one.units[0].province}`)
    link.href = pageOf(above)
    answer
      .querySelector(".place-ways")
      .prepend(element("li", "", link, ": kế hoạch, hoạt động, nơi nhận tin của cả tỉnh"))
  }
  answer.hidden = false
  document.dispatchEvent(new Event("drawn"))
  answer.focus({ preventScroll: true })
  answer.scrollIntoView({ block: "nearest" })
}

const move = (step) => {
  if (list.hidden) return found.length && show(true)
  const count = list.children.length
  activate(active < 0 && step < 0 ? count - 1 : (active + step + count) % count)
}

const KEYS = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: () => !list.hidden && choose(found[Math.max(0, active)]),
  Escape: () => {
    if (list.hidden) field.value = ""
    show(false)
  },
}

field.addEventListener("input", () => {
  clearTimeout(pause)
  pause = setTimeout(search, PAUSE)
})
field.addEventListener("keydown", (event) => {
  if (event.isComposing || !(event.key in KEYS)) return
  event.preventDefault()
  KEYS[event.key]()
})
field.addEventListener("blur", () => show(false))
