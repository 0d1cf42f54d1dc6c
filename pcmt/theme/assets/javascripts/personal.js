// The name of a school or a commune on a sheet for paper. What is typed stands in the sheet at once and behind the # of the
// address, which browsers never send. Every text is set as text, never as HTML.
{
  const DOTS = "………………"
  const SHORT_DOTS = "……"
  const PICTURE = { width: 2480, height: 3508 } // A4 at 300 dots an inch
  const STEPS = [1, 0.85, 0.72, 0.6, 0.5] // of the type size; ten-don-vi.css has the same
  const form = document.querySelector("[data-name-form]")
  const told = form.querySelector("[data-told]")
  const copyButton = form.querySelector("[data-copy-name]")
  const drawing = document.querySelector("[data-draw-name]")
  const fields = [...form.elements].filter((one) => one.name)
  const names = [...new Set(fields.map((one) => one.name))]
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"))

  // Control, format and unassigned signs and halves of pairs have no place in a name, and no drawing may hold them.
  function clean(text, limit) {
    const words = text
      .normalize("NFC")
      .replace(/[\t\n\r]+/gu, " ")
      .replace(/\p{C}/gu, "")
    return [...words].slice(0, limit > 0 ? limit : undefined).join("")
  }

  function typed() {
    const values = {}
    for (const name of names) {
      const field = form.elements[name]
      values[name] =
        field.type === "checkbox" ? (field.checked ? "co" : "khong") : clean(field.value, field.maxLength).trim()
    }
    return values
  }

  // ---- The address ----

  const USUAL = { kho: "a4", "cat-roi": "co" }

  function fragment(values) {
    const pairs = Object.entries(values).filter(([name, value]) => value && value !== USUAL[name])
    return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")
  }

  function address(values) {
    const page = location.href.split("#")[0]
    const words = fragment(values)
    return words ? `${page}#${words}` : page
  }

  let waiting = 0
  function remember() {
    clearTimeout(waiting)
    // Browsers count changes of the address and refuse more than a few a second.
    waiting = setTimeout(() => history.replaceState(null, "", address(typed())), 150)
  }

  function read() {
    const kept = new URLSearchParams(location.hash.slice(1).replaceAll("+", "%2B"))
    for (const name of names) {
      const field = form.elements[name]
      if (field instanceof RadioNodeList) field.value = kept.get(name) === "a3" ? "a3" : "a4"
      else if (field.type === "checkbox") field.checked = kept.get(name) !== "khong"
      else field.value = clean(kept.get(name) ?? "", field.maxLength)
    }
  }

  // ---- The sheet ----

  // A canvas may draw letters of a weight a little wider than the drawing does, or narrower: by which share.
  const adjusted = {}
  function adjustment(weight) {
    if (drawing && !adjusted[weight]) {
      const zero = text("0", 0, 100, weight)
      drawing.append(zero)
      adjusted[weight] = zero.getComputedTextLength() / pen.measureText("0").width
      zero.remove()
    }
    return adjusted[weight] ?? 1
  }

  function width(text, size, weight) {
    const face = drawing
      ? drawing.ownerSVGElement.getAttribute("font-family")
      : getComputedStyle(document.body).fontFamily
    pen.font = `${weight} 100px ${face}`
    return (pen.measureText(text).width * adjustment(weight) * size) / 100
  }

  // Words go to the next line whole; one that no line can hold is broken.
  function wrap(text, room, size, weight) {
    const lines = []
    for (const word of text.split(" ").filter(Boolean)) {
      const joined = lines.length ? `${lines.at(-1)} ${word}` : word
      if (lines.length && width(joined, size, weight) <= room) {
        lines[lines.length - 1] = joined
        continue
      }
      let rest = ""
      for (const letter of word) {
        if (rest && width(rest + letter, size, weight) > room) {
          lines.push(rest)
          rest = ""
        }
        rest += letter
      }
      lines.push(rest)
    }
    return lines
  }

  // The largest size at which the text stands in so many lines, and lines of about the same length.
  function fit(text, room, sizes, weight) {
    /** @type {{ size: number, lines: string[] }} */
    let best = { size: 0, lines: [] }
    for (const [size, most] of sizes) {
      best = { size, lines: wrap(text, room, size, weight) }
      if (best.lines.length <= most) break
    }
    let narrow = room
    while (narrow > room / 4 && wrap(text, narrow - 20, best.size, weight).length === best.lines.length) narrow -= 20
    return { size: best.size, lines: wrap(text, narrow, best.size, weight) }
  }

  const NAME_SIZES = [
    [120, 1],
    [108, 1],
    [96, 1],
    [84, 2],
    [74, 2],
    [64, 3],
    [56, 3],
    [48, 3],
    [40, 4],
  ]
  const [NAME_WEIGHT, SECOND_WEIGHT] = [800, 600] // those of the faces in the page
  const SECOND_SIZES = [
    [46, 1],
    [40, 1],
    [36, 2],
    [30, 2],
    [26, 3],
  ]

  function text(words, y, size, weight) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", "text")
    const settings = {
      x: drawing.dataset.middle,
      y,
      "font-size": size,
      "font-weight": weight,
      "text-anchor": "middle",
      "data-line": "",
    }
    for (const [name, value] of Object.entries(settings)) element.setAttribute(name, value)
    element.setAttribute("fill", weight === NAME_WEIGHT ? drawing.dataset.brand : drawing.dataset.ink)
    element.textContent = words
    return element
  }

  function draw(values) {
    const room = Number(drawing.dataset.width) * 0.98
    const name = fit(values.ten, room, NAME_SIZES, NAME_WEIGHT)
    const second = fit(values["dia-chi"], room, SECOND_SIZES, SECOND_WEIGHT)
    const tall = [name, second].map((one) => one.lines.length * one.size * 1.2)
    for (const line of drawing.querySelectorAll("[data-line]")) line.remove()
    // Dots for the pen stand until there is a name; a line below it alone is written under them.
    const top = name.lines.length ? 4 + (332 - tall[0] - tall[1]) / 2 : 0
    for (const dots of drawing.querySelectorAll("[data-dots]"))
      dots.setAttribute("display", values.ten || (dots.localName === "text" && values["dia-chi"]) ? "none" : "inline")
    for (const [place, line] of name.lines.entries())
      drawing.append(text(line, top + name.size * (place * 1.2 + 0.92), name.size, NAME_WEIGHT))
    const from = name.lines.length ? top + tall[0] : 212
    for (const [place, line] of second.lines.entries())
      drawing.append(text(line, from + second.size * (place * 1.2 + 0.98), second.size, SECOND_WEIGHT))
  }

  function write(values) {
    for (const place of document.querySelectorAll("[data-fill]")) {
      const words = values[place.dataset.fill]
      place.textContent = words
      // How much of the room the words take is the same on a phone and on paper, so the step is right for both.
      const face = getComputedStyle(place)
      const shown = face.textTransform === "uppercase" ? words.toLocaleUpperCase("vi") : words
      const taken = width(shown, 1, face.fontWeight)
      const step = STEPS.findIndex((one) => taken * one <= Number(place.dataset.room))
      place.dataset.step = step < 0 ? STEPS.length - 1 : step
    }
  }

  // Days below ten and the first two months are written with a zero, as on official papers (Decree 30/2020, annex I).
  function date(values) {
    const [year, month, day] = values.ngay.split("-")
    const padded = month && (Number(month) < 3 ? month : String(Number(month)))
    return `${values.noi || DOTS}, ngày ${day || SHORT_DOTS} tháng ${padded || SHORT_DOTS} năm ${year || SHORT_DOTS}`
  }

  function show() {
    const values = typed()
    if (drawing) draw(values)
    write(values)
    const dated = document.querySelector("[data-dated]")
    if (dated) dated.textContent = date(values)
    const slip = document.querySelector("[data-slip]")
    if (slip) slip.hidden = values["cat-roi"] === "khong"
    if (values.kho) document.documentElement.dataset.paper = values.kho
    copyButton.dataset.copy = address(values)
    told.textContent = ""
  }

  // ---- The picture ----

  async function picture() {
    const copy = drawing.ownerSVGElement.cloneNode(true)
    copy.setAttribute("width", PICTURE.width)
    copy.setAttribute("height", PICTURE.height)
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
    await image.decode()
    const canvas = Object.assign(document.createElement("canvas"), PICTURE)
    const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"))
    brush.fillStyle = "#fff"
    brush.fillRect(0, 0, PICTURE.width, PICTURE.height)
    brush.drawImage(image, 0, 0, PICTURE.width, PICTURE.height)
    return new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png")
    })
  }

  async function save() {
    try {
      const link = document.createElement("a")
      link.href = URL.createObjectURL(await picture())
      link.download = drawing.ownerSVGElement.dataset.file
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60000)
      told.textContent = `Đã lưu ảnh ${link.download}, ${PICTURE.width} × ${PICTURE.height} điểm.`
    } catch {
      told.textContent = "Trình duyệt này không làm được ảnh. Hãy bấm “In hoặc lưu PDF”."
    }
  }

  form.hidden = false
  form.addEventListener("input", () => {
    show()
    remember()
  })
  form.addEventListener("submit", (event) => event.preventDefault())
  form.querySelector("[data-empty]").addEventListener("click", () => {
    form.reset()
    show()
    remember()
    form.elements.ten.focus()
  })
  form.querySelector("[data-save-picture]")?.addEventListener("click", save)
  addEventListener("hashchange", () => {
    clearTimeout(waiting)
    read()
    show()
  })
  read()
  show()
  // What was measured before the faces of the drawing were read is measured again.
  document.fonts?.ready.then(() => {
    for (const weight of Object.keys(adjusted)) delete adjusted[weight]
    show()
  })
}
