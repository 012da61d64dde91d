/* Puts instants into the viewer's zone, and keeps the overview fresh. Without it everything works, by reloading. */
const EVERY_MS = 3000
const format = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" })

function localise(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime)
    time.textContent = format.format(at)
    time.title = exact.format(at)
  }
}

/* What the server last said of each part, so that only what changed is touched. */
const said = new Map()

function refresh(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html")
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const name = part.dataset.part
    const known = document.querySelector(`[data-part="${name}"]`)
    const isSelected = known !== null && !getSelection().isCollapsed && known.contains(getSelection().anchorNode)
    if (known === null || isSelected || said.get(name) === part.innerHTML) continue
    said.set(name, part.innerHTML)
    localise(part)
    replace(known, part)
  }
}

/* Whoever has the focus on a link in here keeps it. */
function replace(known, part) {
  const focused = known.contains(document.activeElement) ? document.activeElement.id : ""
  const scrolled = document.scrollingElement.scrollTop
  known.replaceChildren(...part.childNodes)
  document.scrollingElement.scrollTop = scrolled
  if (focused !== "") document.getElementById(focused)?.focus({ preventScroll: true })
}

async function look() {
  if (document.hidden) return
  const answer = await fetch(`/fragment/overview${location.search}`, { headers: { accept: "text/html" } })
  if (answer.status === 401) location.reload()
  if (answer.ok) refresh(await answer.text())
}

function keepLooking() {
  const again = () =>
    setTimeout(
      () =>
        void look()
          .catch(() => {})
          .finally(again),
      EVERY_MS,
    )
  again()
  document.addEventListener("visibilitychange", () => void look().catch(() => {}))
}

localise(document)
if (document.querySelector('[data-part="handoffs"]') !== null) keepLooking()

/* A test lead takes a moment; a second click would send a second one. */
for (const form of document.querySelectorAll("form"))
  form.addEventListener("submit", (event) => {
    if (form.ariaBusy === "true") event.preventDefault()
    form.ariaBusy = "true"
  })
addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => (form.ariaBusy = "false")))
