import type { Disposition, Verdict } from "#domain/disposition/disposition.ts"
import type { DispositionBody } from "#contract/disposition.ts"
import { instantOrNull } from "#http/iso-or-null.ts"

/** A rep's word as the rules take it. `by`: a name for people; `expected`: the version that was on the screen, or null. */
export function toDisposition(body: DispositionBody, by: string, expected: number | null): Disposition {
  const notes = body.kind === "sql" ? [body.note, body.notes ?? ""] : [body.note]
  return { ...verdictOf(body), by, expectedVersion: expected, note: notes.filter((note) => note !== "").join("\n") }
}

function verdictOf(body: DispositionBody): Verdict {
  switch (body.kind) {
    case "accept":
      return { kind: "accept" }
    case "reject":
      return { kind: "reject", reason: body.reason, clause: body.clause }
    case "recycle":
      return { kind: "recycle", reason: body.reason, until: instantOrNull(body.until), topic: body.topic }
    case "disqualify":
      return { kind: "disqualify", reason: body.reason }
    case "sql":
      return sqlOf(body)
    case "opportunity":
    case "won":
      return { kind: body.kind, ...worthOf(body) }
    case "lost":
      break
  }
  return { kind: "lost", reason: body.reason, ...worthOf(body) }
}

function worthOf({ amount, currency }: { amount: number | null; currency: string | null }) {
  return { amount, currency: currency?.toUpperCase() ?? null }
}

const LETTERS = ["budget", "authority", "need", "timeline"] as const

function sqlOf(body: Extract<DispositionBody, { kind: "sql" }>): Verdict {
  const said = LETTERS.map((letter) => {
    const value = body[letter]
    return { letter, ...(typeof value === "boolean" ? { confirmed: value, note: "" } : value) }
  })
  return {
    kind: "sql",
    confirmed: said.filter(({ confirmed }) => confirmed).map(({ letter }) => letter),
    notes: Object.fromEntries(said.filter(({ note }) => note !== "").map(({ letter, note }) => [letter, note])),
  }
}
