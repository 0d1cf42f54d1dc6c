// Filters the shelf of materials at once. Without it the same choices are links to pages of their own.
// Every card names the values under which it is found (data-doi-tuong="giao-vien hoc-sinh"); the choices stand in the address
// (?doi-tuong=giao-vien&thoi-luong=6-15-phut), so a filtered shelf can be sent to others and found again with "back".
(() => {
  const form = document.querySelector(".shelf-filter")
  const shelf = form.closest(".shelf")
  const rows = shelf.querySelector(".shelf-rows")
  const none = shelf.querySelector(".shelf-none")
  const pages = shelf.querySelector(":scope > .chips")
  const reset = form.querySelector("[type=reset]")
  const said = form.querySelector("output")
  const fields = [...form.querySelectorAll("select")]
  const number = value => value.toLocaleString("vi")
  const total = said.textContent
  const noun = form.dataset.noun || "tài liệu"
  let cards = []
  let isWhole = !form.dataset.more

  function read() {
    cards = [...rows.querySelectorAll(".shelf-card")].map(node => ({
      node,
      values: Object.fromEntries(fields.map(field => [field.name, node.getAttribute(`data-${field.name}`).split(" ")])),
    }))
  }

  // A large shelf goes on on further pages, whose cards are the same: they are fetched when somebody filters.
  async function fetchRest() {
    if (isWhole) return
    const texts = await Promise.all(form.dataset.more.split(" ").map(async path => {
      const address = new URL(path, location.href)
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(answer.status)
      return [address, new DOMParser().parseFromString(await answer.text(), "text/html")]
    }))
    if (isWhole) return // somebody else was faster
    isWhole = true
    for (const [address, page] of texts) {
      for (const [name, selector] of [["href", "a"], ["src", "img"]]) {
        for (const node of page.querySelectorAll(`.shelf-card ${selector}`)) node[name] = new URL(node.getAttribute(name), address).href
      }
      for (const row of page.querySelectorAll(".shelf-row")) {
        const own = rows.querySelector(`[data-kind="${row.dataset.kind}"]`)
        if (own) own.querySelector("ul, tbody").append(...row.querySelectorAll(".shelf-card"))
        else rows.append(row)
      }
    }
    if (pages) pages.hidden = true
    read()
  }

  const fits = (card, but) => fields.every(field => field === but || !field.value || card.values[field.name].includes(field.value))

  // How many materials each value would leave, the other choices kept.
  function count() {
    for (const field of fields) {
      const counts = {}
      for (const card of cards) if (fits(card, field)) for (const value of card.values[field.name]) counts[value] = (counts[value] || 0) + 1
      for (const option of field.options) {
        if (!option.value) continue
        option.textContent = `${option.dataset.words} (${number(counts[option.value] || 0)})`
        option.disabled = !counts[option.value] && !option.selected
      }
    }
  }

  function show() {
    const isChosen = fields.some(field => field.value)
    let found = 0
    for (const card of cards) {
      card.node.hidden = !fits(card)
      if (!card.node.hidden) found++
    }
    for (const row of rows.querySelectorAll(".shelf-row")) {
      const left = row.querySelectorAll(".shelf-card:not([hidden])").length
      row.hidden = !left
      // Until the other pages are fetched the printed count of the whole list is the true one.
      const label = row.querySelector(".count")
      label.dataset.printed ??= label.textContent
      label.textContent = isChosen || isWhole ? `(${number(left)})` : label.dataset.printed
    }
    none.hidden = found > 0
    reset.hidden = !isChosen
    if (isWhole) count()
    said.textContent = isChosen ? `Tìm thấy ${number(found)} ${noun}.` : total
  }

  async function follow(change) {
    change()
    try {
      if (fields.some(field => field.value)) await fetchRest()
      show()
    } catch {
      show()
      said.textContent = `Chưa tải được hết danh sách. Đây là những ${noun} tìm thấy trong trang này.`
    }
  }

  function takeAddress() {
    const wanted = new URLSearchParams(location.search)
    follow(() => {
      for (const field of fields) field.value = [...field.options].some(one => one.value === wanted.get(field.name)) ? wanted.get(field.name) : ""
    })
  }

  form.addEventListener("change", () => follow(() => {
    const query = new URLSearchParams(fields.filter(field => field.value).map(field => [field.name, field.value])).toString()
    history.pushState(null, "", query ? `?${query}` : location.pathname)
  }))
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", event => {
    event.preventDefault()
    for (const field of fields) field.value = ""
    history.pushState(null, "", location.pathname)
    show()
    said.textContent = `Đã xóa bộ lọc. ${total}`
    fields[0].focus()
  })
  addEventListener("popstate", takeAddress)
  read()
  takeAddress()
})()
