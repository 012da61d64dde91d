import type { z } from "zod"
import type { SessionView } from "#contract/session.ts"
import { queries, question, useApi } from "#app/api.ts"

/** Who looks at the pages, where, and what they may; a reason where they may not. */
export type Session = z.infer<typeof SessionView>

/** Who looks at the pages. The shell waits for it, so that pages can rely on it. */
export function useSession(): Session {
  const { data } = useSessionQuery()
  if (data === undefined) throw new Error("A page is shown before the session is known.")
  return data
}

export function useSessionQuery() {
  return useApi<Session>("/api/session", {}, { live: ["people"] })
}

/** Asks who looks while the page is still being loaded. */
export function askForSession(): void {
  void sessionNow()
}

/** Who looks, as soon as it is known; null when nobody says. */
export function sessionNow(): Promise<Session | null> {
  return queries.fetchQuery(question<Session>("/api/session", {}, ["people"])).catch(() => null)
}

/** Why this person may not do something, as a sentence, or null when they may. */
export function whyNot(session: Session, permission: string): string | null {
  const may = (session.may as Record<string, true | string>)[permission]
  return typeof may === "string" ? may : null
}
