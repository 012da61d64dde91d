import { z } from "zod"
import { LeadRef, Moment, Note, PersonRef, Uuid, UuidIn } from "#contract/api-words.ts"

const State = z.enum(["done", "missing", "pending", "exception"]).describe("pending: its time has not come")

/** The twenty items of a handoff's checklist as they stand. */
export const ChecklistView = z
  .object({
    handoff: Uuid,
    complete: z.int().describe("Percent of the items whose time has come; exceptions count as good"),
    items: z.array(
      z.object({
        id: z.string(),
        group: z.enum(["qualification", "context", "ownership", "first_touch", "feedback"]),
        says: z.string(),
        by: z.enum(["baton", "person"]).describe("Whether Baton checks it or a person ticks it"),
        state: State,
        evidence: z.string().describe("What it rests on, or the person's own words"),
        by_whom: z.string().nullable(),
        at: Moment.nullable(),
      }),
    ),
  })
  .meta({ id: "Checklist" })
export type ChecklistView = z.infer<typeof ChecklistView>

export const ChecklistBody = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          item: z.string().max(60),
          state: z.enum(["done", "exception", "open"]).describe("open: takes a tick or an exception away again"),
          note: Note.default("").describe("An exception needs one"),
        }),
      )
      .min(1)
      .max(20),
    by: z.string().max(100).optional(),
  })
  .meta({ id: "ChecklistNotes" })

export const ChecklistsQuery = z.object({
  owner: UuidIn.optional(),
  open: z.enum(["true", "false"]).optional().describe("Only handoffs whose cycle runs, or only those whose cycle is over"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const ChecklistLineView = z
  .object({
    handoff: Uuid,
    lead: LeadRef.nullable(),
    owner: PersonRef.nullable(),
    complete: z.int(),
    missing: z.array(z.string()).describe("Items that are missing, by id"),
    exceptions: z.int(),
  })
  .meta({ id: "ChecklistLine" })
export type ChecklistLineView = z.infer<typeof ChecklistLineView>
