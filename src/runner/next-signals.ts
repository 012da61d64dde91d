import { setImmediate } from "node:timers/promises"
import type { Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { waitingSignals, type Lane, type WaitingSignal } from "#store/signal.ts"
import { inWorkspace } from "#store/workspace.ts"
import { understandAhead } from "#steps/01-intake/understand.ts"

type Share = { lane: Lane; items: number }

/**
 * How many items of each lane one round takes: forms first, and always a share for imports so that none starves. A thousand events cost a fifth less
 * each than four hundred; more at once saves nothing. A form waits for the round that is under way, so rounds are short while forms come.
 */
const FORMS: Share = { lane: 1, items: 200 }
const OTHERS: readonly Share[] = [
  { lane: 2, items: 1_000 },
  { lane: 3, items: 500 },
]
const BESIDE_FORMS: readonly Share[] = [
  { lane: 2, items: 400 },
  { lane: 3, items: 200 },
]
/** Where a form came, more are expected in so many rounds. */
const ROUNDS_AFTER_FORM = 8

/** What was read for the next round while this one was written. Whoever takes it looks whether it still stands. */
type Ahead = { reading: Promise<void>; signals: WaitingSignal[] }
const ahead = new WeakMap<Lease, Ahead>()
const roundsSinceForm = new WeakMap<Lease, number>()

/** The signals of the next round. Forms are always asked for anew, so that none waits for what was read before it came. */
export async function nextSignals(db: Database, lease: Lease): Promise<WaitingSignal[]> {
  const before = ahead.get(lease)
  ahead.delete(lease)
  await before?.reading
  const read = before?.signals ?? []
  const fresh = await look(db, lease, read.length > 0 ? [FORMS] : [FORMS, ...othersOf(lease)])
  roundsSinceForm.set(lease, itemsOf(fresh, FORMS.lane) > 0 ? 0 : (roundsSinceForm.get(lease) ?? ROUNDS_AFTER_FORM) + 1)
  return [...fresh, ...read]
}

function othersOf(lease: Lease): readonly Share[] {
  return (roundsSinceForm.get(lease) ?? ROUNDS_AFTER_FORM) < ROUNDS_AFTER_FORM ? BESIDE_FORMS : OTHERS
}

/** Where more waits than these, what the next round takes is read beside them. */
export function readAhead(db: Database, lease: Lease, signals: readonly WaitingSignal[]): void {
  const full = othersOf(lease).filter((share) => itemsOf(signals, share.lane) >= share.items)
  if (full.length === 0) return
  const next: Ahead = { reading: Promise.resolve(), signals: [] }
  // what could not be read ahead is read when its turn comes
  next.reading = look(db, lease, full, signals).then(
    (found) => void (next.signals = found),
    () => {},
  )
  ahead.set(lease, next)
}

/** Understands what was read ahead, a signal at a time, so that what is under way to PostgreSQL goes on. */
export async function prepareAhead(lease: Lease): Promise<void> {
  for (const signal of ahead.get(lease)?.signals ?? []) {
    understandAhead(signal)
    await setImmediate()
  }
}

function look(db: Database, lease: Lease, shares: readonly Share[], taken: readonly WaitingSignal[] = []): Promise<WaitingSignal[]> {
  const except = taken.map((signal) => signal.id)
  return inWorkspace(db, lease.workspace, (tx) => waitingSignals(tx, shares, except), "look")
}

function itemsOf(signals: readonly WaitingSignal[], lane: Lane): number {
  return signals.reduce((sum, signal) => sum + (signal.lane === lane ? signal.items : 0), 0)
}
