import { saidIn } from "#domain/language/said-in.ts"

/** A length of time as German says it after "in", "nach", "vor" and "von": "7 days" is "7 Tagen". */
export function durationAfterPreposition(time: string): string {
  return saidIn("de", time).replace(/(?:tag|monat|jahr)e$/i, "$&n")
}
