import { spawnSync } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"
import { HASTY } from "../faults/killable.ts"
import { whatIsWrong } from "../faults/what-is-wrong.ts"
import type { Clients } from "./clients.ts"
import { openForBusiness, untilCount } from "./phases.ts"
import type { Serve } from "./serve.ts"
import type { World } from "./world.ts"

export type Scenario =
  | "deaths at the door"
  | "deaths at work"
  | "two at peace"
  | "a stolen lease"
  | "due while nobody was there"
  | "the wall"

type Played = { processes: number; play: (world: World, clients: Clients, root: string) => Promise<string[]> }

const CALM = { firstTouch: "4 hours", pool: { caps: [] } }

/** Short stories in which one kind of fault shows. Each answers what is wrong, nothing when all is well. */
export const SCENARIOS: Record<Scenario, Played> = {
  "deaths at the door": { processes: 1, play: (world, clients) => deathsAt(world, clients, "before-commit:accept=kill@2") },
  "deaths at work": { processes: 1, play: (world, clients) => deathsAt(world, clients, "after-commit:take=kill@1") },
  "two at peace": { processes: 2, play: twoAtPeace },
  "a stolen lease": { processes: 1, play: aStolenLease },
  "due while nobody was there": { processes: 1, play: dueWhileNobodyWasThere },
  "the wall": { processes: 1, play: theWall },
}

/** People ask for demos while the only process dies again and again at one place. */
async function deathsAt(world: World, clients: Clients, point: string): Promise<string[]> {
  await openForBusiness(world, clients, CALM)
  const [one] = world.processes as [Serve]
  for (let round = 0; round < 3; round++) {
    await one.arm(point)
    const asked = Promise.all(
      Array.from({ length: 6 }, (_, n) => sleep(n * 40).then(() => clients.asksForDemo(`lee@door-${round}-${n}.example`))),
    )
    if (!(await one.isGone(10_000))) throw new Error(`Nothing came to ${point}, so nobody died there.`)
    await one.start()
    await world.sql("update baton.workspace_lease set expires_at = '-infinity'")
    await asked
  }
  await allTaken(world)
  return wrongIn(world, clients)
}

/** Nobody dies, so the lease changes hands no more; and decisions are made at one instant each. */
async function twoAtPeace(world: World, clients: Clients): Promise<string[]> {
  await openForBusiness(world, clients, CALM)
  await untilCount(world, "select count(*)::int as n from baton.workspace_lease where holder is not null", 1, 10_000)
  const fencing = () => world.sql<{ fencing: number }>("select fencing::int from baton.workspace_lease").then(([row]) => row?.fencing ?? 0)
  const before = await fencing()
  for (let n = 0; n < 20; n++) {
    await clients.asksForDemo(`lee@peace-${n}.example`)
    await sleep(200)
  }
  const changes = (await fencing()) - before
  await allTaken(world)
  return [
    ...(changes === 0 ? [] : [`the lease changed hands ${changes} times while both processes lived`]),
    ...(await wrongIn(world, clients)),
  ]
}

/** Somebody else takes the lease between two renewals: whoever had it saves nothing more. A few times, since it may have been just about to renew. */
async function aStolenLease(world: World, clients: Clients): Promise<string[]> {
  await openForBusiness(world, clients, CALM)
  for (let time = 0; time < 3; time++) {
    await clients.asksForDemo(`lee@before-${time}.example`)
    await allTaken(world)
    await world.sql(`with raised as (update ws_main.fence set number = number + 1 returning number)
      update baton.workspace_lease set holder = 'somebody else', fencing = (select number from raised), expires_at = clock_timestamp() + interval '20 s'`)
    await clients.asksForDemo(`lee@after-${time}.example`)
    await sleep(1_200)
    const taken = await world.sql("select 1 from ws_main.lead where email = $1", [`lee@after-${time}.example`])
    if (taken.length > 0) return ["a process saved what it did after its lease was gone"]
    await world.sql("update baton.workspace_lease set expires_at = '-infinity'")
  }
  return []
}

/** A promise is missed while no process is there: the next one sees to it. */
async function dueWhileNobodyWasThere(world: World, clients: Clients): Promise<string[]> {
  await openForBusiness(world, clients, HASTY)
  const [one] = world.processes as [Serve]
  for (let n = 0; n < 3; n++) await clients.asksForDemo(`lee@due-${n}.example`)
  await allTaken(world)
  one.signal("SIGKILL")
  await one.isGone(5_000)
  await world.sql("update baton.workspace_lease set expires_at = '-infinity'")
  await one.start()
  await sleep(9_000)
  const overdue = await world.sql(
    "select kind, subject from ws_main.timer where kind = 'handoff' and due_at < now() - interval '3 seconds'",
  )
  return [
    ...(overdue.length === 0 ? [] : [`${overdue.length} handoffs are overdue and nobody looks at them`]),
    ...(await wrongIn(world, clients)),
  ]
}

/** A transaction of a workspace sees what is its own and nothing else of the database. */
async function theWall(world: World, _clients: Clients, root: string): Promise<string[]> {
  const { status, stderr } = spawnSync(process.execPath, [`${root}test/prove/behind-the-wall.ts`, world.database], {
    cwd: root,
    encoding: "utf8",
  })
  if (status === 0) return []
  return status === 3 ? ["a workspace's transaction read the keys of all workspaces"] : [`it could not be tried: ${stderr.slice(-300)}`]
}

async function allTaken(world: World): Promise<void> {
  await untilCount(world, "select (not exists (select from ws_main.signal where state = 'waiting'))::int as n", 1, 30_000)
}

/** Messages may still be on their way; everything else has to be there. */
async function wrongIn(world: World, clients: Clients): Promise<string[]> {
  await untilCount(world, "select (not exists (select from ws_main.delivery where state = 'waiting'))::int as n", 1, 15_000).catch(() => {})
  const wrong = await whatIsWrong({
    sql: world.sql,
    received: world.hook.received,
    acknowledged: clients.acknowledged,
    deaths: Infinity,
    mayDie: true,
  })
  return Object.entries(wrong).map(([what, rows]) => `${what}: ${JSON.stringify(rows)}`)
}
