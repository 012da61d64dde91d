/** Nobody waits longer than this for a field; then keys do again what they do on the page. */
const MOST_MS = 5_000

/** What is typed before the field that will take it is there. `end` gives the keys back to the page and tells what it was. */
export type TypeAhead = { end: () => string }

/** Collects letters from now on, so that none gets lost or does something on the page behind. `onEscape`: the field is not wanted any more. */
export function typeAhead(onEscape: () => void): TypeAhead {
  let text = ""
  const stop = () => {
    clearTimeout(timer)
    window.removeEventListener("keydown", onKey, true)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.length === 1) text += event.key
    else if (event.key === "Backspace") text = text.slice(0, -1)
    else if (event.key === "Escape") {
      stop()
      onEscape()
    } else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const timer = setTimeout(stop, MOST_MS)
  window.addEventListener("keydown", onKey, true)
  return {
    end: () => {
      stop()
      return text
    },
  }
}
