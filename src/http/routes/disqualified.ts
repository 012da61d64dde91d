import { toIso } from "#domain/instant.ts"
import type { z } from "zod"
import { IdPath } from "#contract/api-words.ts"
import { DisqualifiedView, PeriodQuery, RequalifiedView, RequalifyBody, RequalifyPath, RequalifyQuery } from "#contract/checks.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { periodOf } from "#http/period.ts"
import { countDisqualified } from "#store/disqualified.ts"
import { leadById } from "#store/lead.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { countRuleAgain, requalify } from "#steps/requalify.ts"
import { rulesInForce } from "#steps/rules.ts"

const tags = ["disqualified"]

/** Who is not worked, by which rule; and a person's word that a rule does not count for somebody. */
export function disqualifiedRoutes(api: Api, app: App): void {
  const count = { tags, summary: "How many leads each rule disqualified", querystring: PeriodQuery, response: { 200: DisqualifiedView } }
  api.get("/api/disqualified", { schema: count, config: { permission: "intake.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { from, until } = periodOf(request.query, now)
      const rules = (await rulesInForce(tx, now))?.agreement.disqualifiers ?? []
      const counts = new Map((await countDisqualified(tx, from, until)).map((one) => [one.rule, one]))
      const names = [...new Set([...rules.map((rule) => rule.id), ...counts.keys()])]
      const all = names.map((rule) => {
        const { resting = 0, period = 0, setAside = 0 } = counts.get(rule) ?? {}
        return { rule, says: rules.find((one) => one.id === rule)?.says ?? null, resting, period, set_aside: setAside }
      })
      return { from: toIso(from), until: toIso(until), rules: all }
    }),
  )

  const aside = {
    tags,
    summary: "Say that a rule does not disqualify this lead",
    description: "It stays so whatever comes later, until it is taken back; the lead is judged again at once.",
    params: IdPath,
    body: RequalifyBody,
    response: { 200: RequalifiedView },
  }
  api.post("/api/leads/:id/requalification", { schema: aside, config: { permission: "leads.requalify" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { id } = request.params
      found(await leadById(tx, id), "lead")
      const { rule = null, why } = request.body
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      await requalify(tx, id, { rule, why, actor }, app.voice, now)
      return viewOf(tx, id)
    }),
  )

  const back = {
    tags,
    summary: "Let a rule count for this lead again",
    params: RequalifyPath,
    querystring: RequalifyQuery,
    response: { 200: RequalifiedView },
  }
  api.delete("/api/leads/:id/requalification/:rule", { schema: back, config: { permission: "leads.requalify" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { id, rule } = request.params
      found(await leadById(tx, id), "lead")
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      await countRuleAgain(tx, id, rule, { why: request.query.why, actor }, app.voice, now)
      return viewOf(tx, id)
    }),
  )
}

async function viewOf(tx: Tx, id: string): Promise<z.infer<typeof RequalifiedView>> {
  const { name, email, company, stage, requalified } = found(await leadById(tx, id), "lead")
  return { lead: { id, name, email, company }, stage, set_aside: [...requalified] }
}
