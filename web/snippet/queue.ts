import { local, session } from "./boxes.ts"
import { said } from "./settings.ts"
import { keptId } from "./visitor.ts"

const PREFIX = `baton.${said.writeKey}.`
const MOST = 500
const memory: Record<string, string> = {}

/** Keeps an event, as JSON, until it is dropped: in the browser when the visitor agreed, else in memory. Of more than 500 the oldest go. */
export function putEvent(id: string, text: string): void {
  put(id, text, keptId() ? local : said.keep ? session : null)
  const events = waiting().filter(([id]) => !formOf(id))
  if (events.length > MOST) drop([events[0]?.[0] ?? ""])
}

/** Keeps what a visitor sent off, urlencoded, for as long as their tab is there. */
export function putForm(id: string, form: string, text: string): void {
  put(`${id}/${encodeURIComponent(form)}`, text, session)
}

/** The form that an item is a post of, as it stands in an address; undefined for an event. */
export function formOf(id: string): string | undefined {
  return id.split("/")[1]
}

/** All that waits, oldest first. */
export function waiting(): [id: string, text: string][] {
  const texts = { ...memory }
  for (const box of [local, session]) for (const key in box) if (key.startsWith(PREFIX)) texts[key.slice(PREFIX.length)] = box[key]
  return Object.entries(texts).sort()
}

export function drop(ids: readonly string[]): void {
  for (const id of ids) {
    delete memory[id]
    local?.removeItem(PREFIX + id)
    session?.removeItem(PREFIX + id)
  }
}

/** Puts events where they belong now that the visitor has spoken: with a yes into the browser, with a no nowhere. */
export function moveEvents(agrees: boolean): void {
  for (const [id, text] of waiting()) {
    if (formOf(id)) continue
    drop([id])
    if (agrees) putEvent(id, text)
  }
}

function put(id: string, text: string, box: Storage | null): void {
  try {
    if (box) return box.setItem(PREFIX + id, text)
  } catch {
    // full
  }
  memory[id] = text
}
