import { useApi } from "#app/api.ts"

/** Who looks at the pages, where, and what they may; a reason where they may not. */
export type Session = {
  kind: "person" | "key" | "visitor"
  id: string | null
  name: string
  person: { id: string; name: string; handle: string } | null
  roles: string[]
  may: Record<string, true | string>
  workspace: { name: string; is_demo: boolean; now: string }
}

/** Who looks at the pages. The shell waits for it, so that pages can rely on it. */
export function useSession(): Session {
  const { data } = useSessionQuery()
  if (data === undefined) throw new Error("A page is shown before the session is known.")
  return data
}

export function useSessionQuery() {
  return useApi<Session>("/api/session", {}, { live: ["people"] })
}

/** Why this person may not do something, as a sentence, or null when they may. */
export function whyNot(session: Session, permission: string): string | null {
  const may = session.may[permission]
  return typeof may === "string" ? may : null
}
