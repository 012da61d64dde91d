import { InvalidArgumentError } from "commander"

/** A whole number from 1 on, as an option takes it. */
export function readCount(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError("It has to be a whole number from 1 on.")
}

/** An amount of money from 0 on, as an option takes it. */
export function readAmount(text: string): number {
  if (/^\d{1,12}(\.\d{1,2})?$/.test(text)) return Number(text)
  throw new InvalidArgumentError("It has to be a number such as 12000 or 12000.50.")
}

/** One `header=field`, as an option takes it any number of times, added to those before it. The last `=` parts them, since headers may hold one. */
export function readMapping(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.lastIndexOf("=")
  if (at < 1) throw new InvalidArgumentError('It looks like "Work mail=email".')
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() }
}
