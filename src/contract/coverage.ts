import { z } from "zod"
import { Moment } from "#contract/api-words.ts"
import { isZone } from "#contract/person.ts"

export const CoverageQuery = z.object({
  team: z.string().max(100).optional().describe("Only leads and people of this team"),
  weeks: z.coerce.number().int().min(1).max(26).default(4).describe("How many weeks back"),
  zone: z
    .string()
    .max(60)
    .refine(isZone, "must be a time zone such as Europe/Berlin")
    .optional()
    .describe("In whose local time hours are counted; the team's when left out"),
})

/** Leads that came, against people at work, by hour of the week; 168 entries each, Monday from midnight first. */
export const CoverageView = z
  .object({
    from: Moment,
    until: Moment,
    zone: z.string(),
    teams: z.array(z.string()),
    people: z.int().describe("How many people were looked at"),
    arrivals: z.array(z.int()).describe("Qualified leads that came in this hour"),
    at_work: z.array(z.number()).describe("People at work in this hour, on average"),
    leads: z.int(),
    uncovered: z.int().describe("Leads that came in an hour in which nobody is at work"),
  })
  .meta({ id: "Coverage" })
export type CoverageView = z.infer<typeof CoverageView>
