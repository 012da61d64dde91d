import { z } from "zod"
import { LeadRef, Moment, PageQuery, PersonRef, TierView, Uuid, UuidIn } from "#contract/api-words.ts"
import { HANDOFF_STATES } from "#contract/handoff.ts"

const URGENCIES = ["overdue", "at_risk", "step_late", "fine", "paused"] as const

export const QueueQuery = PageQuery.extend({
  owner: UuidIn.optional().describe("Only what this person has; everybody's when left out"),
  handoff: UuidIn.optional().describe("Only this handoff; none when its cycle is over"),
})

const Choice = z.object({ id: z.string(), says: z.string(), under: z.string().nullable() })

/** What may be answered under one version of the agreement, in its order: the first is key 1. */
export const ChoicesView = z
  .object({
    agreement: Uuid,
    reject: z.array(Choice),
    recycle: z.array(Choice),
    disqualify: z.array(Choice),
    possible: z.record(z.enum(HANDOFF_STATES), z.array(z.string())).describe("What may be said of a handoff in each state"),
  })
  .meta({ id: "Choices" })

/** An open handoff as a rep sees it in the queue. */
export const QueueItemView = z
  .object({
    id: Uuid,
    lead: LeadRef.extend({
      title: z.string().nullable(),
      zones: z.array(z.string()).describe("By which clocks the lead may live: one when it is known, none when nothing is"),
    }),
    owner: PersonRef.nullable(),
    tier: TierView,
    state: z.enum(HANDOFF_STATES),
    cycle: z.int(),
    version: z.int().describe("Send it back as `expected_version`"),
    agreement: Uuid,
    play: z.string(),
    why: z.string().nullable().describe("Why this lead and why now, one sentence"),
    next_action: z.string(),
    urgency: z.enum(URGENCIES),
    clock: z.string().nullable().describe("The promise that is due next; null when none runs"),
    due_at: Moment,
    working_left_ms: z.number().nullable().describe("Working time until then; below zero since when it is late; null where none runs"),
    opens_at: Moment.nullable().describe("When working time goes on; null while it passes"),
    opened_at: Moment,
    accepted_at: Moment.nullable(),
    first_touch_at: Moment.nullable(),
    escalations: z.int(),
  })
  .meta({ id: "QueueItem" })

/** What somebody has to answer: most urgent first, what stands still at the end. */
export const QueueView = z
  .object({
    at: Moment.describe("As of when working time was counted"),
    counts: z.object({ open: z.int(), overdue: z.int(), at_risk: z.int(), step_late: z.int(), fine: z.int(), paused: z.int() }),
    choices: z.array(ChoicesView).describe("For every version of the agreement that something of this page lives by"),
    data: z.array(QueueItemView),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "Queue" })
export type QueueView = z.infer<typeof QueueView>
