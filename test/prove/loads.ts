import { setTimeout as sleep } from "node:timers/promises"
import { FORMS, type Clients } from "./clients.ts"
import { untilCount, type Result } from "./phases.ts"
import type { Serve } from "./serve.ts"
import type { World } from "./world.ts"

/** Two people give their word on the same handoff at the same moment, each having seen the same version: one wins, the other learns why not. */
export async function races(world: World, clients: Clients, count: number): Promise<Result> {
  for (let from = 0; from < count; from += 100) {
    const batch = Array.from({ length: Math.min(100, count - from) }, (_, n) => ({
      id: `race-${from + n}`,
      kind: "form",
      form: "demo",
      lead: { email: `race${from + n}@race-${from + n}.example`, country: "US" },
    }))
    await clients.send("POST", "/api/signals", batch, "prove-write-key")
  }
  await untilCount(
    world,
    "select count(*)::int as n from ws_main.handoff h join ws_main.lead l on l.id = h.lead where l.email like 'race%'",
    count,
    120_000,
  )
  const handoffs = await world.sql<{ id: string; version: number }>(
    "select h.id, h.version from ws_main.handoff h join ws_main.lead l on l.id = h.lead where l.email like 'race%' order by h.id",
  )
  const outcomes: Record<string, number> = {}
  const race = async ({ id, version }: { id: string; version: number }) => {
    const words = [
      { kind: "accept", by: "ana", expected_version: version },
      { kind: "reject", reason: "bad_data", by: "ben", expected_version: version },
    ]
    const answers = await Promise.all(
      words.map((word, place) =>
        (world.processes[place % world.processes.length] as Serve).ask("POST", `/api/handoffs/${id}/disposition`, word, undefined, 60_000),
      ),
    )
    const outcome = answers
      .map((answer) => (answer === null ? "none" : answer.status < 300 ? "won" : String(answer.status)))
      .sort()
      .join(" + ")
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  for (let from = 0; from < handoffs.length; from += 20) await Promise.all(handoffs.slice(from, from + 20).map(race))
  const [twice] = await world.sql<{ n: number }>(
    "select count(*)::int as n from (select handoff from ws_main.disposition group by 1 having count(*) > 1) as more",
  )
  const clean = outcomes["409 + won"] ?? 0
  const wrong = [
    ...(clean === handoffs.length
      ? []
      : [`Of ${handoffs.length} races ${clean} had one winner and one who was told why not: ${JSON.stringify(outcomes)}`]),
    ...(twice?.n === 0 ? [] : [`${twice?.n} handoffs have two verdicts`]),
  ]
  return { figures: { races: handoffs.length, outcomes }, wrong }
}

/** A large file is taken in while people ask for demos: nobody of them waits for it. */
export async function importBesideHotLeads(world: World, clients: Clients, rows: number, perSecond: number): Promise<Result> {
  const list = [
    "Email,First Name,Company,Country,Lead Source",
    ...Array.from({ length: rows }, (_, n) => `row${n}@list-${n % 5000}.example,Ann,List ${n % 5000},Germany,Newsletter`),
    "",
  ].join("\n")
  const state = { isOver: false }
  const waits: number[] = []
  const hot = (async () => {
    const begun: Promise<void>[] = []
    for (let n = 0; !state.isOver; n++) {
      begun.push(hotLead(world, n).then((ms) => void waits.push(ms)))
      await sleep(1000 / perSecond)
    }
    await Promise.all(begun)
  })()
  const started = performance.now()
  const { body } = await clients.send("POST", "/api/imports?name=large.csv", list)
  for (;;) {
    const { body: now } = await clients.send("GET", `/api/imports/${body["id"]}`)
    if (now["waiting"] === 0 && Number(now["taken"]) + Number(now["duplicates"]) + Number(now["quarantined"]) >= rows) break
    if (performance.now() - started > 400_000) return { figures: { now }, wrong: ["The import did not end within 400 s."] }
    await sleep(500)
  }
  const seconds = (performance.now() - started) / 1000
  state.isOver = true
  await hot
  waits.sort((a, b) => a - b)
  const p99 = waits[Math.floor(waits.length * 0.99)] ?? 0
  const lost = waits.filter((ms) => !Number.isFinite(ms)).length
  const figures = {
    rows,
    seconds: Math.round(seconds),
    rowsPerSecond: Math.round(rows / seconds),
    hotLeads: waits.length,
    p50Ms: Math.round(waits[Math.floor(waits.length / 2)] ?? 0),
    p99Ms: Math.round(p99),
    withoutOwner: lost,
  }
  // how long is measured and reported; a shared machine decides it, so only a lead without an owner is wrong
  return { figures, wrong: lost === 0 ? [] : [`${lost} hot leads got no owner within 20 s`] }
}

async function hotLead(world: World, n: number): Promise<number> {
  const { url } = world.processes[n % world.processes.length] as Serve
  const started = performance.now()
  const answer = await fetch(`${url}/forms/demo-${n % FORMS}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer prove-write-key", prefer: "wait=20" },
    body: JSON.stringify({
      email: `hot${n}@hot-${n}.example`,
      first_name: "Ann",
      job_title: "VP Marketing",
      company: `Hot ${n}`,
      country: "US",
      employees: 420,
    }),
  })
  const { verdict } = (await answer.json()) as { verdict?: { owner: unknown } }
  return verdict?.owner == null ? Number.POSITIVE_INFINITY : performance.now() - started
}
