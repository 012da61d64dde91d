import { z } from "zod"
import { Moment } from "#contract/api-words.ts"

export const DemoClockView = z.object({ now: Moment }).meta({ id: "DemoClock" })

/** How far the demo's clock is to be moved forward: a text such as "31 minutes", or minutes. */
export const AdvanceBody = z
  .strictObject({ advance: z.string().max(40).optional(), minutes: z.number().min(0).max(525_600).optional() })
  .refine((body) => (body.advance === undefined) !== (body.minutes === undefined), {
    message: 'needs either advance ("31 minutes") or minutes (31)',
  })
  .meta({ id: "Advance" })

/** A lead to try things with; what is left out is made up. */
export const TestLeadBody = z
  .strictObject({
    email: z.string().max(254).optional(),
    form: z
      .string()
      .regex(/^[\w.-]{1,100}$/)
      .optional(),
  })
  .nullish()
  .meta({ id: "TestLead" })
