import { fold } from "#domain/condition/fold.ts"

/**
 * A test for texts that fit a glob: `*` stands for any run of characters, also none; everything else stands for itself.
 * The text handed to the test has to be folded. Time grows with the text's length, whatever the pattern: there is no backtracking.
 */
export function compileGlob(pattern: string): (folded: string) => boolean {
  const parts = fold(pattern).split("*")
  const [first = "", ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return (text) => text === first
  const middle = rest.filter((part) => part !== "")
  if (middle.length === 0) return (text) => text.length >= first.length + last.length && text.startsWith(first) && text.endsWith(last)
  return (text) => text.startsWith(first) && text.endsWith(last) && hasInOrder(text, middle, first.length, text.length - last.length)
}

/** A test for texts that fit one of several globs. */
export function compileGlobs(patterns: string | readonly string[]): (folded: string) => boolean {
  const tests = (typeof patterns === "string" ? [patterns] : patterns).map(compileGlob)
  const [only] = tests
  return tests.length === 1 && only ? only : (text) => tests.some((test) => test(text))
}

function hasInOrder(text: string, parts: readonly string[], from: number, until: number): boolean {
  let at = from
  for (const part of parts) {
    const found = text.indexOf(part, at)
    if (found < 0 || found + part.length > until) return false
    at = found + part.length
  }
  return at <= until
}
