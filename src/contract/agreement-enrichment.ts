import { z } from "zod"
import { DurationText } from "#contract/agreement-words.ts"
import type { EnrichmentRules } from "#domain/agreement/enrichment-rules.ts"

export const EnrichmentBody = z
  .strictObject({
    wait: DurationText.describe(
      `A lead waits for answers this long at most, such as "3 seconds"; after that it is judged with what is known.`,
    ),
    correct_within: DurationText.describe(
      "For this long after a handoff, a later answer may correct whom the lead was given to, as long as nobody touched or accepted it.",
    ),
    needs: z.array(z.string().max(100)).max(50).describe("Lead fields that providers are asked for when nobody said them."),
    imports: z.boolean().describe("Whether rows of imported files are looked up as well. Each answer may cost money."),
  })
  .describe(
    "What is looked up before a lead is judged. Which providers are asked is set up apart from the agreement.",
  ) satisfies z.ZodType<EnrichmentRules>
