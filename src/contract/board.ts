import { z } from "zod"
import { HANDOFF_STATES } from "#contract/handoff.ts"
import { LeadRef, Moment, PageQuery, PersonRef, TierView, Uuid, UuidIn } from "#contract/api-words.ts"

const URGENCIES = ["overdue", "at_risk", "step_late", "fine", "paused"] as const

export const BoardQuery = PageQuery.extend({
  team: z.string().max(100).optional().describe("Only what people of this team have"),
  owner: UuidIn.optional().describe("Only what this person has; the counts by person stay whole"),
  urgency: z.enum(URGENCIES).optional(),
})

const Counts = z.object({
  open: z.int(),
  overdue: z.int().describe("What is owed is past its due instant"),
  at_risk: z.int().describe("The owner was warned, as the agreement has it, or less than a fifth of the promised working time is left"),
  step_late: z.int().describe("No promise runs, and the next step of the follow-up should have been done"),
  fine: z.int(),
  paused: z.int(),
})

/** The open handoffs of a team as they stand now, the most urgent on top. */
export const BoardView = z
  .object({
    at: Moment,
    teams: z.array(z.string()).describe("Teams with reps, to filter by"),
    counts: Counts.extend({
      held: z.int().describe("Qualified leads that wait for a person, of all teams"),
      escalated: z.int().describe("Handoffs of all teams that were escalated in the last 24 hours"),
    }),
    people: z.array(
      Counts.extend({
        person: PersonRef,
        team: z.string(),
        next_due_at: Moment.nullable(),
        away: z
          .object({ reason: z.string(), says: z.string(), until: Moment.nullable() })
          .nullable()
          .describe("Why no leads can be taken now"),
      }),
    ),
    data: z.array(
      z.object({
        id: Uuid,
        lead: LeadRef,
        owner: PersonRef.nullable(),
        tier: TierView,
        state: z.enum(HANDOFF_STATES),
        urgency: z.enum(URGENCIES),
        clock: z.string().nullable().describe("The promise that is due next; null when none runs"),
        due_at: Moment,
        working_left_ms: z.number().nullable().describe("Working time until then; below zero since when it is late; null where none runs"),
        is_ticking: z.boolean().describe("Whether working time passes at this moment"),
        next_action: z.string(),
        opened_at: Moment,
        before: z.array(z.string()).describe("Who had it before, first one first"),
        escalations: z.int(),
        escalated_at: Moment.nullable(),
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "Board" })
export type BoardView = z.infer<typeof BoardView>
