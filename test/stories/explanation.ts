/** What explanations say, as far as stories ask. */
export type Explanation = {
  score: { fit: number; intent: number; reasons: { says: string; points: number }[] } | null
  verdict: { kind: string; why: string; agreement: { id: string } } | null
  routing: {
    method: string
    says: string
    attempts: { candidates: { person: { handle: string }; says: string; free_at: string | null }[] }[]
  } | null
  looked_up: { fields: Record<string, { value: unknown; by: string; at: string }>; last: { state: string; says: string } | null } | null
  journal: { kind: string; says: string }[]
  addresses: { email: string; because: string | null }[]
  same_person: object[]
  hold: { reason: string; owner: { handle: string } } | null
}
