import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Instant } from "#domain/instant.ts"
import { dueRuns, isRunDue } from "#store/cadence.ts"
import { checkFence, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { allPeople } from "#store/person.ts"
import { isMendRunning } from "#store/quarantine-mend.ts"
import { dueKinds, takeDueTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { inWorkspace } from "#store/workspace.ts"
import { watchCadences } from "#steps/08-cadence.ts"
import { watchClocks } from "#steps/07-sla.ts"
import type { Voice } from "#steps/announce.ts"
import { lapseEmergencies } from "#steps/emergency-change.ts"
import { workOffMends } from "#steps/mend-kind.ts"
import { remindOfQuarantine } from "#steps/remind-of-quarantine.ts"
import { tryHeldMeanwhile } from "#steps/try-holds.ts"
import { lookAgainAtHolds, lookAgainAtLeads } from "#steps/look-again.ts"

/** So many due timers of a kind are looked at in one transaction. */
const BATCH = 500
const TIMED = ["handoff", "room", "hold", "lead", "quarantine", "agreement"] as const
const KINDS = ["agreement", "handoff", "cadence", "room", "hold", "lead", "quarantine"] as const
type Kind = (typeof KINDS)[number]

/** Looks at what is due, one round; answers how many timers it took. Most urgent first: open handoffs, then held leads, then the rest. */
export async function tickRound(db: Database, lease: Lease, voice: Voice, now: () => Instant): Promise<number> {
  const due = await inWorkspace(db, lease.workspace, (tx) => kindsToLookAt(tx, now()), "look")
  let taken = 0
  for (const kind of due) taken += await inWorkspace(db, lease.workspace, (tx) => tickKind(tx, lease, kind, voice, now()), `tick-${kind}`)
  return taken
}

/** Mostly nothing is due, and to learn that once costs less than to look at each kind. */
async function kindsToLookAt(tx: Tx, now: Instant): Promise<readonly Kind[]> {
  const [due, isMending, hasStep] = await Promise.all([dueKinds(tx, TIMED, now), isMendRunning(tx), isRunDue(tx, now)])
  return KINDS.filter((kind) => (kind === "cadence" ? hasStep : due.has(kind)) || (kind === "quarantine" && isMending))
}

async function tickKind(tx: Tx, lease: Lease, kind: Kind, voice: Voice, now: Instant): Promise<number> {
  if (kind === "cadence") return tickCadences(tx, lease, voice, now)
  const timers = await takeDueTimers(tx, kind, now, BATCH)
  // words for whole kinds of quarantined items are worked off in between, a batch a round
  const mended = kind === "quarantine" ? await workOffMends(tx, now) : 0
  if (timers.length === 0 && mended === 0) return 0
  await checkFence(tx, lease.number)
  const subjects = timers.map((timer) => timer.subject)
  if (kind === "agreement") await lapseEmergencies(tx, subjects, voice, now)
  if (kind === "handoff") await watch(tx, subjects, voice, now)
  if (kind === "room") await tryHeldMeanwhile(tx, now)
  if (kind === "hold") await lookAgainAtHolds(tx, subjects, voice, now)
  if (kind === "lead") await lookAgainAtLeads(tx, subjects, voice, now)
  if (kind === "quarantine" && timers.length > 0) await remindOfQuarantine(tx, timers, voice, now)
  return timers.length + mended
}

/** A follow-up has no timer of its own: when it is to be looked at stands in its row. */
async function tickCadences(tx: Tx, lease: Lease, voice: Voice, now: Instant): Promise<number> {
  const handoffs = await dueRuns(tx, now, BATCH)
  if (handoffs.length === 0) return 0
  await checkFence(tx, lease.number)
  const people = await allPeople(tx, now)
  await watchCadences(tx, handoffs, { people, caretaker: caretakerOf(people), voice }, now)
  return handoffs.length
}

async function watch(tx: Tx, handoffs: readonly string[], voice: Voice, now: Instant): Promise<void> {
  const people = await allPeople(tx, now)
  await watchClocks(tx, handoffs, { people, caretaker: caretakerOf(people), voice }, now)
}
