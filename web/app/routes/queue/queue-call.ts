import { askAhead } from "#app/api.ts"
import { sessionNow, type Session } from "#app/session.ts"

/** How many lines come at a time. */
export const PAGE = 100
/** A queue is made of handoffs, and asked again when one changes. */
export const LIVE = { live: ["handoffs"] }

/** Whose queue an address shows: one's own unless it says whose; null: everybody's. */
export function ownerIn(search: Record<string, unknown>, session: Session): string | null {
  const said = search["owner"]
  if (said === "all") return null
  return typeof said === "string" ? said : (session.person?.id ?? null)
}

/** The first lines of the queue that an address shows, asked for while its page is on its way. */
export async function askForQueue(search: Record<string, unknown>): Promise<void> {
  const session = await sessionNow()
  if (session !== null) await askAhead("/api/queue", { query: { owner: ownerIn(search, session), limit: PAGE } }, LIVE)
}
