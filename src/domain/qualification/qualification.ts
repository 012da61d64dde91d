import type { Tier } from "#domain/agreement/agreement.ts"

export type Proof = { passes: boolean; says: string; missing: string[]; waivedBy: string | null }

/** The verdict of the agreement on a lead at an instant. `ownership` is proved by routing, after this. */
export type Qualification =
  | { kind: "qualified"; tier: Tier; override: string | null; proofs: Proofs; why: string }
  | { kind: "not_yet"; band: "nurture" | "mql" | "sales_ready"; proofs: Proofs; missing: string[]; why: string }
  | { kind: "disqualified"; rule: string; why: string }

export type Proofs = { fit: Proof; intent: Proof; context: Proof }

/** The nearest change that would make a lead qualified: one more signal or one more known field. */
export type Almost = { kind: "signal" | "field"; name: string; says: string; wouldBe: { fit: number; intent: number } }
