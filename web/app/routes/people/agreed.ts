import { Refused, useApi } from "#app/api.ts"

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const

/** The hours of a calendar as the agreement has them. */
export type AgreedCalendar = {
  says?: string
  zone: string
  hours: Partial<Record<(typeof WEEKDAYS)[number], [string, string][]>>
  dates?: Record<string, [string, string][]>
  breaks?: Record<string, [string, string][]>
  holidays?: string[]
}

/** A team as the agreement has it. `manager`, `director`: handles. */
export type AgreedTeam = { says?: string; side: "marketing" | "sales"; calendar: string; manager: string; director: string }

type Document = { document: { calendars: Record<string, AgreedCalendar>; teams: Record<string, AgreedTeam> } }

/** The agreement in force; `isMissing` when none is. */
export function useAgreed() {
  const query = useApi<Document>("/api/agreements/in-force", {}, { live: ["agreements"] })
  return { query, isMissing: query.error instanceof Refused && query.error.status === 404 }
}
