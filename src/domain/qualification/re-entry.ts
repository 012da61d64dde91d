import type { SignalEvent } from "#domain/condition/condition.ts"
import { spacedCode } from "#domain/language/code-name.ts"
import { type Instant, inWords } from "#domain/instant.ts"

/** What is known of a lead's earlier cycles when it could enter a new one. */
export type EarlierCycles = {
  /** `null`: it never had one. */
  lastClosedAt: Instant | null
  /** How the last one ended, in words such as "rejected" or "recycled"; `null`: it never had one. */
  closedAs: string | null
  /** `null`: there is no cool-down. */
  coolDownUntil: Instant | null
  /** The signals that end a cool-down, by what the agreement says the lead did: "asked for a demo". */
  breakThroughSignals: ReadonlyMap<string, string>
  eventsSinceClose: readonly SignalEvent[]
  cyclesLast12Months: number
  /** Most cycles in twelve months before a person has to look at it. */
  most: number
  /** It came back because nobody had the capacity, not because of what it did: what it did before still counts. */
  reasonWasNoCapacity: boolean
}

/** `intentSince`: only signals after this instant prove intent; `null`: all do. */
export type ReEntryVerdict =
  | { kind: "may"; intentSince: Instant | null; because: string }
  | { kind: "waits"; until: Instant; says: string }
  | { kind: "rests"; as: "won" | "disqualified"; says: string }
  | { kind: "review"; says: string }

/**
 * Whether a lead without an open cycle may enter a new one: once its cool-down is over (from that very instant on) or a break-through signal
 * came after the closing; and not more often than the agreement allows before a person looks at it. A customer, or a lead that a person
 * disqualified, is left alone by everything but a break-through signal; for the disqualified a person decides even then.
 */
export function mayReenter(cycles: EarlierCycles, now: Instant): ReEntryVerdict {
  const { lastClosedAt, coolDownUntil, cyclesLast12Months, most } = cycles
  if (lastClosedAt === null) return { kind: "may", intentSince: null, because: "this is its first cycle" }

  const breakThrough = breakThroughOf(cycles, lastClosedAt, now)
  const ended = `its last cycle ended as ${spacedCode(cycles.closedAs ?? "closed")}`
  const { closedAs } = cycles
  if ((closedAs === "won" || closedAs === "disqualified") && !breakThrough)
    return { kind: "rests", as: closedAs, says: `${ended}; only a break-through signal begins another` }
  if (closedAs === "disqualified")
    return { kind: "review", says: `${ended}, and now it ${breakThrough}; a person decides whether it may come back` }
  if (coolDownUntil !== null && now < coolDownUntil && !breakThrough) {
    const says = `${ended}; it is left in peace until ${inWords(coolDownUntil)} unless a break-through signal comes`
    return { kind: "waits", until: coolDownUntil, says }
  }
  if (cyclesLast12Months >= most) {
    return { kind: "review", says: `${ended}; it had ${cyclesLast12Months} cycles in twelve months, so a person decides about another` }
  }
  return { kind: "may", intentSince: cycles.reasonWasNoCapacity ? null : lastClosedAt, because: because(coolDownUntil, breakThrough, now) }
}

/** What the lead did that ends its cool-down, in words. */
function breakThroughOf(cycles: EarlierCycles, lastClosedAt: Instant, now: Instant): string | null {
  const isOne = ({ signal, at }: SignalEvent) => at > lastClosedAt && at <= now && cycles.breakThroughSignals.has(signal)
  const found = cycles.eventsSinceClose.find(isOne)
  return found === undefined ? null : (cycles.breakThroughSignals.get(found.signal) ?? null)
}

function because(coolDownUntil: Instant | null, breakThrough: string | null, now: Instant): string {
  if (coolDownUntil === null) return "its last cycle left no cool-down"
  if (now >= coolDownUntil) return "its cool-down is over"
  return `its cool-down ended as it ${breakThrough}`
}
