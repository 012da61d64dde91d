import { z } from "zod"
import { ConditionBody } from "#contract/agreement-condition.ts"
import { Id, Says } from "#contract/agreement-words.ts"
import type { Play, PlayTexts } from "#domain/agreement/play.ts"

const Long = z.string().trim().min(1).max(5000)

const texts = {
  opener: Says.describe("How to begin. Speaks of what the lead asked for, never of what was observed."),
  question: Says.describe("The question that moves it on."),
  asset: Says.exactOptional().describe("What to send along."),
  voicemail: Says.exactOptional().describe("What to say when nobody answers."),
  linkedin: Says.exactOptional().describe("A short message on LinkedIn."),
  video: Says.exactOptional().describe("What to say in a personal video of half a minute."),
  email: z
    .strictObject({ subject: Says.describe("Subject of the draft."), text: Long.describe("The draft.") })
    .exactOptional()
    .describe("Draft of an e-mail."),
}

export const PlayBody = z
  .strictObject({
    id: Id.describe("Short name."),
    says: Says.describe("Which conversion it answers."),
    when: ConditionBody.exactOptional().describe("When it applies. The last one has none."),
    purpose: Says.describe("What the first conversation is to achieve."),
    ...texts,
    first_channel: z.enum(["call", "email", "linkedin", "video"]).describe("The channel of the first touch."),
    locales: z
      .record(z.string().regex(/^[a-z]{2}$/), z.strictObject(texts).describe("The texts in one language.") satisfies z.ZodType<PlayTexts>)
      .exactOptional()
      .describe("The texts in other languages than English, by code: de."),
  })
  .describe(
    "How to begin the conversation. The first that holds is used. Texts may have merge fields: {first_name|there}, [ at {company}].",
  ) satisfies z.ZodType<Play>
