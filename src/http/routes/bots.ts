import { BOT_REASONS } from "#domain/intake/bot-signs.ts"
import { toIso } from "#domain/instant.ts"
import { pageOf as PageView } from "#contract/api-words.ts"
import { BotsQuery, BotSummaryView, BotView, BotWord, BotWordView, PeriodQuery } from "#contract/checks.ts"
import { actorOf, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { periodOf } from "#http/period.ts"
import { countBots, listBots, type MarkedEngagement } from "#store/bot.ts"
import { allPeople } from "#store/person.ts"
import { sayMachine } from "#steps/say-whether-machine.ts"

const tags = ["bots"]
const WORD = { machine: true, person: false, unknown: null } as const

/** What was taken for a machine's: listed, counted, and corrected by a person's word. */
export function botRoutes(api: Api, app: App): void {
  const list = {
    tags,
    summary: "What was taken for a machine's, newest first",
    querystring: BotsQuery,
    response: { 200: PageView(BotView) },
  }
  api.get("/api/bots", { schema: list, config: { permission: "intake.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { cursor, limit } = request.query
      const { from, until } = periodOf(request.query, now)
      return pageOf(await listBots(tx, from, until, { after: afterOf(cursor), limit: limit + 1 }), limit, toView)
    }),
  )

  const count = { tags, summary: "How much was machines', by reason", querystring: PeriodQuery, response: { 200: BotSummaryView } }
  api.get("/api/bots/summary", { schema: count, config: { permission: "intake.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { from, until } = periodOf(request.query, now)
      const { all, reasons } = await countBots(tx, from, until)
      const machines = reasons.reduce((sum, one) => sum + one.engagements - one.people, 0)
      return {
        from: toIso(from),
        until: toIso(until),
        engagements: all,
        machines,
        share: all === 0 ? 0 : machines / all,
        reasons: reasons.map(({ reason, engagements, people }) => ({
          reason,
          says: BOT_REASONS[reason],
          engagements,
          said_to_be_people: people,
        })),
      }
    }),
  )

  const say = {
    tags,
    summary: "Say that somebody is a machine, or a person after all",
    description: "It counts before every sign, for what they did and will do. Their leads are judged again at once.",
    body: BotWord,
    response: { 200: BotWordView },
  }
  api.post("/api/bots/words", { schema: say, config: { permission: "intake.mend" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { lead, visitor, is, why } = request.body
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      return sayMachine(tx, visitor ?? { lead: lead ?? "" }, { machine: WORD[is], why, actor }, app.voice, now)
    }),
  )
}

function toView({ machine, occurredAt, ...marked }: MarkedEngagement) {
  const said = machine === null ? null : machine ? ("machine" as const) : ("person" as const)
  return { ...marked, says: BOT_REASONS[marked.reason], said, occurred_at: toIso(occurredAt) }
}
