import { z } from "zod"

/** A text that is to be said to a lead. */
export const WordingBody = z.strictObject({ text: z.string().min(1).max(20_000) }).meta({ id: "Draft" })

/** What in it quotes tracked behaviour. */
export const WordingView = z
  .object({
    fine: z.boolean().describe("Nothing in it quotes tracked behaviour"),
    found: z.array(
      z.object({
        kind: z.enum(["tracking", "visit", "mail", "time", "device", "score", "behaviour", "system"]),
        sentence: z.string(),
        from: z.int().describe("Where the sentence begins in the text"),
        until: z.int(),
        why: z.string(),
        instead: z.string().describe("What to say instead"),
      }),
    ),
  })
  .meta({ id: "Wording" })
