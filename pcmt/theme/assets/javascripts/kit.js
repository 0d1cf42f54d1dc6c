// The page bo-tai-lieu/tu-chon/: tick materials or single files, watch the size, take them all as one ZIP made here.
// The choice stands in the address (?chon=id,id.a4.chu): it can be sent to others, and item pages lead here with one ticked.
// Finished HTML and words for the archive come from tep.json (pcmt/publish/kit_archives.py); this script only joins them.
const form = document.querySelector(".kit-builder")
const limit = Number(form.dataset.limit)
const readItem = (element) => ({
  element,
  id: element.dataset.id,
  whole: element.querySelector("[data-whole]"),
  boxes: [...element.querySelectorAll("input[value]")],
})
const items = [...form.querySelectorAll(".kit-choice")].map(readItem)
const rest = form.querySelector("[data-rest]") // there while materials are missing that tai-lieu.json holds
const filters = [...form.querySelectorAll("select")]
const [found, total] = form.querySelectorAll("output")
const meter = form.querySelector("progress")
const said = form.querySelector(".kit-said")
const take = form.querySelector("[type=submit]")
const [cancel, copy, clear, all] = ["cancel", "copy", "clear", "all"].map((name) =>
  form.querySelector(`[data-${name}]`),
)
let running = null // the AbortController of an archive being made

const MEGABYTE = 1024 ** 2

// As pcmt.show.parts.files.size_words.
function sizeWords(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  if (kilobytes < 1024) return `${kilobytes} kB`
  return `${(Math.round((bytes * 10) / MEGABYTE) / 10).toLocaleString("vi")} MB`
}

const ticked = (item) => item.boxes.filter((box) => box.checked)
const chosenItems = () => items.filter((item) => ticked(item).length)
const sizeOf = (boxes) => boxes.reduce((sum, box) => sum + Number(box.dataset.size), 0)

// -- The choice and the address

function query() {
  const parts = chosenItems().map((item) => {
    const boxes = ticked(item)
    return boxes.length === item.boxes.length ? item.id : [item.id, ...boxes.map((box) => box.value)].join(".")
  })
  const kept = filters.filter((filter) => filter.value).map((filter) => `${filter.name}=${filter.value}`)
  return [...(parts.length ? [`chon=${parts.join(",")}`] : []), ...kept].join("&")
}

async function readAddress() {
  if (location.search) await fill()
  const wanted = new URLSearchParams(location.search)
  for (const filter of filters) {
    const value = wanted.get(filter.name) ?? ""
    filter.value = [...filter.options].some((option) => option.value === value) ? value : ""
  }
  for (const item of items) for (const box of item.boxes) box.checked = false
  let lost = 0
  for (const part of (wanted.get("chon") ?? "").split(",").filter(Boolean)) {
    const [id, ...forms] = part.split(".")
    const item = items.find((one) => one.id === id)
    if (!item) lost += 1
    else for (const box of item.boxes) box.checked ||= !forms.length || forms.includes(box.value)
  }
  show()
  if (lost) say(`${lost} tài liệu trong đường dẫn không còn dùng trên cổng nên không có ở đây.`)
}

function say(words) {
  said.textContent = words
}

function show() {
  const chosen = chosenItems()
  const boxes = chosen.flatMap(ticked)
  const size = sizeOf(boxes)
  for (const item of items) {
    const count = ticked(item).length
    item.whole.checked = count === item.boxes.length
    item.whole.indeterminate = count > 0 && count < item.boxes.length
    item.element.hidden = filters.some(
      (filter) => filter.value && !item.element.dataset[camel(filter.name)].split(" ").includes(filter.value),
    )
  }
  for (const group of form.querySelectorAll(".kit-group"))
    group.hidden = !group.querySelector(".kit-choice:not([hidden])")
  const shown = items.filter((item) => !item.element.hidden).length
  found.textContent = shown
    ? `Đang hiện ${shown} trong ${rest?.isConnected ? form.dataset.total : items.length} tài liệu.`
    : "Không có tài liệu nào hợp với các lựa chọn này."
  all.hidden = !shown
  const isOver = size > limit
  total.textContent = !boxes.length
    ? "Chưa chọn tài liệu nào."
    : `${chosen.length} tài liệu, ${boxes.length} tệp: ${sizeWords(size)} / ${sizeWords(limit)}${isOver ? ". Quá mức, hãy bớt vài tệp." : ""}`
  meter.value = Math.min(size, limit)
  form.classList.toggle("kit-builder--over", isOver)
  take.disabled = !boxes.length || isOver || running !== null
  clear.hidden = !boxes.length || running !== null
  copy.hidden = !boxes.length || running !== null
  cancel.hidden = running === null
}

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

