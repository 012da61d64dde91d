import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { botSign } from "#domain/intake/bot-signs.ts"
import { fromSegment } from "#domain/intake/from-segment.ts"
import { machineBehaviour, type Deed } from "#domain/intake/machine-behaviour.ts"
import { isBotAgent } from "#steps/01-intake/bot-agent.ts"

/**
 * How much of real traffic is taken for machines'. Usage: node test/oracles/run-bots.ts [folder] (default: ../shared/data/clickstream beside the repository)
 */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../../shared/data/clickstream"))
if (!existsSync(folder)) {
  console.log(`There is no folder ${folder}; nothing was checked.`)
  process.exit(0)
}

pageViews()
for (const name of ["apache_logs_semicomplete_10k.log", "scanner_w3af.txt"]) accessLog(name)
crawlers()

function pageViews(): void {
  const lines = linesOf("pageviews_semicomplete.ndjson").map((line) => JSON.parse(line) as Record<string, unknown>)
  const views = lines.flatMap((raw, index) => {
    const read = fromSegment(raw, null, null, String(index), Date.UTC(2026, 0, 1))
    return "code" in read ? [] : [{ raw, read, id: String(index) }]
  })
  const byAgent = views.filter(({ read }) => botSign(read, isBotAgent) !== null)
  const agrees = views.filter(({ raw, read }) => (botSign(read, isBotAgent) === "agent") === raw["bot_isbot"]).length
  const rest = views.filter((view) => !byAgent.includes(view))
  const byRate = perVisitor(
    rest.map(({ read, id }) => ({ visitor: read.identities[0]?.value ?? "", deed: deedOf(id, read.occurredAt, read.page) })),
  )
  console.log(
    `page views: ${views.length} of ${lines.length} read; by agent ${percent(byAgent.length, views.length)}, by rate ${byRate} more; ` +
      `agrees with the file's own marks on ${agrees}`,
  )
}

function accessLog(name: string): void {
  const requests = linesOf(name).flatMap((line) => {
    const [, ip, time, agent] = /^"?(\S+) \S+ \S+ \[([^\]]+)\].*"([^"]*)"+$/.exec(line) ?? []
    return ip === undefined || time === undefined ? [] : [{ visitor: `${ip} ${agent}`, agent: agent ?? "", at: readTime(time) }]
  })
  const isBot = (agent: string) => botSign({ kind: "page", properties: { user_agent: agent } }, isBotAgent) !== null
  const byAgent = requests.filter(({ agent }) => isBot(agent)).length
  const agents = new Set(requests.map(({ agent }) => agent))
  const rest = requests.filter(({ agent }) => !isBot(agent))
  const byRate = perVisitor(rest.map(({ visitor, at }, index) => ({ visitor, deed: deedOf(String(index), at, "/") })))
  const ofAgents = `${[...agents].filter(isBot).length} of ${agents.size} agents`
  console.log(`${name}: ${requests.length} requests; by agent ${percent(byAgent, requests.length)} (${ofAgents}), by rate ${byRate} more`)
}

function crawlers(): void {
  const all = JSON.parse(readFileSync(join(folder, "crawler-user-agents.json"), "utf8")) as { pattern: string; instances: string[] }[]
  const agents = all.flatMap((one) => one.instances)
  const missed = agents.filter((agent) => !isBotAgent(agent))
  const kinds = all.filter((one) => one.instances.some((agent) => !isBotAgent(agent)))
  console.log(`known crawlers: ${percent(agents.length - missed.length, agents.length)} of ${agents.length} agents are recognised`)
  console.log(`  missed: ${kinds.map((one) => one.pattern).join(", ") || "none"}`)
}

function perVisitor(deeds: readonly { visitor: string; deed: Deed }[]): number {
  const visitors = Map.groupBy(deeds, (one) => one.visitor)
  return [...visitors.values()].reduce((sum, own) => {
    const inOrder = own.map((one) => one.deed).toSorted((a, b) => a.occurredAt - b.occurredAt)
    return sum + machineBehaviour(inOrder).size
  }, 0)
}

function deedOf(id: string, occurredAt: number, page: string | null): Deed {
  return { id, kind: "page", page, event: null, properties: {}, occurredAt }
}

/** "17/May/2015:10:05:03 +0000" */
function readTime(text: string): number {
  const [, date = "", time = "", zone = ""] = /^([^:]+):(\S+) (\S+)$/.exec(text) ?? []
  return Date.parse(`${date.replaceAll("/", " ")} ${time} ${zone}`)
}

function linesOf(name: string): string[] {
  return readFileSync(join(folder, name), "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "")
}

function percent(part: number, all: number): string {
  return `${((part / Math.max(1, all)) * 100).toFixed(1)} % (${part})`
}
