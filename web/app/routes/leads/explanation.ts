type Named = { id: string; name: string }

/** What the API says of why a lead is where it is, as far as the pages show it. */
export type Explanation = {
  lead: { id: string; name: string | null; email: string | null; company: string | null }
  stage: string
  owner: Named | null
  next_action: string | null
  due_at: string | null
  score: {
    fit: number
    intent: number
    completeness: number
    model: string
    reasons: { axis: "fit" | "intent"; says: string; points: number }[]
    almost: { says: string }[]
  } | null
  account: { id: string | null; name: string; says: string; domain: string | null } | null
  verdict: {
    kind: "qualified" | "not_yet" | "disqualified"
    why: string
    tier: number | null
    decided_at: string
    agreement: { version: number | null }
    proofs?: Record<string, { passes: boolean; says: string; missing: string[]; waivedBy: string | null }>
  } | null
  routing: {
    owner: Named
    says: string
    attempts: { step: string; pool: string | null; says: string; candidates: { person: Named; says: string }[] }[]
  } | null
  hold: { says: string; owner: Named; due_at: string } | null
  handoffs: ExplainedHandoff[]
  journal: { at: string; actor: string; kind: string; says: string }[]
}

export type ExplainedHandoff = {
  id: string
  cycle: number
  tier: 1 | 2 | 3
  state: string
  owner: Named
  opened_at: string
  closed_at: string | null
  assignments: { person: Named; since: string; until: string | null; why: string; ended_as: string | null }[]
  clocks: ExplainedClock[]
  touches: { kind: string; at: string; by: Named | null; counts: boolean; note: string }[]
}

export type ExplainedClock = {
  id: string
  kind: string
  owed_by: "marketing" | "sales"
  state: string
  due_at: string
  met_at: string | null
  missed_at: string | null
  infeasible: string | null
  escalations: { at: string; share: number; told: string[] }[]
}

/** A text as a sentence: a capital letter first, a full stop at the end. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`
}

/** The points stand beside the sentence; only what faded is worth saying in it. */
export function withoutPoints(says: string): string {
  return says.replace(/, 0 \p{L}+$/u, "").replace(/: (?:minus )?[−-]?[\d.,]+ \p{L}+(?: \p{L}+){0,2}$/u, "")
}
