import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"

const A_MONTH = 30 * 24 * 60 * 60_000

/** The period that was asked for, half open; the last thirty days when nothing is said. @throws Refusal 400 when it ends before it begins */
export function periodOf(
  { from, until }: { from?: string | undefined; until?: string | undefined },
  now: Instant,
): { from: Instant; until: Instant } {
  const end = until === undefined ? now + 1 : Date.parse(until)
  const start = from === undefined ? end - A_MONTH : Date.parse(from)
  if (start < end) return { from: start, until: end }
  throw new Refusal("invalid", "The period ends before it begins.", 400, [{ pointer: "/query/until", message: "lies before `from`" }])
}