function changed() {
  const text = query()
  history.replaceState(null, "", text ? `?${text}` : location.pathname)
  copy.dataset.copy = location.href
  say("")
  show()
}

// Put the other materials on the page: asked for by the button, by a filter, by an address that names some.
async function fill() {
  if (!rest?.isConnected) return
  say("Đang tải danh sách tài liệu…")
  try {
    const answer = await fetch(form.dataset.more)
    if (!answer.ok) throw new Error(String(answer.status))
    const groups = await answer.json()
    if (!rest.isConnected) return
    for (const { title, html } of groups) put(title, html)
    items.splice(0, items.length, ...[...form.querySelectorAll(".kit-choice")].map(readItem))
    rest.remove()
    say("")
  } catch {
    say("Chưa tải được các tài liệu khác. Hãy kiểm tra mạng rồi bấm lại.")
  }
}

function put(title, html) {
  const found = [...form.querySelectorAll(".kit-group")].find(
    (group) => group.querySelector("legend").textContent === title,
  )
  const group = found ?? document.createElement("fieldset")
  if (!found) {
    group.className = "kit-group"
    group.append(document.createElement("legend"), document.createElement("ul"))
    group.querySelector("legend").textContent = title
    group.querySelector("ul").className = "kit-choices"
    rest.before(group)
  }
  group.querySelector("ul").insertAdjacentHTML("beforeend", html)
}

// -- The archive

class Fault extends Error {}

async function read(address, signal, words, got) {
  let answer
  try {
    answer = await fetch(address, { signal })
    if (answer.ok) {
      const parts = []
      for (
        let reader = /** @type {ReadableStream} */ (answer.body).getReader(), part = await reader.read();
        !part.done;
        part = await reader.read()
      ) {
        parts.push(part.value)
        got(part.value.length)
      }
      return new Uint8Array(await new Blob(parts).arrayBuffer())
    }
  } catch (error) {
    if (signal.aborted) throw error
    throw new Fault(`Chưa tải được ${words}. Hãy kiểm tra mạng rồi bấm lại.`)
  }
  throw new Fault(`Máy chủ không đưa ${words} (lỗi ${answer.status}). Hãy tải lại trang rồi thử lại.`)
}

