type Named = { id: string; name: string }

/** What the API says of a lead's way through the steps, as far as the first page shows it. */
export type Journey = {
  lead: { id: string; name: string | null; company: string | null }
  account: { name: string; says: string } | null
  score: { fit: number; intent: number; reasons: { axis: "fit" | "intent"; says: string }[] } | null
  verdict: { kind: "qualified" | "not_yet" | "disqualified"; tier: number | null; why: string } | null
  routing: { owner: Named; says: string } | null
  hold: { says: string; owner: Named } | null
  handoffs: {
    id: string
    next_action: string
    owner: Named
    due_at: string | null
    closed_at: string | null
    clocks: { kind: string; started_at: string; due_at: string; state: "running" | "paused" | "met" | "missed" | "cancelled" }[]
  }[]
  journal: { at: string; kind: string; says: string; actor: string }[]
}

/** A text as a sentence: a capital letter first, a full stop at the end. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`
}
