import { local } from "./boxes.ts"
import { newId } from "./new-id.ts"
import { asksForPrivacy, said } from "./settings.ts"

const NAME = "baton_id"
const NO = "no"
const ofThisPage = { id: newId() }

/** The id that is kept over pages and visits because the visitor agreed. Looked up each time: a word in one tab holds in all. */
export function keptId(): string | null {
  const word = local?.getItem(NAME)
  if (word) return word === NO ? null : word
  if (said.consent !== "granted" || asksForPrivacy) return null
  return write(ofThisPage.id)
}

/** The anonymous id: the kept one, else one while this page is open; undefined when nothing may be sent. */
export function visitorId(): string | undefined {
  return keptId() ?? (asksForPrivacy || said.consent === "required" ? undefined : ofThisPage.id)
}

/** Keeps what the visitor said. Whoever takes their word back is somebody else from then on. */
export function hear(agrees: boolean): void {
  if (agrees) {
    if (!keptId()) write(ofThisPage.id)
    return
  }
  ofThisPage.id = newId()
  if (said.consent === "granted") write(NO)
  else local?.removeItem(NAME)
}

function write(word: string): string | null {
  try {
    local?.setItem(NAME, word)
    return local && word
  } catch {
    // full: the visitor stays known for this page only
    return null
  }
}
