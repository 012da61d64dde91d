import { z } from "zod"
import { Moment } from "#contract/api-words.ts"

export const CalendarFeedBody = z
  .strictObject({
    url: z
      .string()
      .max(2000)
      .regex(/^(https?|webcal):\/\//i, "must be an address that begins with https:// or webcal://")
      .describe("Where the calendar's iCalendar file is; it is kept as a secret and never shown again"),
  })
  .meta({ id: "NewCalendarFeed" })

/** How a person's calendar stands. */
export const CalendarFeedView = z
  .object({
    from: z.string().describe("The host that it is read from, or that it came as a file"),
    since: Moment,
    read_at: Moment.nullable().describe("When it was last read; null: never"),
    next_at: Moment.nullable().describe("When it is read again; null for a file"),
    is_stale: z.boolean().describe("Not read for more than 24 hours: what is known from it may be wrong by now"),
    error: z.string().nullable(),
    events: z.int(),
    away: z.array(z.object({ from: Moment, until: Moment })).describe("Absences known from it that have not ended"),
  })
  .meta({ id: "CalendarFeed" })
export type CalendarFeedView = z.infer<typeof CalendarFeedView>
