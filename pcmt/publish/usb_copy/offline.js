// Only in the copy for a disk. A browser gives pages opened from files no fetch and no index.html behind a slash;
// this gives them both, so that the scripts of the portal run there as they are.
;(() => {
  if (location.protocol !== "file:") return
  const root = new URL("../../", document.currentScript.src).href
  const lists = new Map() // script below the root: its loading, as a promise
  const given = new Map()

  // Lists lie beside their .json as scripts, which may be loaded from anywhere; each calls this.
  window.offlineData = (name, data) => given.set(name, JSON.stringify(data))

  // Files of the search lie many in one script.
  const scriptOf = (name) => name.replace(/^(search\/[a-z]+\/)(\d+)\.json$/, (_, folder, at) => `${folder}${at >> 6}`)

  const load = (name) =>
    new Promise((done, fail) => {
      const script = document.createElement("script")
      script.src = `${root}${name}.js`
      script.onload = done
      script.onerror = () => fail(new TypeError(`${name}: not in this copy`))
      document.head.append(script)
    })

  const fetchFromNetwork = window.fetch
  window.fetch = async (request, options) => {
    const url = new URL(request.url ?? request, document.baseURI)
    if (url.protocol !== "file:") return fetchFromNetwork(request, options)
    const name = url.href.startsWith(root) ? url.href.slice(root.length).split(/[?#]/)[0] : ""
    // Whatever else a script asks for it cannot have; its own words for a broken network tell the reader.
    if (!name.endsWith(".json")) throw new TypeError(`${url.pathname}: files cannot be fetched from a disk`)
    const script = scriptOf(name)
    if (!lists.has(script)) lists.set(script, load(script))
    await lists.get(script)
    if (!given.has(name)) throw new TypeError(`${name}: not in this copy`)
    return new Response(given.get(name), { headers: { "Content-Type": "application/json" } })
  }

  // Links in the pages name files; those that scripts make may still end in a slash. Mended before anybody can follow them.
  const mend = (event) => {
    const link = event.target.closest?.("a[href]")
    if (link?.href.startsWith(root) && link.pathname.endsWith("/")) link.pathname += "index.html"
  }
  for (const type of ["pointerover", "pointerdown", "focusin", "click"]) addEventListener(type, mend, true)
})()
