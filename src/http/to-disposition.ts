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
      return { kind: "sql", confirmed: (["budget", "authority", "need", "timeline"] as const).filter((proof) => body[proof]) }
    case "opportunity":
    case "won":
      return { kind: body.kind, amount: body.amount }
    case "lost":
      break
  }
  return { kind: "lost", reason: body.reason }
}
