import type { Instant } from "#domain/instant.ts"

import { windowEnd, type CapWindow } from "./cap-window.ts"
import type { Verdict } from "./verdict.ts"

export { rollingDays, windowEnd, windowStart, type CapWindow } from "./cap-window.ts"

/**
 * At most `max` assignments in a window; null is no limit, 0 is never.
 * `scope`: what is counted, the pool's assignments to the person or the person's over all pools.
 */
export type Cap = { scope: "pool" | "person"; window: CapWindow; max: number | null }

/** Leads of this tier may pass the caps with this window by `upTo` leads (null: by any number). A cap of 0 stays closed. */
export type CapExemption = { tier: number; ignores: CapWindow["kind"]; upTo: number | null }

/**
 * What counts in a cap's window: assignments made and not credited back, also those reassigned after acceptance.
 * `times`, if known, are theirs, oldest first; only a rolling cap needs them, to say when it clears.
 */
export type CapUse = { cap: Cap; count: number; times?: readonly Instant[] }

/** The lead that asks, and the pool's rules for it. */
export type CapQuestion = { tier: number; exemptions: readonly CapExemption[]; zone: string }

/** The first cap, in the order given, that has no room for one more lead; or that all have. */
export function checkCaps(uses: readonly CapUse[], question: CapQuestion, now: Instant): Verdict {
  const full = uses.find((use) => use.count >= limitOf(use.cap, question))
  if (full === undefined) return { check: "caps", passes: true }
  const says =
    full.cap.max === 0
      ? "takes no leads from this pool"
      : `has had ${full.count} of ${full.cap.max} ${full.cap.max === 1 ? "lead" : "leads"} ${wordsFor(full.cap)}`
  return { check: "caps", passes: false, reason: "at_cap", says, clearsAt: clearsAt(uses, question, now) }
}

/** How many assignments the cap lets a lead of this tier be the last of; Infinity for no limit. */
export function limitOf({ max, window }: Cap, { tier, exemptions }: CapQuestion): number {
  if (max === null) return Number.POSITIVE_INFINITY
  if (max === 0) return 0
  const extra = exemptions.filter((exemption) => exemption.tier === tier && exemption.ignores === window.kind)
  return extra.reduce((limit, { upTo }) => Math.max(limit, max + (upTo ?? Number.POSITIVE_INFINITY)), max)
}

function wordsFor({ window }: Cap): string {
  return window.kind === "rolling" ? (window.hours === 1 ? "in the last hour" : `in the last ${window.hours} hours`) : `this ${window.kind}`
}

/** When every full cap has room again; null when one never has or nobody can know. */
function clearsAt(uses: readonly CapUse[], question: CapQuestion, now: Instant): Instant | null {
  const instants = uses.filter((use) => use.count >= limitOf(use.cap, question)).map((use) => roomAt(use, question, now))
  return instants.reduce((latest, at) => (latest === null || at === null ? null : Math.max(latest, at)))
}

function roomAt({ cap, count, times = [] }: CapUse, question: CapQuestion, now: Instant): Instant | null {
  if (cap.max === 0) return null
  if (cap.window.kind !== "rolling") return windowEnd(cap.window, question.zone, now)
  const leaving = times[count - limitOf(cap, question)]
  return leaving === undefined ? null : leaving + cap.window.hours * 3_600_000 + 1
}
