import { setTimeout as sleep } from "node:timers/promises"
import type { Command } from "commander"
import type { EventView } from "#contract/event.ts"
import { apiOf, type Api, type Page, type Query } from "./api.ts"
import { Failure } from "./failure.ts"
import { localTime, plain, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"
import { readServerEvents } from "./server-events.ts"

type Wanted = {
  verdict?: string
  source?: string
  kind?: string
  lead?: string
  email?: string
  since?: string
  receipt?: string
  limit: number
}

/** `baton events`: what came in, item by item, with what became of it; `events tail` follows. */
export function addEvents(program: Command): void {
  const events = program.command("events").description("every event that came in, with its verdict: accepted, duplicate, quarantined, …")
  asked(events.command("list", { isDefault: true }).description("the newest events"), 20).action(
    async (wanted: Wanted, command: Command) => {
      const api = apiOf(command)
      const page = await api.list<EventView>("/api/events", queryOf(wanted), wanted.limit)
      const rows = page.data.map((one) => [localTime(one.received_at, { seconds: true }), one.id, ...cellsOf(one)])
      print(api, page, table(["RECEIVED", "ID", "VERDICT", "SOURCE", "EVENT", "WHO", "MORE"], rows, "No such events came in."))
    },
  )
  asked(
    events.command("tail").description("the last events, then each new one when its verdict is known; with --json a line each"),
    10,
  ).action(async (wanted: Wanted, command: Command) => tail(apiOf(command), wanted))
}

function asked(command: Command, limit: number): Command {
  return command
    .option("--verdict <verdict>", "accepted, duplicate, quarantined, replayed, dropped, waiting, withdrawn or unknown")
    .option("--source <source>", "such as segment, rest, form:demo or import:fair.csv")
    .option("--kind <kind>", "such as track, page, identify, form or row")
    .option("--lead <id>", "only what counts for this lead")
    .option("--email <address>", "only what counts for the lead of this address")
    .option("--receipt <id>", "only what came under this receipt")
    .option("--since <instant>", "only what was received from then on, such as 2026-11-20T08:30:00Z")
    .option("--limit <number>", "how many at most, of those that came before", readCount, limit)
}

function queryOf({ verdict, source, kind, lead, email, since, receipt }: Wanted): Query {
  return { verdict, source, kind, lead, email, since, signal: receipt }
}

const LONGEST_WAIT_MS = 10_000
const MOST_BEFORE = 200

/** Prints what there is and follows. When the connection breaks it comes back and goes on after the last event that was printed. */
async function tail(api: Api, wanted: Wanted): Promise<never> {
  const show = newPrinter(api)
  const limit = Math.min(wanted.limit, MOST_BEFORE)
  const page = await api.get<Page<EventView>>("/api/events", { ...queryOf(wanted), limit })
  for (const event of page.data.toReversed()) show(event)
  let last = page.data[0]?.id
  for (let failures = 0; ; failures++) {
    try {
      const query = new URLSearchParams(
        Object.entries(queryOf(wanted)).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
      )
      const answer = await api.fetch(`/api/events/stream?${query}`, { headers: last === undefined ? {} : { "last-event-id": last } })
      failures = 0
      for await (const { type, id, data } of readServerEvents(answer)) {
        if (type === "skipped") console.error("More came than can be shown live; `baton events list` has it all.")
        else if (type === "message") show(JSON.parse(data) as EventView)
        last = id ?? last
      }
    } catch (error) {
      if (isRefusal(error)) throw error
      console.error("The connection broke; trying again.")
    }
    await sleep(Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures))
  }
}

/** Trying again helps against a Baton that is away or stops, and not against one that says no. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof Failure ? (error.problem as { status?: number } | null)?.status : undefined
  return status !== undefined && status < 500 && status !== 429
}

const MOST_REMEMBERED = 5_000

/** Prints an event once for each of its verdicts, however often it comes. */
function newPrinter(api: Api): (event: EventView) => void {
  const shown = new Set<string>()
  return (event) => {
    const what = `${event.id} ${event.verdict}`
    if (shown.has(what)) return
    shown.add(what)
    if (shown.size > MOST_REMEMBERED) for (const oldest of [...shown].slice(0, MOST_REMEMBERED / 2)) shown.delete(oldest)
    console.log(api.json ? JSON.stringify(event) : lineOf(event))
  }
}

function lineOf(event: EventView): string {
  const [verdict, source, what, who, more] = cellsOf(event)
  const time = localTime(event.received_at, { seconds: true })
  return plain([time, verdict?.padEnd(11), source, what, who, more].filter((part) => part !== null && part !== "").join("  "))
}

/** Verdict, source, what, who, and why, what it repeats or what to mend at the sender. */
function cellsOf({ verdict, source, kind, event, page, form, lead, identity, problem, first, notice }: EventView): (string | null)[] {
  const what = [kind, event ?? form ?? page].filter(Boolean).join(" ")
  const who = lead?.email ?? lead?.name ?? (identity === null ? null : `${identity.kind} ${identity.value}`)
  const more = problem === null ? notice : `${problem.says} ${problem.fix}`
  return [verdict, source, what, who, first === null ? more : `came first at ${localTime(first.received_at, { seconds: true })}`]
}
