// Two small doors of checkable paper. On ma/: a typed code is brought into its one spelling and its page is opened. On the page
// of a code: a file that the visitor chooses is read here, in the browser, and its SHA-256 held against the published one.
const CODE = /^[2-9a-hjkmnp-z]{8}$/

const form = document.querySelector("form[data-codes]")
if (form) {
  const field = form.querySelector("input")
  const fault = form.querySelector(".code-fault")
  const say = (words) => {
    fault.textContent = words
    field.setAttribute("aria-invalid", String(Boolean(words)))
    if (words) field.focus()
  }
  // A page opened from a disk has no server behind it: there the address must name the file, and nothing can be asked first.
  const isFile = location.protocol === "file:"
  field.addEventListener("input", () => say(""))
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const code = field.value
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s.‐-―−-]/g, "")
    if (!CODE.test(code)) {
      const wrong = [...new Set(code.match(/[^2-9a-hjkmnp-z]/g) ?? [])]
      say(
        wrong.length
          ? `Mã không có ký tự “${wrong.join(" ")}”. Xin xem lại trên bản in.`
          : `Mã có tám ký tự, bạn gõ ${code.length}. Xin xem lại trên bản in.`,
      )
      return
    }
    const address = new URL(`${form.dataset.codes}${code}/${isFile ? "index.html" : ""}`, location.href)
    const answer = isFile ? null : await fetch(address, { method: "HEAD" }).catch(() => null)
    if (answer?.status === 404) say("Cổng không có mã này. Xin xem lại từng ký tự trên bản in.")
    else location.assign(address)
  })
}

const check = document.querySelector(".checksum-check")
// Browsers count checksums only on pages that nobody on the way can have changed (https, this machine itself).
if (check && globalThis.crypto?.subtle) {
  const said = check.querySelector("[role=status]")
  check.hidden = false
  check.querySelector("input").addEventListener("change", async ({ target }) => {
    const [file] = target.files
    if (!file) return
    said.textContent = "Đang đọc tệp…"
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))
    const sum = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")
    const same = sum === check.dataset.sha256
    said.textContent = same
      ? `Đúng: “${file.name}” chính là tệp đang dùng.`
      : `Khác: “${file.name}” không phải là tệp đang dùng. Xin tải lại từ nút ở trên.`
    said.className = same ? "checksum-same" : "checksum-other"
  })
}
