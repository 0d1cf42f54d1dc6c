// "Chia sẻ" opens the sheet of the phone, which knows Zalo and messages. Where there is none, copy.js copies the address.
for (const button of document.querySelectorAll("button[data-share]")) {
  if (!navigator.share) continue
  button.addEventListener("click", (event) => {
    event.stopPropagation()
    navigator.share({ title: document.title, url: button.dataset.copy }).catch(() => {}) // closed without sharing
  })
}
