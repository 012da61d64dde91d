import { setTimeout as sleep } from "node:timers/promises"
import { agreementText, company, type Terms } from "../stories/company.ts"
import { pick } from "../../src/demo/dice.ts"
import type { Clients } from "./clients.ts"
import { steadyWork } from "./clients.ts"
import type { Serve } from "./serve.ts"
import { MOODS } from "./sink.ts"
import type { World } from "./world.ts"

/** What a phase found: figures for the report, and what is wrong; nothing wrong means that it passed. */
export type Result = { figures: Record<string, unknown>; wrong: string[] }

/** People and an agreement with these terms, signed by both sides. */
export async function openForBusiness(world: World, clients: Clients, terms: Terms): Promise<void> {
  await clients.send("PUT", "/api/people", company(["ana", "ben", "cleo"]))
  const { body: version } = await clients.send("POST", "/api/agreements", { source: agreementText(terms) })
  const keys = world.processes[0]?.keys()
  for (const side of ["marketing", "sales"] as const) {
    const signed = { signer: side, hash: version["hash"] }
    await clients.send("POST", `/api/agreements/${version["id"]}/signatures`, signed, keys?.[`sign_${side}`])
  }
}

/** Where each commit of a running Baton has its name, and at which passages it dies there. */
const COMMITS: Record<string, number[]> = {
  ...{ accept: [1, 2], take: [1, 2], settle: [1, 2], claim: [1], request: [1, 2] },
  import: [1],
  ...{ "tick-handoff": [1, 2], "tick-hold": [1], "tick-lead": [1], look: [1], seal: [1] },
}

/**
 * At every commit, before and after, the processes that come there first die as by kill -9; others take over, the dead come back. A third process stands
 * by, so that there is always one.
 */
export async function sweep(world: World, clients: Clients, dice: () => number): Promise<Result> {
  await world.join()
  const work = steadyWork(world, clients, { name: "sweep", dice, perSecond: 6 })
  const unreached: string[] = []
  const points = Object.entries(COMMITS).flatMap(([commit, hits]) =>
    ["before-commit", "after-commit"].flatMap((side) => hits.map((hit) => `${side}:${commit}=kill@${hit}`)),
  )
  const comingBack: Promise<void>[] = []
  try {
    for (const point of points) {
      const died = await diesAt(world, point)
      if (died.length === 0) unreached.push(point)
      comingBack.push(...died.map((one) => one.start()))
      while (world.processes.filter((one) => one.isReady()).length === 0) await sleep(25)
    }
    await Promise.all(comingBack)
  } finally {
    await work.stop()
  }
  return {
    figures: { points: points.length, deaths: comingBack.length, reached: points.length - unreached.length },
    wrong: unreached.map((point) => `${point} was never reached`),
  }
}

/** Who died there; nobody when it was not reached within a minute. */
async function diesAt(world: World, point: string): Promise<Serve[]> {
  const until = performance.now() + 60_000
  const armed = new Set<Serve>()
  while (performance.now() < until) {
    // who comes back meanwhile is armed too
    for (const one of world.processes.filter((each) => each.isReady() && !armed.has(each))) {
      armed.add(one)
      await one.arm(point)
    }
    if ([...armed].some((one) => !one.isAlive())) break
    await sleep(25)
  }
  for (const one of armed) if (one.isAlive()) await one.arm("")
  const died = [...armed].filter((one) => !one.isAlive())
  // five seconds a death are saved: the lease of the dead runs out at once
  if (died.length > 0) await world.sql("update baton.workspace_lease set expires_at = '-infinity' where holder is not null").catch(() => {})
  return died
}

/**
 * Everything at once, by chance: processes killed and frozen, connections cut, PostgreSQL killed, clocks that jump, receivers that fail in every way,
 * a signal that can't be taken. At the end all is well again.
 */
export async function chaos(world: World, clients: Clients, dice: () => number, seconds: number): Promise<Result> {
  const work = steadyWork(world, clients, { name: "chaos", dice, perSecond: 10 })
  const until = performance.now() + seconds * 1000
  const done: Record<string, number> = {}
  const faults: Record<string, () => Promise<void>> = {
    kill: async () => {
      const one = pick(world.processes, dice())
      one.signal("SIGKILL")
      await one.isGone(5_000)
      await one.start()
    },
    freeze: async () => {
      const one = pick(world.processes, dice())
      one.signal("SIGSTOP")
      await sleep(3_000 + dice() * 5_000)
      one.signal("SIGCONT")
    },
    cut: async () => {
      await world
        .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
        .catch(() => {})
    },
    postgres: () => world.killPostgres(),
    clock: async () => {
      const one = pick(world.processes, dice())
      await one.skew(Math.floor(dice() * 4_000) - 2_000)
    },
    poison: async () => {
      const one = pick(world.processes, dice())
      await one.arm("before-commit:take=throw")
    },
  }
  const moods = (async () => {
    while (performance.now() < until) {
      world.hook.mood = pick(MOODS, dice())
      await sleep(1_500)
    }
    world.hook.mood = "fine"
  })()
  while (performance.now() < until) {
    const name = pick([...Object.keys(faults), "kill", "kill", "cut"], dice())
    await faults[name]?.()
    done[name] = (done[name] ?? 0) + 1
    await sleep(500 + dice() * 2_500)
  }
  await moods
  for (const one of world.processes) {
    if (!one.isAlive()) await one.start()
    await one.skew(0)
  }
  await work.stop()
  return { figures: { seconds, faults: done, repeats: clients.repeats }, wrong: [] }
}

/** Waits until nothing waits and nothing is overdue. What receivers put off for hours is tried at once. */
export async function rest(world: World): Promise<Result> {
  const started = performance.now()
  let left: Record<string, number> = {}
  while (performance.now() - started < 90_000) {
    await world
      .sql("update ws_main.delivery set next_at = now() where state = 'waiting' and next_at > now() + interval '2 seconds'")
      .catch(() => {})
    const [row] = await world
      .sql<Record<string, number>>(
        `select (select count(*)::int from ws_main.signal where state = 'waiting') as signals,
          (select count(*)::int from ws_main.delivery where state = 'waiting') as messages,
          (select count(*)::int from ws_main.timer where due_at < now() - interval '3 seconds') as overdue,
          (select count(*)::int from ws_main.hold where reason = 'nobody') as held,
          (select count(*)::int from ws_main.sla_clock where kind = 'owner_first_touch' and look_at is not null and look_at < now() + interval '20 seconds') as moving`,
      )
      .catch(() => [])
    if (row !== undefined) left = row
    if (row !== undefined && Object.values(row).every((count) => count === 0))
      return { figures: { secondsToRest: Math.round((performance.now() - started) / 1000) }, wrong: [] }
    await sleep(250)
  }
  return { figures: { left }, wrong: [`It did not come to rest in 90 s: ${JSON.stringify(left)}`] }
}

export async function untilCount(world: World, text: string, wanted: number, patience: number): Promise<void> {
  const until = performance.now() + patience
  while (performance.now() < until) {
    const [row] = await world.sql<{ n: number }>(text)
    if ((row?.n ?? 0) >= wanted) return
    await sleep(200)
  }
  throw new Error(`This did not come to ${wanted} in ${patience / 1000} s: ${text}`)
}
