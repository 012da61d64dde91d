import { LEAD, type Ledger, type LedgerEntry, type LedgerEvent } from "./ledger.ts"
import { applyBounds, closeLedger, debit, giveShares, openLedger, takeTurn, type Mask, type OpenLedger } from "./ledger-turn.ts"

export { createLedger, DEFAULT_SETTINGS, LEAD, MAX_WEIGHT } from "./ledger.ts"
export type { Ledger, LedgerEntry, LedgerEvent, LedgerMember, LedgerRun, LedgerSettings } from "./ledger.ts"
export { addMember, ledgerFromCounts, rampWeight, removeMember, reset, setWeight } from "./ledger-members.ts"
export type { Ramp } from "./ledger-members.ts"

/** Some members of a pool: a set of ids, a question asked of each id, or all of them. */
export type Who = ReadonlySet<string> | ((id: string) => boolean) | "everyone"

/**
 * For whom a lead is (`entitled`: those earn a share of it) and who could take it now (`eligible`: one of those wins it).
 * Whoever is eligible without being entitled is not considered. Both mean everyone when left out.
 */
export type Turn = { entitled?: Who; eligible?: Who }

/** The ledger after an event, who got the lead (null: nobody), and what happened to each balance. */
export type Booking = { ledger: Ledger; winner: string | null; entries: LedgerEntry[] }

/**
 * Whose turn it is, and the ledger after that member has paid for the lead.
 *
 * The highest balance wins; ties go to the longest since an assignment, then to the pool's order. A weight of 0 never wins.
 * When nobody may win, `winner` is null and the ledger is as before: a lead that waits costs nobody anything.
 */
export function next(ledger: Ledger, turn: Turn = {}): Booking {
  const open = openLedger(ledger)
  const winner = takeTurn(open, maskOf(ledger, turn.entitled), maskOf(ledger, turn.eligible))
  if (winner < 0) return { ledger, winner: null, entries: [] }
  return booked(open, ledger, { kind: "turn", place: winner, paid: LEAD, original: null })
}

/**
 * Many turns after each other, as `next` would give them, at the price of one copy of the ledger. Without entries.
 *
 * @returns `winners` in the order of `turns`; null where nobody could take the lead
 */
export function nextMany(ledger: Ledger, turns: readonly Turn[]): { ledger: Ledger; winners: (string | null)[] } {
  const open = openLedger(ledger)
  const masks = new Map<Who | undefined, Mask>()
  const winners = turns.map((turn) => {
    const winner = takeTurn(open, knownMask(ledger, turn.entitled, masks), knownMask(ledger, turn.eligible, masks))
    return ledger.members[winner]?.id ?? null
  })
  return { ledger: closeLedger(open, ledger), winners }
}

/** Who gets the next `count` leads if nothing else changes. The ledger stays as it is. */
export function preview(ledger: Ledger, count: number, turn: Turn = {}): (string | null)[] {
  return nextMany(
    ledger,
    Array.from({ length: count }, () => turn),
  ).winners
}

/**
 * Books a lead that a member got without waiting for a turn: assigned by hand, or first to be back.
 *
 * Those entitled get their shares and the member pays, like in a turn, also if the member was not entitled.
 * With `isDebited: false` (account owner, sticky match) the ledger stays as it is and the entry says that nothing was paid.
 * @throws RangeError when the member is not in the pool
 */
export function pay(ledger: Ledger, id: string, { entitled, isDebited = true }: { entitled?: Who; isDebited?: boolean } = {}): Booking {
  const place = placeOf(ledger, id)
  if (!isDebited) return undebited(ledger, id)
  const open = openLedger(ledger)
  const mask = maskOf(ledger, entitled)
  giveShares(open, LEAD, mask)
  debit(open, place)
  applyBounds(open, mask)
  return booked(open, ledger, { kind: "assigned", place, paid: LEAD, original: null })
}

/**
 * Gives a member back the lead that turned out to be none (a duplicate, bad data, taken away before acceptance): a turn in reverse.
 *
 * @param credit `original` is the seq of the assignment that is undone; `entitled` who had a share of it (everyone when left out)
 * @throws RangeError when the member is not in the pool
 */
export function creditBack(ledger: Ledger, id: string, credit: { original: number; entitled?: Who }): Booking {
  const place = placeOf(ledger, id)
  const open = openLedger(ledger)
  const mask = maskOf(ledger, credit.entitled)
  open.seq++
  giveShares(open, -LEAD, mask)
  open.balances[place]! += LEAD
  applyBounds(open, mask)
  return { ...booked(open, ledger, { kind: "credit_back", place, paid: -LEAD, original: credit.original }), winner: null }
}

type Event = { kind: LedgerEvent; place: number; paid: number; original: number | null }

function booked(open: OpenLedger, before: Ledger, event: Event): Booking {
  const ledger = closeLedger(open, before)
  const entries = before.members.map((member, i) => entryOf(open, event, { id: member.id, i, balance: member.balance }))
  return {
    ledger,
    winner: before.members[event.place]!.id,
    entries: entries.filter(({ share, paid, returned }) => share || paid || returned),
  }
}

function entryOf(open: OpenLedger, event: Event, before: { id: string; i: number; balance: number }): LedgerEntry {
  const share = open.shares[before.i]!
  const paid = before.i === event.place ? event.paid : 0
  const returned = open.balances[before.i]! - before.balance - share + paid
  return { seq: open.seq, kind: event.kind, id: before.id, share, paid, returned, original: event.original }
}

function undebited(ledger: Ledger, id: string): Booking {
  const seq = ledger.seq + 1
  const entry: LedgerEntry = { seq, kind: "undebited", id, share: 0, paid: 0, returned: 0, original: null }
  return { ledger: { ...ledger, seq }, winner: id, entries: [entry] }
}

function placeOf(ledger: Ledger, id: string): number {
  const place = ledger.members.findIndex((member) => member.id === id)
  if (place < 0) throw new RangeError(`${id} is not in this pool; add the member first.`)
  return place
}

function knownMask(ledger: Ledger, who: Who | undefined, known: Map<Who | undefined, Mask>): Mask {
  const before = known.get(who)
  if (before !== undefined) return before
  const mask = maskOf(ledger, who)
  known.set(who, mask)
  return mask
}

function maskOf({ members }: Ledger, who: Who = "everyone"): Mask {
  if (who === "everyone") return new Uint8Array(members.length).fill(1)
  const isMeant = typeof who === "function" ? who : (id: string) => who.has(id)
  return Uint8Array.from(members, (member) => (isMeant(member.id) ? 1 : 0))
}
