import { z } from "zod"
import { LeadRef, Moment, PageQuery, Uuid, UuidIn } from "#contract/api-words.ts"

const Candidate = z.object({
  account: Uuid,
  name: z.string().nullable(),
  tier: z.int(),
  by: z.string().describe("In what the lead and the account agree"),
  lost: z.string().nullable().describe("The clause that it lost on; null for the one that won"),
})

/** Which account fits, how sure that is, and the five best candidates. */
export const MatchView = z
  .object({
    code: z.string().describe("What decided: record, domain, name_and_place, close_name, name, like_name, made, review, none, by_hand"),
    tier: z.int().nullable().describe("0 by an id, 1 by the domain, 2 and 3 by name and support, 4 by the name, 5 by resemblance"),
    confidence: z.enum(["certain", "strong", "likely", "probable", "possible", "none"]),
    account: Uuid.nullable(),
    says: z.string(),
    candidates: z.array(Candidate),
  })
  .meta({ id: "AccountMatch" })
export type MatchView = z.infer<typeof MatchView>

/** A lead's match that a person should look at. */
export const UnsureMatchView = MatchView.extend({ lead: LeadRef, at: Moment }).meta({ id: "UnsureAccountMatch" })
export type UnsureMatchView = z.infer<typeof UnsureMatchView>

export const UnsureQuery = z.object({
  before: z.coerce.number().int().positive().optional().describe("`next_cursor` of the page before"),
  limit: PageQuery.shape.limit,
})

/** What is known of a company, to see which account it would be. */
export const MatchQuery = z.object({
  name: z.string().trim().max(200).optional(),
  domain: z.string().trim().max(253).optional().describe("Of the person's e-mail address"),
  record: z.string().trim().max(200).optional().describe("Id of the company's record in another system"),
  country: z.string().trim().max(2).optional(),
  postal: z.string().trim().max(20).optional(),
  city: z.string().trim().max(100).optional(),
  phone: z.string().trim().max(50).optional(),
})

/** A person's word on whose lead it is. */
export const CorrectionBody = z
  .strictObject({
    account: UuidIn.nullable().describe("Id of the account; null: none that is known"),
    reason: z.string().trim().min(1).max(1000),
    by: z.string().max(100).optional().describe("Handle or id of who says so; the key's own person when left out"),
  })
  .meta({ id: "AccountCorrection" })

/** What a correction would teach. */
export const ProposalView = z
  .object({
    id: Uuid,
    account: z.object({ id: Uuid, name: z.string().nullable(), domain: z.string().nullable() }),
    kind: z.enum(["alias", "domain"]),
    value: z.string(),
    lead: Uuid.nullable(),
    why: z.string(),
    at: Moment,
    by: z.string(),
    state: z.enum(["waiting", "confirmed", "refused"]),
    decided_at: Moment.nullable(),
    decided_by: z.string().nullable(),
  })
  .meta({ id: "AccountProposal" })
export type ProposalView = z.infer<typeof ProposalView>

export const ProposalQuery = PageQuery.extend({ state: z.enum(["waiting", "confirmed", "refused"]).default("waiting") })
export const ProposalDecision = z
  .strictObject({ decision: z.enum(["confirm", "refuse"]), by: z.string().max(100).optional() })
  .meta({ id: "AccountProposalDecision" })
