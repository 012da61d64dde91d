import { z } from "zod"
import { LeadRef, Moment, PageQuery } from "#contract/api-words.ts"

export const NurtureQuery = PageQuery.extend({
  track: z.string().max(200).optional().describe("Only those of this track"),
  suppressed: z.enum(["true", "false"]).optional().describe("Only those whom nobody reaches out to yet, or only the others"),
})

/** A lead on a nurture track. */
export const NurtureView = z
  .object({
    lead: LeadRef,
    track: z.string().describe("What it came for, or what the reason of its return says"),
    list: z.string().nullable().describe("The list of the marketing system that the agreement names for the track"),
    suppressed_until: Moment.nullable().describe("Nobody reaches out before, and no cadence runs; null: no date stands in the way"),
    since: Moment.nullable(),
    closed_as: z.string().nullable().describe("How its last cycle ended"),
    cycles: z.int(),
  })
  .meta({ id: "NurturedLead" })
export type NurtureView = z.infer<typeof NurtureView>

export const TrackView = z
  .object({
    track: z.string(),
    says: z.string().nullable(),
    list: z.string().nullable(),
    leads: z.int(),
    suppressed: z.int(),
  })
  .meta({ id: "NurtureTrack" })
export type TrackView = z.infer<typeof TrackView>
