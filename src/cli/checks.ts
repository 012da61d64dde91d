import type { Command } from "commander"
import type { z } from "zod"
import type { BotSummaryView, BotView, BotWordView, DisqualifiedView, RequalifiedView } from "#contract/checks.ts"
import { apiOf } from "./api.ts"
import { leadCalled } from "./find-lead.ts"
import { count, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"

type Period = { from?: string; until?: string }

/** `baton bots`: what was taken for a machine's. */
export function addBots(program: Command): void {
  const bots = program.command("bots").description("what was taken for a machine's: kept, counted, without points")
  bots
    .command("list", { isDefault: true })
    .description("how much, by reason, and the newest")
    .option("--from <instant>", "since when; the last thirty days when left out")
    .option("--until <instant>", "until when")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ limit, ...period }: Period & { limit: number }, command: Command) => {
      const api = apiOf(command)
      const summary = await api.get<z.infer<typeof BotSummaryView>>("/api/bots/summary", period)
      const page = await api.list<z.infer<typeof BotView>>("/api/bots", period, limit)
      const share = `${(summary.share * 100).toFixed(1)} % of ${count(summary.engagements, "engagement")} were machines'.`
      const reasons = summary.reasons.map((one) => `  ${one.engagements} because it ${one.says}`)
      const rows = page.data.map((one) => [
        one.reason,
        one.form ?? one.event ?? one.page ?? one.kind,
        one.agent,
        one.said,
        `${one.visitor.kind}:${one.visitor.value}`,
      ])
      const lines = [share, ...reasons, "", ...table(["WHY", "WHAT", "AGENT", "SAID", "VISITOR"], rows, "None.")]
      print(api, { summary, ...page }, lines)
    })
  bots
    .command("say <who> <word>")
    .description("say of a lead (id or e-mail address) or a visitor (kind:value) that it is a machine, a person, or unknown")
    .requiredOption("--why <reason>", "for the record")
    .action(async (who: string, word: string, { why }: { why: string }, command: Command) => {
      const api = apiOf(command)
      const [, kind, value] = /^(user|anonymous|crm):(.+)$/s.exec(who) ?? []
      const subject = kind === undefined ? { lead: await leadCalled(api, who) } : { visitor: { kind, value } }
      const done = await api.send<z.infer<typeof BotWordView>>("POST", "/api/bots/words", { body: { ...subject, is: word, why } })
      print(api, done, [`It is kept. ${count(done.leads.length, "lead")} judged again.`])
    })
}

/** `baton disqualified`: who is not worked, by which rule. */
export function addDisqualified(program: Command): void {
  program
    .command("disqualified")
    .description("how many leads each rule disqualified")
    .option("--from <instant>", "since when; the last thirty days when left out")
    .option("--until <instant>", "until when")
    .action(async (period: Period, command: Command) => {
      const api = apiOf(command)
      const answer = await api.get<z.infer<typeof DisqualifiedView>>("/api/disqualified", period)
      const rows = answer.rules.map((one) => [one.rule, one.resting, one.period, one.set_aside, one.says])
      print(api, answer, table(["RULE", "NOW", "IN PERIOD", "SET ASIDE", "SAYS"], rows, "No rule disqualifies anybody."))
    })
  program
    .command("requalify <lead>")
    .description("say that a rule does not disqualify this lead (id or e-mail address)")
    .requiredOption("--why <reason>", "for the record")
    .option("--rule <rule>", "that by which it was disqualified when left out")
    .option("--undo", "let the rule count again")
    .action(async (who: string, { why, rule, undo }: { why: string; rule?: string; undo?: boolean }, command: Command) => {
      const api = apiOf(command)
      const path = `/api/leads/${await leadCalled(api, who)}/requalification`
      const answer = undo
        ? await api.send<z.infer<typeof RequalifiedView>>("DELETE", `${path}/${encodeURIComponent(rule ?? "")}`, { query: { why } })
        : await api.send<z.infer<typeof RequalifiedView>>("POST", path, { body: { rule, why } })
      print(api, answer, [`The lead is ${answer.stage} now. Set aside for it: ${answer.set_aside.join(", ") || "nothing"}.`])
    })
}
