import { readPointer as pathOf } from "#domain/intake/webhook/json-pointer.ts"

/** The steps of a JSON pointer such as `/lead/email` to a place that may be written, or null when the text is none. "" points at the whole. */
export function readPointer(text: string): string[] | null {
  const steps = text.length > LONGEST ? null : pathOf(text)
  return steps === null || steps.some((step) => FORBIDDEN.has(step)) ? null : steps
}

/** The root with another value at a place; `undefined` takes the place away. What lies on the way is made when it is not there. */
export function withValueAt(root: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(root)) return changedList(root, step, rest, value)
  const box = isBox(root) ? root : {}
  if (value === undefined && !Object.hasOwn(box, step)) return root
  const inner = withValueAt(Object.hasOwn(box, step) ? box[step] : undefined, rest, value)
  if (inner !== undefined) return { ...box, [step]: inner }
  const { [step]: _gone, ...others } = box
  return others
}

const LONGEST = 200
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"])

function changedList(list: readonly unknown[], step: string, rest: readonly string[], value: unknown): unknown {
  const index = step === "-" ? list.length : /^\d{1,4}$/.test(step) ? Number(step) : -1
  if (index < 0 || index > list.length) return list
  const inner = withValueAt(list[index], rest, value)
  return inner === undefined ? list.toSpliced(index, 1) : list.toSpliced(index, 1, inner)
}

function isBox(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
