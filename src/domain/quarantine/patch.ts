import { valueAt } from "#domain/intake/webhook/json-pointer.ts"
import { readPointer, withValueAt } from "#domain/quarantine/pointer.ts"
import { CHARSETS, reread, type Charset } from "#domain/quarantine/recode.ts"
import { LONGEST_SEARCHED, safePattern } from "#domain/quarantine/safe-pattern.ts"

/** One change to an item that could not be understood. Places are JSON pointers; "" is the whole item, also when it is no JSON. */
export type PatchStep =
  | { op: "set"; at: string; value: unknown; /** Only where nothing stands, or an empty text. */ when_absent?: boolean | undefined }
  | { op: "rename"; from: string; to: string }
  | { op: "drop"; at: string }
  /** Texts of up to 256 characters; `$1` and `$&` in `with` stand for what was found. */
  | { op: "replace"; at: string; pattern: string; with: string }
  /** A text that was UTF-8 and was read in another character set; of an object or list every text in it. */
  | { op: "reread"; at: string; charset: Charset }

export type Patch = readonly PatchStep[]

/** A patch that is ready to be applied: the item's text in, the mended text out. `changed` is false when no step found anything to do. */
export type Mend = (text: string) => { text: string; changed: boolean }

/** Makes a patch ready to be applied to many items, or says what is wrong with it, by the number of its step. */
export function compilePatch(patch: Patch): Mend | { problems: { step: number; says: string }[] } {
  const steps = patch.map(compileStep)
  const problems = steps.flatMap((each, step) => (typeof each === "function" ? [] : [{ step, says: each.problem }]))
  if (problems.length > 0) return { problems }
  const changes = steps.filter((each) => typeof each === "function")
  return (text) => {
    const before = parsed(text)
    const after = changes.reduce((item, change) => change(item), before)
    if (after === before) return { text, changed: false }
    const next = typeof after === "string" ? after : JSON.stringify(after)
    return { text: next, changed: next !== text }
  }
}

type Change = (item: unknown) => unknown

function compileStep(step: PatchStep): Change | { problem: string } {
  if (step.op === "rename") return compileRename(step)
  const place = readPointer(step.at)
  if (place === null) return notAPlace(step.at)
  if (step.op === "drop") return place.length === 0 ? { problem: "The whole item can't be taken away; drop the kind." } : dropAt(place)
  if (step.op === "set") return setAt(place, step)
  if (step.op === "reread") return rereadAt(place, step)
  const pattern = safePattern(step.pattern)
  if ("problem" in pattern) return pattern
  return (item) => changedText(item, place, (text) => (text.length > LONGEST_SEARCHED ? text : text.replace(pattern, step.with)))
}

function compileRename({ from, to }: Extract<PatchStep, { op: "rename" }>): Change | { problem: string } {
  const [source, target] = [readPointer(from), readPointer(to)]
  if (source === null || source.length === 0) return notAPlace(from)
  if (target === null || target.length === 0) return notAPlace(to)
  return (item) => {
    const value = valueAt(item, source)
    return value === undefined ? item : withValueAt(withValueAt(item, source, undefined), target, value)
  }
}

function dropAt(place: readonly string[]): Change {
  return (item) => (valueAt(item, place) === undefined ? item : withValueAt(item, place, undefined))
}

function setAt(place: readonly string[], { value, when_absent }: Extract<PatchStep, { op: "set" }>): Change {
  return (item) => {
    const now = valueAt(item, place)
    const isAbsent = now === undefined || now === null || now === ""
    return (when_absent && !isAbsent) || now === value ? item : withValueAt(item, place, value)
  }
}

function rereadAt(place: readonly string[], { charset }: Extract<PatchStep, { op: "reread" }>): Change | { problem: string } {
  if (!CHARSETS.includes(charset)) return { problem: `The character sets are ${CHARSETS.join(", ")}.` }
  return (item) => {
    const before = valueAt(item, place)
    const after = rereadAll(before, charset)
    return after === before ? item : withValueAt(item, place, after)
  }
}

/** The same value when nothing in it was misread. */
function rereadAll(value: unknown, charset: Charset): unknown {
  if (typeof value === "string") return reread(value, charset) ?? value
  if (typeof value !== "object" || value === null) return value
  const before = Object.entries(value)
  const after = before.map(([key, inner]) => [reread(key, charset) ?? key, rereadAll(inner, charset)] as const)
  if (after.every(([key, inner], index) => key === before[index]?.[0] && inner === before[index]?.[1])) return value
  return Array.isArray(value) ? after.map(([, inner]) => inner) : Object.fromEntries(after)
}

function changedText(item: unknown, place: readonly string[], change: (text: string) => string): unknown {
  const value = valueAt(item, place)
  const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : null
  if (text === null) return item
  const after = change(text)
  return after === text ? item : withValueAt(item, place, after)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function notAPlace(text: string): { problem: string } {
  return { problem: `"${text.slice(0, 60)}" is no place: use a JSON pointer such as /lead/email.` }
}