// Null where the browser offers no digests: pages opened over plain http (W3C Secure Contexts).
async function sha256(bytes) {
  if (!globalThis.crypto?.subtle) return null
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

const text = (words) => new TextEncoder().encode(words)

async function archive(signal) {
  const chosen = chosenItems().map((item) => [item.id, ticked(item).map((box) => box.value)])
  const expected = sizeOf(items.flatMap(ticked))
  let got = 0
  const advance = (length) => {
    got += length
    meter.value = Math.min(limit, got * (limit / expected))
    say(`Đang tải ${sizeWords(got)} / ${sizeWords(expected)}…`)
  }
  say("Đang chuẩn bị…")
  const [list, { zip }] = await Promise.all([
    read(form.dataset.list, signal, "danh sách tệp", () => {}).then((bytes) =>
      JSON.parse(new TextDecoder().decode(bytes)),
    ),
    import("./zip.js").catch(() => {
      throw new Fault("Chưa tải được phần gói tệp. Hãy kiểm tra mạng rồi tải lại trang; các lựa chọn được giữ nguyên.")
    }),
  ])
  const files = []
  const sums = []
  let html = ""
  let licence = list.licence
  let number = 0
  for (const [id, forms] of chosen) {
    const material = list.materials[id]
    if (!material) throw new Fault("Danh sách trên cổng vừa đổi. Hãy tải lại trang rồi chọn lại.")
    number += 1
    const folder = `${String(number).padStart(2, "0")}-${id}`
    html += material.head
    for (const one of forms) {
      const file = material.files[one]
      const bytes = await read(form.dataset.root + file.path, signal, `tệp của “${material.title}”`, advance)
      const sum = await sha256(bytes)
      if (sum !== null && sum !== file.sha256)
        throw new Fault(`Tệp của “${material.title}” vừa đổi trên cổng. Hãy tải lại trang rồi bấm lại.`)
      const name = `${folder}/${file.path.slice(file.path.lastIndexOf("/") + 1)}`
      files.push([name, bytes, material.day])
      sums.push([file.sha256, name])
      html += file.html
    }
    html = (html + material.foot).replaceAll(list.marks.folder, folder)
    licence += material.licence
  }
  // Replaced by a function: "$" in a text must stay what it is.
  const written = [
    [
      list.names.index,
      text(
        list.index
          .replace(list.marks.items, () => html)
          .replace(list.marks.unchecked, globalThis.crypto?.subtle ? "" : list.unchecked),
      ),
    ],
    [list.names.licence, text(`\ufeff${licence}`.replaceAll("\n", "\r\n"))],
  ]
  for (const [name, bytes] of written) {
    const sum = await sha256(bytes)
    if (sum !== null) sums.push([sum, name])
  }
  const lines = sums.map(([sum, name]) => `${sum}  ${name}\n`).join("")
  const latest = files
    .map(([, , day]) => day)
    .sort()
    .at(-1)
  const whole = zip(
    [...written, ...files, [list.names.sums, text(lines)]].map(([name, bytes, day]) => [name, bytes, day ?? latest]),
  )
  if (whole.size > list.limit)
    throw new Fault(`Bộ nặng ${sizeWords(whole.size)}, quá mức ${sizeWords(list.limit)}. Hãy bớt vài tệp.`)
  return whole
}

function save(whole) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(whole)
  link.download = "bo-tai-lieu-tu-chon.zip"
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

async function make() {
  running = new AbortController()
  form.setAttribute("aria-busy", "true")
  for (const box of form.querySelectorAll("input, .event-filter :is(select, button)")) box.disabled = true
  show()
  let words
  try {
    const whole = await archive(running.signal)
    save(whole)
    words = `Xong: bo-tai-lieu-tu-chon.zip, ${sizeWords(whole.size)}. Giải nén rồi mở index.html.`
  } catch (error) {
    words = running.signal.aborted
      ? "Đã dừng, chưa có tệp nào được lưu."
      : error instanceof Fault
        ? error.message
        : "Chưa gói được tệp trên máy này. Hãy tải từng tệp ở trang của tài liệu."
  }
  running = null
  form.removeAttribute("aria-busy")
  for (const box of form.querySelectorAll("input, .event-filter :is(select, button)")) box.disabled = false
  show()
  say(words)
}

// -- The page

function start() {
  form.addEventListener("change", async (event) => {
    if (filters.includes(/** @type {any} */ (event.target))) await fill()
    const item = items.find((one) => one.whole === event.target)
    if (item) for (const box of item.boxes) box.checked = item.whole.checked
    changed()
  })
  rest?.addEventListener("click", async () => {
    await fill()
    show()
  })
  all.addEventListener("click", () => {
    for (const item of items) if (!item.element.hidden) for (const box of item.boxes) box.checked = true
    changed()
  })
  clear.addEventListener("click", () => {
    for (const item of items) for (const box of item.boxes) box.checked = false
    changed()
    say("Đã bỏ chọn hết.")
    items[0].whole.focus()
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    if (!take.disabled) make()
  })
  cancel.addEventListener("click", () => running?.abort())
  addEventListener("popstate", readAddress)
  readAddress()
  copy.dataset.copy = location.href
}

// From a disk the browser may not read the files next to a page, so the copy on a stick offers plain links, as without scripts.
if (location.protocol === "file:") {
  const contents = document.getElementById("noi-dung") // the header keeps its buttons: they work from a disk too
  for (const element of contents.querySelectorAll(".with-script")) element.remove()
  for (const element of contents.querySelectorAll(".without-script")) element.classList.remove("without-script")
} else {
  start()
}
