/** A person as an explanation names them. */
export type Named = { id: string; name: string; handle: string | null }

/** What `/api/leads/:id/explanation` answers, as far as it is said in words here. Points are from 0 to 100, instants ISO 8601. */
export type Explanation = {
  lead: { id: string; name: string | null; email: string | null; company: string | null }
  as_of: string
  stage: string
  owner: Named
  next_action: string
  due_at: string | null
  score: ScorePart | null
  verdict: VerdictPart | null
  routing: RoutingPart | null
  looked_up: { fields: Record<string, { value: unknown; by: string; at: string }>; last: { state: string; says: string } | null } | null
  hold: { says: string; owner: Named; since: string; due_at: string } | null
  addresses: { email: string; because: string | null }[]
  same_person: { merge: string; lead: string; goes_on: boolean; because: string; by: string; since: string }[]
  handoffs: HandoffPart[]
  journal: { at: string; actor: string; kind: string; says: string }[]
}

export type ScorePart = {
  fit: number
  intent: number
  completeness: number
  model: string
  region: string | null
  agreement: { version: number }
  reasons: { axis: "fit" | "intent"; points: number; says: string }[]
  almost: { says: string }[]
}

export type VerdictPart = {
  decided_at: string
  tier: number | null
  agreement: { version: number | null; hash: string | null }
  kind: string
  why?: string
  proofs?: Record<string, { passes: boolean; says: string; missing: string[]; waivedBy: string | null }>
}

export type RoutingPart = {
  decided_at: string
  owner: Named
  says: string
  attempts: { step: string; pool?: string | null; says: string; candidates: { person: Named; says: string; free_at: string | null }[] }[]
}

export type HandoffPart = {
  id: string
  cycle: number
  tier: number
  state: string
  owner: Named
  play: string
  agreement: { version: number | null }
  next_action: string
  due_at: string | null
  opened_at: string
  closed_at: string | null
  assignments: { person: Named; since: string; until: string | null; why: string; ended_as: string | null }[]
  clocks: ClockPart[]
  touches: { kind: string; at: string; by: Named | null; counts: boolean; note: string }[]
  words: {
    kind: string
    reason: string | null
    clause: string | null
    claim: { says: string } | null
    by: string
    at: string
    undone_at: string | null
    note: string
  }[]
}

export type ClockPart = {
  kind: string
  owed_by: string
  state: string
  is_live: boolean
  due_at: string
  met_at: string | null
  missed_at: string | null
  infeasible: string | null
  escalations: { at: string; outcome: string; told: string[]; late: boolean }[]
}
