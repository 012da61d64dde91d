import { z } from "zod"
import { Json, LeadRef, Moment, PageQuery, PersonRef, TierView, Uuid } from "#contract/api-words.ts"

const Handles = z.array(z.string().min(1).max(100)).min(1).max(200)

/** Which open handoffs are to be somebody else's, whose, and why. */
export const ReassignmentsBody = z
  .strictObject({
    owners: Handles.optional().describe("All open handoffs of these people: handles or ids"),
    handoffs: z.array(z.string().max(40)).min(1).max(2000).optional().describe("These handoffs, by id"),
    territory: z
      .literal(true)
      .optional()
      .describe("All whose territory by the agreement in force is another pool's than the one they came by"),
    to: Handles.optional().describe("Who may get them, by least load; left out: whose turn it is in their pool"),
    pool: z.string().min(1).max(100).optional().describe("The pool whose turn it is; left out: the one each came from"),
    why: z.string().trim().min(3).max(500).describe("As a sentence; the old and the new owners read it"),
    dry_run: z.boolean().default(false).describe("Only say what would happen"),
  })
  .refine((body) => [body.owners, body.handoffs, body.territory].filter((scope) => scope !== undefined).length === 1, {
    message: "say which handoffs: exactly one of owners, handoffs, territory",
  })
  .refine((body) => body.to === undefined || body.pool === undefined, { path: ["pool"], message: "goes without to: people or a pool" })
  .refine((body) => body.territory === undefined || (body.to === undefined && body.pool === undefined), {
    path: ["territory"],
    message: "goes without to and pool: the territory says which pool",
  })
  .meta({ id: "NewReassignment" })

const MoveView = z.object({
  handoff: Uuid,
  lead: LeadRef.nullable(),
  tier: TierView,
  from: PersonRef.nullable(),
  to: PersonRef.nullable().describe("Null: nobody can, so it stays"),
  says: z.string(),
})

const LoadView = z.object({
  person: PersonRef.nullable(),
  before: z.number().describe("Units that their open leads take"),
  after: z.number(),
  capacity: z.int().nullable(),
})

/** What was done or would be. */
export const ReassignmentDoneView = z
  .object({
    id: Uuid.nullable().describe("Null for a dry run"),
    dry_run: z.boolean(),
    moved: z.int(),
    stayed: z.int(),
    moves: z.array(MoveView),
    loads: z.array(LoadView),
  })
  .meta({ id: "ReassignmentDone" })
export type ReassignmentDoneView = z.infer<typeof ReassignmentDoneView>

export const ReassignmentQuery = PageQuery

export const ReassignmentView = z
  .object({
    id: Uuid,
    at: Moment,
    by: z.string(),
    why: z.string(),
    scope: z.record(z.string(), Json),
    revert_until: Moment,
    reverted_at: Moment.nullable(),
    reverted_by: z.string().nullable(),
  })
  .meta({ id: "Reassignment" })
export type ReassignmentView = z.infer<typeof ReassignmentView>

/** In a list: with how many handoffs changed hands, and between whom. */
export const ListedReassignmentView = ReassignmentView.extend({
  moved: z.int().describe("How many handoffs got another owner"),
  from: z.array(PersonRef).describe("Who gave any away"),
  to: z.array(PersonRef).describe("Who got any"),
}).meta({ id: "ListedReassignment" })
export type ListedReassignmentView = z.infer<typeof ListedReassignmentView>

export const FullReassignmentView = ReassignmentView.extend({
  moves: z.array(
    z.object({
      handoff: Uuid,
      from: PersonRef.nullable(),
      to: PersonRef.nullable(),
      says: z.string(),
      outcome: z.enum(["restored", "kept"]).nullable().describe("Once it was taken back: given back, or kept because it had moved on"),
      outcome_says: z.string().nullable(),
    }),
  ),
}).meta({ id: "FullReassignment" })

export const RevertView = z
  .object({
    restored: z.int(),
    kept: z.array(z.object({ handoff: Uuid, says: z.string() })).describe("What could not be given back, and why"),
  })
  .meta({ id: "ReassignmentReverted" })
export type RevertView = z.infer<typeof RevertView>
