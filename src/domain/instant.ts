/** A moment in time as milliseconds since 1970-01-01T00:00Z. Exact, comparable with `<`, and the same in the rules, the tables and the tests. */
export type Instant = number

/** A length of exact (physical) time in milliseconds; never "a month", whose length differs. */
export type Milliseconds = number

/** ISO 8601 text in UTC with milliseconds, the form in which an instant leaves the product. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString()
}

/** An instant within a sentence for people, who need no milliseconds: "2026-11-20 18:30 UTC". The same in every language. */
export function inWords(at: Instant): string {
  return `${toIso(at).slice(0, 16).replace("T", " ")} UTC`
}
