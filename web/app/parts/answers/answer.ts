import type { z } from "zod"
import type { DispositionBody } from "#contract/disposition.ts"
import type { HandoffView } from "#contract/handoff.ts"
import type { ChoicesView, QueueItemView } from "#contract/queue.ts"
import { api } from "#app/api.ts"

export type QueueItem = z.infer<typeof QueueItemView>
export type Choices = z.infer<typeof ChoicesView>
type Handoff = z.infer<typeof HandoffView>

/** Something a rep says of a handoff or writes down, as keys and buttons bring it about. */
export type Answer =
  | { kind: "accept" }
  | { kind: "reject" | "recycle" | "disqualify"; reason: string }
  | { kind: "convert"; letters: readonly Letter[] }
  | { kind: "touch"; touch: TouchKind }

/** What sales has to know before a lead is theirs for good. */
export const LETTERS = ["budget", "authority", "need", "timeline"] as const
export type Letter = (typeof LETTERS)[number]

/** What a rep writes down by hand, in the order of the digits. */
export const TOUCHES = ["call", "email", "linkedin", "video", "sms", "meeting_booked", "meeting_held", "note"] as const
export type TouchKind = (typeof TOUCHES)[number]

/** So long a word can be taken back; the server has the last say. */
export const UNDO_MS = 10_000

/** Brings an answer to the server; answers the handoff's version after it. @throws Refused when the rules or somebody faster say no */
export async function sendAnswer({ id, version, state }: Pick<QueueItem, "id" | "version" | "state">, answer: Answer): Promise<number> {
  if (answer.kind === "touch") {
    await api.post("/api/handoffs/{id}/touches", { path: { id }, body: { kind: answer.touch }, outlivesPage: true })
    return version
  }
  const body = { ...wordOf(answer, state), expected_version: version }
  return (await api.post<Handoff>("/api/handoffs/{id}/disposition", { path: { id }, body, outlivesPage: true })).version
}

/** Takes the last word on a handoff back. @throws Refused when it is too late */
export async function undoAnswer(id: string): Promise<void> {
  await api.post<Handoff>("/api/handoffs/{id}/disposition/undo", { path: { id }, outlivesPage: true })
}

function wordOf(answer: Exclude<Answer, { kind: "touch" }>, state: QueueItem["state"]): Word {
  switch (answer.kind) {
    case "accept":
      return { kind: "accept" }
    case "convert":
      return state === "sql"
        ? { kind: "opportunity" }
        : { kind: "sql", ...Object.fromEntries(answer.letters.map((letter) => [letter, true])) }
    default:
      return { kind: answer.kind, reason: answer.reason }
  }
}

type Word = z.input<typeof DispositionBody>

/** Where a handoff stands after an answer, until the server says it itself. */
export function stateAfter(answer: Answer, state: QueueItem["state"]): QueueItem["state"] {
  const after = { accept: "accepted", reject: "rejected", recycle: "recycled", disqualify: "disqualified" } as const
  if (answer.kind === "touch") return state
  if (answer.kind === "convert") return state === "sql" ? "opportunity" : "sql"
  return after[answer.kind]
}

/** Whether a cycle that stands so is over. */
export function isOver(state: QueueItem["state"]): boolean {
  return state !== "open" && state !== "accepted" && state !== "sql" && state !== "opportunity"
}
