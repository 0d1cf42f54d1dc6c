// Makes a form of every question of a self-check (pcmt/show/materials/quiz.py). An answer is judged when "Trả lời" is pressed, not when
// an option is chosen: the arrow keys choose every option they pass. Nothing is stored or sent.
const quiz = document.querySelector(".quiz")
const items = [...quiz.querySelectorAll(".quiz-item")]
const end = quiz.querySelector(".quiz-end")
const [score, words, again] = [".quiz-score", ".quiz-again-words", "button"].map((name) => end.querySelector(name))
const questions = []

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

function build(item, index) {
  const answer = Number(item.dataset.answer)
  const options = [...item.querySelectorAll(".quiz-options > li")].map((one) => one.textContent)
  const letters = "ABCDE"
  const why = item.querySelector(".quiz-why").textContent
  const labels = options.map((text, number) => {
    const input = element("input", { type: "radio", name: `cau-${index + 1}`, value: number + 1 })
    return element(
      "label",
      { className: "quiz-option" },
      input,
      element("span", {}, `${letters[number]}. ${text}`),
      element("span", { className: "quiz-mark" }),
    )
  })
  const inputs = labels.map((label) => label.firstChild)
  const legend = element("legend", { className: "quiz-question" }, ...item.querySelector(".quiz-question").childNodes)
  const press = element("button", { type: "submit", className: "action", textContent: "Trả lời" })
  const verdict = element("div", { className: "quiz-verdict" })
  verdict.setAttribute("role", "status")
  const form = element("form", {}, element("fieldset", {}, legend, ...labels), press, verdict)
  item.replaceChildren(form)

  const question = { number: index + 1, item, inputs, judged: false, right: false }
  const say = (tone, head, ...rest) => {
    verdict.dataset.tone = tone
    verdict.replaceChildren(
      element("p", { className: "quiz-head" }, head),
      ...rest.map((text) => element("p", {}, text)),
    )
  }

  question.clear = () => {
    question.judged = question.right = false
    for (const [number, input] of inputs.entries()) {
      input.disabled = input.checked = false
      labels[number].dataset.tone = ""
      labels[number].lastChild.textContent = ""
    }
    verdict.replaceChildren()
    verdict.dataset.tone = ""
    press.textContent = "Trả lời"
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    if (question.judged) {
      question.clear()
      inputs[0].focus()
      return sum()
    }
    const chosen = inputs.findIndex((input) => input.checked)
    if (chosen < 0) return say("", "Hãy chọn một đáp án trước.")
    question.judged = true
    question.right = chosen + 1 === answer
    for (const input of inputs) input.disabled = true
    const mark = (number, tone, text) => {
      labels[number].dataset.tone = tone
      labels[number].lastChild.textContent = text
    }
    if (!question.right) mark(chosen, "other", "đã chọn")
    mark(answer - 1, "right", "✓ đáp án")
    if (question.right) say("right", "✓ Đúng rồi.", why)
    else say("other", `✗ Chưa đúng. Đáp án: ${letters[answer - 1]}. ${options[answer - 1]}`, why)
    press.textContent = "Làm lại câu này"
    sum()
  })
  form.addEventListener("change", () => {
    if (!question.judged) verdict.replaceChildren()
  })
  return question
}

// The sum comes up when the last question is answered, and goes when one is taken up again.
function sum() {
  const isDone = questions.every((question) => question.judged)
  end.hidden = !isDone
  if (!isDone) return score.replaceChildren()
  const missed = questions.filter((question) => !question.right)
  score.textContent = `${quiz.dataset.who} trả lời đúng ${questions.length - missed.length} trong ${questions.length} câu.`
  words.replaceChildren()
  if (!missed.length) words.append("Các tình huống này đã quen tay. Thử kể lại một câu cho người bên cạnh nghe.")
  else {
    words.append("Điều cần nhớ nằm ở lời giải thích. Xem lại ")
    for (const [place, question] of missed.entries()) {
      words.append(
        place ? ", " : "",
        element("a", { href: `#cau-${question.number}`, textContent: `câu ${question.number}` }),
      )
    }
    words.append(". Muốn làm lại bao nhiêu lần cũng được.")
  }
}

again.addEventListener("click", () => {
  for (const question of questions) question.clear()
  sum()
  questions[0].inputs[0].focus()
})

questions.push(...items.map(build))
