import { z } from "zod"
import { LeadRef, Moment, PageQuery, PersonRef, TierView, Uuid } from "#contract/api-words.ts"

/** What became of one thing that was sent in. */
export const VerdictView = z
  .object({
    outcome: z.enum(["taken", "quarantined", "waiting"]),
    problem: z.string().nullable().describe("Why it was put in quarantine"),
    lead: LeadRef.nullable(),
    stage: z.string().nullable(),
    handoff: Uuid.nullable(),
    owner: PersonRef.nullable(),
    tier: TierView.nullable(),
    due_at: Moment.nullable(),
    next_action: z.string().nullable(),
  })
  .meta({ id: "Verdict" })
export type VerdictView = z.infer<typeof VerdictView>

/** What was sent is kept: `receipt` is its id. With `Prefer: wait=N` also what became of it. */
export const ReceiptView = z
  .object({
    receipt: Uuid,
    items: z.int(),
    problems: z
      .array(z.object({ item: z.int(), code: z.string(), says: z.string() }))
      .describe("Items that can't be understood; they are in quarantine"),
    verdict: VerdictView.optional(),
    verdicts: z.array(VerdictView).optional(),
  })
  .meta({ id: "Receipt" })
export type ReceiptView = z.infer<typeof ReceiptView>

export const SignalQuery = PageQuery.extend({ state: z.enum(["waiting", "taken"]).optional() })

export const SignalView = z
  .object({
    id: Uuid,
    lane: z.int().describe("1 forms and replies, 2 live events, 3 imports"),
    source: z.string(),
    kind: z.string(),
    state: z.enum(["waiting", "taken"]),
    items: z.int(),
    taken: z.int(),
    duplicates: z.int(),
    quarantined: z.int(),
    received_at: Moment,
    taken_at: Moment.nullable(),
    import: Uuid.nullable(),
  })
  .meta({ id: "Signal" })

const Counts = {
  lane: z.int(),
  signals: z.int(),
  items: z.int(),
  waiting: z.int(),
  taken: z.int(),
  duplicates: z.int(),
  quarantined: z.int(),
  waiting_since: Moment.nullable(),
}

/** Accounts for everything that came in: items = waiting + taken + duplicates + quarantined. */
export const SignalSummaryView = z.object({ lanes: z.array(z.object(Counts)) }).meta({ id: "SignalSummary" })
