// The page so-sanh/: ticked plans become the address of their comparison. Which comparisons exist is read off the links that the
// page holds anyway, so this can never offer one that is not there.
const form = document.querySelector("form[data-compare]")
if (form) {
  const boxes = [...form.querySelectorAll("input[type=checkbox]")]
  const said = form.querySelector("[role=status]")
  const go = form.querySelector("[data-compare-go]")
  const near = form.querySelector("[data-compare-near]")
  const most = Number(form.dataset.most)
  const pages = new Map([...document.querySelectorAll(".compare-list a")].map((link) => [link.dataset.plans, link]))
  const show = () => {
    const ids = boxes
      .filter((box) => box.checked)
      .map((box) => box.value)
      .sort()
    for (const box of boxes) box.disabled = !box.checked && ids.length >= most
    const page = pages.get(ids.join(" "))
    go.hidden = !page
    if (page) go.href = page.href
    const left = ids.length > 1 && !page
    const offers = left ? [...pages].filter(([plans]) => plans.split(" ").every((id) => ids.includes(id))) : []
    near.hidden = !offers.length
    near.replaceChildren(
      ...offers.map(([, link]) => {
        const item = document.createElement("li")
        item.append(link.cloneNode(true))
        return item
      }),
    )
    if (!ids.length) said.textContent = "Chưa chọn kế hoạch nào."
    else if (ids.length === 1) said.textContent = "Đã chọn 1 kế hoạch, cần chọn thêm ít nhất một."
    else if (page) said.textContent = `Đã chọn ${ids.length} kế hoạch.`
    else if (offers.length) said.textContent = "Cổng chưa có trang so sánh đúng các kế hoạch này. Các trang gần nhất:"
    else said.textContent = "Cổng chưa có trang so sánh các kế hoạch này; người biên tập có thể thêm."
  }
  const wanted = new URLSearchParams(location.search).get("chon")
  for (const box of boxes) if (box.value === wanted) box.checked = true
  form.addEventListener("change", show)
  form.addEventListener("submit", (event) => event.preventDefault())
  show()
}
