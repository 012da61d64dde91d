import type { Instant } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { checkFence, LeaseLost, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { allPeople } from "#store/person.ts"
import { quarantineWhole, waitingAsRead, type WaitingSignal } from "#store/signal.ts"
import type { Tx } from "#store/tx.ts"
import { inWorkspace } from "#store/workspace.ts"
import { intakeSignals } from "#steps/01-intake.ts"
import { planLookUps } from "#steps/01-intake/plan-look-ups.ts"
import { keepUnjudged } from "#steps/keep-unjudged.ts"
import { judgeLeads } from "#steps/judge-leads.ts"
import type { Voice } from "#steps/announce.ts"
import { rulesForArrivals } from "#steps/rules.ts"
import { nextSignals, prepareAhead, readAhead } from "#runner/next-signals.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"

/** So many items are made ready while PostgreSQL still writes those before them. */
const ITEMS_IN_PART = 500

/**
 * Takes what arrived through steps 1 to 6, one round over the lanes; answers how many items it took. Each lane's share is one transaction.
 *
 * @param waiting called when leads wait to be looked up
 */
export async function takeRound(db: Database, lease: Lease, voice: Voice, now: () => Instant, waiting = () => {}): Promise<number> {
  const taking = { db, lease, voice, now, waiting }
  const signals = await nextSignals(db, lease)
  readAhead(db, lease, signals)
  let items = 0
  for (const ofLane of Map.groupBy(signals, (signal) => signal.lane).values()) items += await takeBatch(taking, ofLane)
  return items
}

type Taking = { db: Database; lease: Lease; voice: Voice; now: () => Instant; waiting: () => void }

/** A batch that fails is taken again one signal at a time; the culprit goes to quarantine with its error and the rest go on. */
async function takeBatch(taking: Taking, signals: readonly WaitingSignal[]): Promise<number> {
  if (signals.length === 0) return 0
  try {
    await take(taking, signals, taking.now())
  } catch (error) {
    throwIfAway(error)
    for (const signal of signals) await takeAlone(taking, signal)
  }
  return signals.reduce((sum, signal) => sum + signal.items, 0)
}

/** What fails once by chance, such as by a deadlock, needs nobody; what fails again by itself does. */
async function takeAlone(taking: Taking, signal: WaitingSignal, isLastTry = false): Promise<void> {
  const { db, lease, now } = taking
  try {
    await take(taking, [signal], now())
  } catch (error) {
    throwIfAway(error)
    if (!isLastTry) return takeAlone(taking, signal, true)
    await inWorkspace(db, lease.workspace, (tx) => setAside(tx, lease, signal, error, now()), "quarantine")
  }
}

/** Then nothing is wrong with what was taken; it is taken again later, or by another process. */
function throwIfAway(error: unknown): void {
  if (error instanceof LeaseLost || isDatabaseAway(error)) throw error
}

async function take({ db, lease, voice, waiting }: Taking, read: readonly WaitingSignal[], now: Instant): Promise<void> {
  let waits = false
  await inWorkspace(
    db,
    lease.workspace,
    async (tx) => {
      // asked all at once: without the lease the answers are thrown away
      const [, asRead, people, inForce] = await Promise.all([
        checkFence(tx, lease.number),
        waitingAsRead(tx, read),
        allPeople(tx, now),
        rulesForArrivals(tx, now),
      ])
      const signals = read.filter((signal) => asRead.has(signal.id))
      const caretaker = caretakerOf(people)
      for (const part of partsOf(signals)) {
        const touched = await intakeSignals(tx, part, caretaker, voice, now)
        if (inForce === null) await keepUnjudged(tx, touched)
        else {
          const { rules, looksUp } = inForce
          const ready = looksUp ? await planLookUps(tx, touched, { rules, voice }, now) : touched
          waits ||= ready.length < touched.length
          await judgeLeads(tx, ready, { rules, people, caretaker, voice }, now)
        }
      }
      // PostgreSQL still writes, so there is time
      await prepareAhead(lease)
    },
    "take",
  )
  if (waits) waiting()
}

/** The signals in their order, in parts of about as many items. */
function partsOf(signals: readonly WaitingSignal[]): WaitingSignal[][] {
  const parts: WaitingSignal[][] = []
  let room = 0
  for (const signal of signals) {
    if (room <= 0) {
      parts.push([])
      room = ITEMS_IN_PART
    }
    parts.at(-1)?.push(signal)
    room -= signal.items
  }
  return parts
}

async function setAside(tx: Tx, lease: Lease, signal: WaitingSignal, error: unknown, now: Instant): Promise<void> {
  await checkFence(tx, lease.number)
  if (!(await waitingAsRead(tx, [signal])).has(signal.id)) return
  const caretaker = caretakerOf(await allPeople(tx, now))
  await quarantineWhole(
    tx,
    signal,
    {
      code: "failed",
      says: `Taking it in failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500),
      owner: caretaker.id,
    },
    now,
  )
}
