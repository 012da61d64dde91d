import type { Instant } from "#domain/instant.ts"

/** A way to reach a person. A video is sent by mail or LinkedIn and counts as the one it is sent by. */
export type ContactChannel = "email" | "call" | "sms" | "linkedin" | "post"
export const CONTACT_CHANNELS: readonly ContactChannel[] = ["email", "call", "sms", "linkedin", "post"]

/** `answer`: what the person asked for; `sales`: a colleague's approach; `marketing`: newsletters, campaigns, nurture. */
export type Purpose = "answer" | "sales" | "marketing"
export const PURPOSES: readonly Purpose[] = ["answer", "sales", "marketing"]

/** What makes a contact lawful. `contract`: also what comes before one at the person's own request. */
export type Basis = "consent" | "legitimate_interest" | "contract" | "existing_customer"
export const BASES: readonly Basis[] = ["consent", "legitimate_interest", "contract", "existing_customer"]

/** Something that was recorded in favour of contact. `channel` and `purpose`: null for all of them. */
export type Ground = {
  basis: Basis
  channel: ContactChannel | null
  purpose: Purpose | null
  /** What proves it, such as the form that was sent. */
  evidence: string
  at: Instant
  /** From then on it counts no more; null for never. */
  expiresAt: Instant | null
}

/**
 * Something that was recorded against contact. `objection` and `suppression` hold until a person lifts them with a reason, whatever comes later;
 * `withdrawal` ends consents that were given before it. `channel` and `purpose`: null for all of them.
 */
export type Stop = {
  kind: "objection" | "suppression" | "withdrawal"
  channel: ContactChannel | null
  purpose: Purpose | null
  at: Instant
}

/** All that decides whether a person may be contacted. */
export type ContactGrounds = {
  /** Two-letter code; null when nobody said. */
  country: string | null
  grounds: readonly Ground[]
  stops: readonly Stop[]
  /** When the person last asked to be contacted, by a form that the policy takes for that; null for never. */
  askedAt: Instant | null
}
