import { toIso, type Instant } from "#domain/instant.ts"

/** An instant as the API says it, or null. */
export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}

/** An instant as the API takes it, checked before; null when none was said. */
export function instantOrNull(text: string | null): Instant | null {
  return text === null ? null : Date.parse(text)
}
