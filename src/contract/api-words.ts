import { z } from "zod"

const EARLIEST = Date.UTC(1970, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

/** An instant as the API says it: ISO 8601 in UTC. */
export const Moment = z.iso.datetime().describe("An instant, ISO 8601 in UTC")

/** An instant as the API takes it: ISO 8601 with Z or an offset, from 1970 to 2200. */
export const MomentIn = z.iso
  .datetime({ offset: true, error: "must be an instant such as 2026-11-20T08:30:00Z" })
  .refine((text) => Date.parse(text) >= EARLIEST && Date.parse(text) < LATEST, "must lie between 1970 and 2200")
  .describe("An instant, ISO 8601 with Z or an offset")

/** An id of ours in an answer. */
export const Uuid = z.string().describe("An id: a UUID")

/** An id of ours in a query. */
export const UuidIn = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "must be an id, which is a UUID")

/** The path of one resource. What is no UUID is nowhere: 404. */
export const IdPath = z.object({ id: z.string().describe("The id of the resource: a UUID") })

/** What every list may be asked: where to go on, and how many at most. */
export const PageQuery = z.object({
  cursor: z.string().max(200).optional().describe("`next_cursor` of the page before; left out for the first one"),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("Most entries on a page, 1 to 200"),
})

/** A page of a list: the entries, and where the next page begins; null on the last one. */
export function pageOf<Entry extends z.ZodType>(entry: Entry) {
  return z.object({ data: z.array(entry), next_cursor: z.string().nullable() })
}

/** Free text of a person, up to 4,096 characters. */
export const Note = z.string().max(4096)

/** Somebody of ours. */
export const PersonRef = z.object({ id: Uuid, name: z.string(), handle: z.string() }).meta({ id: "PersonRef" })

/** A lead in few words. */
export const LeadRef = z
  .object({ id: Uuid, name: z.string().nullable(), email: z.string().nullable(), company: z.string().nullable() })
  .meta({ id: "LeadRef" })

/** How urgent a lead is: 1 first. */
export const TierView = z.union([z.literal(1), z.literal(2), z.literal(3)])

/** Any JSON value. */
export const Json = z.unknown()

/** An error as RFC 9457 has it; every refusal of every route looks so. */
export const ProblemView = z
  .object({
    type: z.string().describe("Stable address that names the kind of problem"),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe("What is wrong and what to do, for a person"),
    instance: z.string().describe("Id of the request, for the operator"),
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
    receipt: z.string().optional().describe("The body was kept all the same, under this id"),
  })
  .meta({ id: "Problem" })
