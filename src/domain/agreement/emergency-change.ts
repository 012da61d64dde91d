import type { Side } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"

/** So long one side may run a version that the other has not signed, in ms: three days. */
export const EMERGENCY_LASTS = 72 * 60 * 60_000

/** A version that one side put in force alone. `signer`: who declared it; `actor`: the same as the journal keeps them. It applies in [since, until). */
export type EmergencyChange = {
  agreement: string
  side: Side
  signer: string
  actor: string
  reason: string
  since: Instant
  until: Instant
}

/** `running`; `ratified`: the other side signed while it ran; `replaced`: both sides signed another version; `lapsed`: its time ran out. */
export type EmergencyState = "running" | "ratified" | "replaced" | "lapsed"

/** What a version stood like when somebody wants to put it in force alone. `signed`: the sides that signed it. */
export type BeforeEmergency = {
  version: number
  /** The version in force, and until when when it is an emergency change itself; null: none ever was. */
  inForce: { isThis: boolean; until: Instant | null } | null
  wasEmergency: boolean
  signed: readonly { side: Side; signer: string }[]
}

/**
 * What became of an emergency change.
 *
 * @param next the first version that both sides put in force after it was declared, or null
 */
export function emergencyState(
  { agreement, until }: EmergencyChange,
  next: { agreement: string; since: Instant } | null,
  now: Instant,
): EmergencyState {
  if (next !== null && next.since < until) return next.agreement === agreement ? "ratified" : "replaced"
  return now < until ? "running" : "lapsed"
}

/** Why a version can't be put in force by one side alone, as a code and a sentence; null when it can. */
export function whyNoEmergency(
  { version, inForce, wasEmergency, signed }: BeforeEmergency,
  side: Side,
): { code: string; says: string } | null {
  const other = signed.find((one) => one.side !== side)
  if (inForce === null)
    return {
      code: "none_in_force",
      says: "No version was ever signed by both sides, so there is nothing to change in an emergency. Both sign the first one.",
    }
  if (inForce.isThis) return { code: "in_force_already", says: `Version ${version} is in force already.` }
  if (inForce.until !== null)
    return {
      code: "emergency_runs",
      says: "Another emergency change runs. It has to be ratified or to lapse first, or both sides sign this version.",
    }
  if (signed.length === 2)
    return {
      code: "was_in_force",
      says: `Both sides signed version ${version} and it was in force before. Load its text under another name to change back to it.`,
    }
  if (wasEmergency)
    return {
      code: "was_emergency",
      says: `Version ${version} was an emergency change before and was not ratified. Now it needs both signatures.`,
    }
  if (other !== undefined)
    return {
      code: "sign_instead",
      says: `${other.signer} signed version ${version} for ${other.side} already: sign it, and it is in force for good.`,
    }
  return null
}

/** Whether somebody would approve the emergency change that they declared themselves. */
export function approvesOwn({ signer, actor }: Pick<EmergencyChange, "signer" | "actor">, by: { signer: string; actor: string }): boolean {
  return by.actor === actor || by.signer.trim().toLowerCase() === signer.trim().toLowerCase()
}
