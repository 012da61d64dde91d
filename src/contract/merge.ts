import { z } from "zod"
import { LeadRef, Moment, Note, PageQuery, Uuid, UuidIn } from "#contract/api-words.ts"

/** Which lead goes on, and why the two are one person. */
export const MergeBody = z
  .strictObject({
    into: UuidIn.describe("Id of the lead that goes on"),
    reason: Note.min(1, "must say why the two are one person").describe("Why the two are one person; for the record"),
    by: z.string().max(200).optional().describe("Handle or id of who says so; the key's person when left out"),
  })
  .meta({ id: "MergeRequest" })

/** Who undoes a merge. */
export const UndoBody = z
  .strictObject({ by: z.string().max(200).optional().describe("Handle or id of who says so; the key's person when left out") })
  .meta({ id: "UndoMergeRequest" })

/** What merges can be looked for by. */
export const MergeQuery = PageQuery.extend({
  lead: UuidIn.optional().describe("Only those that this lead had part in"),
  undone: z.enum(["true", "false"]).optional().describe("Only those that were undone, or only those that stand"),
})

/** What a lead was by itself, before the merge: afterwards both may be reached at the same address. Null once the person was erased. */
const LeadBefore = z
  .object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    company: z.string().nullable(),
    record: z.string().nullable().describe("The record's id in the system that it came from"),
    created_at: Moment,
  })
  .nullable()

/** One lead that became part of another, and why. */
export const MergeView = z
  .object({
    id: Uuid,
    from: LeadRef.describe("The lead that ended"),
    into: LeadRef.describe("The lead that went on"),
    from_before: LeadBefore.describe("What it was before"),
    into_before: LeadBefore.describe("What it was before"),
    reason: z.string().describe("Why the two are one person, in words"),
    evidence: z.array(z.string()).describe("The identities that showed it, as kind:value; none when a person said so"),
    at: Moment,
    by: z.string().describe("`baton`, the name of a key, or the id of a person"),
    absorbed_handoff: Uuid.nullable().describe("The open cycle that ended with the merge"),
    undone_at: Moment.nullable(),
    undone_by: z.string().nullable(),
  })
  .meta({ id: "Merge" })
export type MergeView = z.infer<typeof MergeView>

/** A lead that is probably the same person, and why; nothing is merged by it. */
export const DuplicateView = z
  .object({
    lead: LeadRef,
    because: z.array(z.string()).describe("What speaks for one person"),
    not_same: z.boolean().describe("A person said before that they are two"),
  })
  .meta({ id: "Duplicate" })
export type DuplicateView = z.infer<typeof DuplicateView>
