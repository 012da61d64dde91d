import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Instant } from "#domain/instant.ts"
import { checkFence, type Lease } from "#store/lease.ts"
import { record } from "#store/journal.ts"
import type { Database } from "#store/open.ts"
import { allPeople } from "#store/person.ts"
import { setTimers, takeDueTimers, type Timer } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { inWorkspace } from "#store/workspace.ts"
import { watchClocks } from "#steps/07-sla.ts"
import type { Voice } from "#steps/announce.ts"
import { lookAgainAtHolds, lookAgainAtLeads } from "#steps/look-again.ts"

/** So many due timers of a kind are looked at in one transaction. */
const BATCH = 500
const KINDS = ["handoff", "hold", "lead", "quarantine"] as const
const A_DAY = 24 * 60 * 60_000

/** Looks at what is due, one round; answers how many timers it took. Most urgent first: open handoffs, then held leads, then the rest. */
export async function tickRound(db: Database, lease: Lease, voice: Voice, now: () => Instant): Promise<number> {
  let taken = 0
  for (const kind of KINDS) taken += await inWorkspace(db, lease.workspace, (tx) => tickKind(tx, lease, kind, voice, now()), `tick-${kind}`)
  return taken
}

async function tickKind(tx: Tx, lease: Lease, kind: (typeof KINDS)[number], voice: Voice, now: Instant): Promise<number> {
  const timers = await takeDueTimers(tx, kind, now, BATCH)
  if (timers.length === 0) return 0
  await checkFence(tx, lease.number)
  const subjects = timers.map((timer) => timer.subject)
  if (kind === "handoff") await watch(tx, subjects, voice, now)
  if (kind === "hold") await lookAgainAtHolds(tx, subjects, voice, now)
  if (kind === "lead") await lookAgainAtLeads(tx, subjects, voice, now)
  if (kind === "quarantine") await remind(tx, timers, now)
  return timers.length
}

async function watch(tx: Tx, handoffs: readonly string[], voice: Voice, now: Instant): Promise<void> {
  const people = await allPeople(tx, now)
  await watchClocks(tx, handoffs, { people, caretaker: caretakerOf(people), voice }, now)
}

/** A quarantined item that nobody looked at in time stays its owner's, and is counted each day. */
async function remind(tx: Tx, timers: readonly Timer[], now: Instant): Promise<void> {
  await setTimers(
    tx,
    timers.map((timer) => ({ ...timer, dueAt: now + A_DAY })),
  )
  await record(tx, [
    {
      at: now,
      actor: "baton",
      kind: "quarantine_overdue",
      says: `${timers.length} quarantined items are past their deadline.`,
      lead: null,
      handoff: null,
      agreement: null,
      detail: {},
    },
  ])
}
