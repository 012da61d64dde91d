import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Play } from "#domain/agreement/play.ts"
import type { Facts, SignalEvent } from "#domain/condition/condition.ts"
import { compileCondition, type Judge } from "#domain/condition/meets.ts"
import type { Instant } from "#domain/instant.ts"

/** The plays of an agreement, made ready to choose from; `judge` is `null` for the one that always holds. */
export type CompiledPlays = { plays: readonly { play: Play; judge: Judge | null }[]; signals: Agreement["signals"] }

/** @throws Refusal `unreadable_duration` */
export function compilePlays({ plays, signals }: Pick<Agreement, "plays" | "signals">): CompiledPlays {
  return { plays: plays.map((play) => ({ play, judge: play.when ? compileCondition(play.when) : null })), signals }
}

/**
 * The play that speaks to what the lead did: the first whose condition holds. Conditions may ask for the fact `conversion`, the conversion of
 * the newest high-intent signal, besides all that the gate's conditions may ask for.
 *
 * @throws Error when none holds: the last play of an agreement that was checked has no condition
 */
export function choosePlay({ plays, signals }: CompiledPlays, facts: Facts): Play {
  const conversion = lastConversion(signals, facts.events, facts.now)
  const asked = { ...facts, fields: { ...facts.fields, conversion: conversion?.conversion ?? null } }
  const chosen = plays.find(({ judge }) => judge === null || judge(asked) === true)
  if (!chosen) throw new Error("No play of the agreement holds, and none is without a condition.")
  return chosen.play
}

/** The newest high-intent signal and the conversion it stands for, or `null` when there is none; of several at one instant the last listed. */
export function lastConversion(
  signals: Agreement["signals"],
  events: readonly SignalEvent[],
  now: Instant,
): { signal: string; conversion: string; at: Instant } | null {
  let newest: SignalEvent | null = null
  for (const event of events) {
    if (event.at <= now && signals[event.signal]?.high_intent && (newest === null || event.at >= newest.at)) newest = event
  }
  return newest && { signal: newest.signal, conversion: signals[newest.signal]?.conversion ?? newest.signal, at: newest.at }
}
