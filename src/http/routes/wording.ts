import { WordingBody, WordingView } from "#contract/wording.ts"
import { quotedBehaviour } from "#domain/wording/quoted-behaviour.ts"
import type { Api } from "#http/api.ts"

export function wordingRoutes(api: Api): void {
  const check = {
    tags: ["plays"],
    summary: "Whether a draft may be said to a lead",
    description:
      "Finds sentences that quote tracked behaviour (visits, counts, times, pages, opened e-mails), with what to say instead. Nothing is kept.",
    body: WordingBody,
    response: { 200: WordingView },
  }
  api.post("/api/wording", { schema: check, config: { permission: "wording.check", keepsReply: false } }, async (request) => {
    const found = quotedBehaviour(request.body.text)
    return { fine: found.length === 0, found }
  })
}
