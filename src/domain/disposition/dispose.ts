import { effectsOf } from "#domain/disposition/disposition-effects.ts"
import type { Disposition, DispositionRules, Effects, HandoffCycle, HandoffState, Verdict } from "#domain/disposition/disposition.ts"
import { type Instant, inWords } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"

const LEADS_TO: Record<Verdict["kind"], HandoffState> = {
  accept: "accepted",
  reject: "rejected",
  recycle: "recycled",
  auto_recycle: "recycled",
  disqualify: "disqualified",
  sql: "sql",
  opportunity: "opportunity",
  won: "won",
  lost: "lost",
}

/** What may be said of a handoff in each state; an end allows nothing. */
export const allowedVerdicts: Record<HandoffState, readonly Verdict["kind"][]> = {
  open: ["accept", "reject", "recycle", "disqualify", "auto_recycle"],
  accepted: ["sql", "recycle", "disqualify", "auto_recycle"],
  sql: ["opportunity", "recycle", "disqualify"],
  opportunity: ["won", "lost"],
  won: [],
  lost: [],
  rejected: [],
  recycled: [],
  disqualified: [],
  merged: [],
}

/** What a person may say of a handoff in each state. */
export const sayableVerdicts = Object.fromEntries(
  Object.entries(allowedVerdicts).map(([state, kinds]) => [state, kinds.filter((kind) => kind !== "auto_recycle")]),
) as Record<HandoffState, Exclude<Verdict["kind"], "auto_recycle">[]>

const SAYS: Record<Exclude<HandoffState, "open">, string> = {
  accepted: "accepted",
  sql: "converted to an SQL",
  opportunity: "made an opportunity",
  won: "won",
  lost: "lost",
  rejected: "rejected",
  recycled: "recycled",
  disqualified: "disqualified",
  merged: "merged with the cycle of the same person",
}

/**
 * The handoff after what was made of it, and what follows. Of two people who answer the same version the first wins.
 *
 * @throws Refusal 409 when another was faster or the state does not allow it; 422 for a reason, clause or date the agreement does not know, and
 *   for an SQL that lacks a confirmation
 */
export function dispose(
  handoff: HandoffCycle,
  disposition: Disposition,
  rules: DispositionRules,
  now: Instant,
): { handoff: HandoffCycle; effects: Effects } {
  refuseUnlessCurrent(handoff, disposition)
  refuseUnlessAllowed(handoff, disposition)
  const effects = effectsOf(handoff, disposition, rules, now)

  const state = LEADS_TO[disposition.kind]
  const { amount = null, currency = null } = "amount" in disposition ? disposition : {}
  const changed: HandoffCycle = {
    ...handoff,
    state,
    version: handoff.version + 1,
    stateBy: disposition.by,
    stateSince: now,
    acceptedAt: disposition.kind === "accept" ? now : handoff.acceptedAt,
    closedAt: effects.closesCycle ? now : null,
    closedAs: effects.closesCycle ? (disposition.kind === "auto_recycle" ? "auto_recycled" : state) : null,
    amount: amount ?? handoff.amount,
    currency: currency ?? handoff.currency,
  }
  return { handoff: changed, effects }
}

function refuseUnlessCurrent(handoff: HandoffCycle, { expectedVersion }: Disposition): void {
  if (expectedVersion === null || expectedVersion === handoff.version) return
  const sentence = `You answered version ${expectedVersion} of this handoff, but it is at version ${handoff.version}: ${standing(handoff)}. Look at it again.`
  throw new Refusal("handoff_changed", sentence, 409)
}

function refuseUnlessAllowed(handoff: HandoffCycle, { kind }: Disposition): void {
  if (allowedVerdicts[handoff.state].includes(kind)) return
  const choices = sayableVerdicts[handoff.state]
  const hint = choices.length === 0 ? "This cycle is over; a new one starts with a new handoff." : `Possible now: ${choices.join(", ")}.`
  throw new Refusal("disposition_not_allowed", `"${kind}" is not possible: the handoff was ${standing(handoff)}. ${hint}`, 409)
}

function standing({ state, stateBy, stateSince }: HandoffCycle): string {
  if (state === "open") return `handed over on ${inWords(stateSince)} and not answered yet`
  return `${SAYS[state]} by ${stateBy ?? "Baton"} on ${inWords(stateSince)}`
}
