import { z } from "zod"
import { Uuid, UuidIn } from "#contract/api-words.ts"

export const RematchQuery = z.object({
  dry_run: z.enum(["true", "false", "1", "0"]).default("false").describe("Only say which leads would come to which account"),
  after: UuidIn.optional().describe("Goes on after this lead: `next` of the answer before"),
})

/** What came of matching leads with the accounts anew. */
export const RematchView = z
  .object({
    dry_run: z.boolean(),
    looked: z.int().describe("Leads that were looked at"),
    changed: z.int().describe("Those of them that come to another account than before, or to none"),
    kept_by_hand: z.int().describe("Those of them whose account a person told, which stays"),
    moves: z
      .array(
        z.object({
          account: z
            .object({ id: Uuid.nullable().describe("Null: it would be made"), name: z.string().nullable(), domain: z.string().nullable() })
            .nullable()
            .describe("Null: none that is known"),
          code: z.string().describe("What decided: record, domain, name_and_place, close_name, name, like_name, made, review, none"),
          tier: z.int().nullable(),
          confidence: z.enum(["certain", "strong", "likely", "probable", "possible", "none"]),
          says: z.string(),
          leads: z.int(),
        }),
      )
      .describe("Which account so many leads come to, and how it was found; most leads first, a thousand at most"),
    next: Uuid.nullable().describe("There are more leads: ask again with this as `after`. Null: that was all"),
  })
  .meta({ id: "AccountRematch" })
export type RematchView = z.infer<typeof RematchView>
