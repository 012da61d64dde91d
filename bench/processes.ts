/**
 * Several processes on one PostgreSQL server: how long until every workspace is run again after a process was killed or asked to stop, and what it costs
 * when nothing happens. Usage: node bench/processes.ts [--workspaces 50] [--processes 3]
 */
import { readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { openWorkspace } from "#steps/open-workspace.ts"
import { testFleet, type Member, type TestFleet } from "../test/faults/fleet.ts"
import { option, round, say } from "./measure.ts"

const WORKSPACES = option("workspaces", 50)
const PROCESSES = option("processes", 3)
const IDLE_MS = 8_000

const fleet = await testFleet()
try {
  const members: Member[] = []
  const madeFrom = performance.now()
  for (let n = 0; n < WORKSPACES; n++) await openWorkspace(fleet.db, `client-${n}`, Date.now())
  say("processes", "made workspaces", { workspaces: WORKSPACES, seconds: since(madeFrom) })

  for (let n = 0; n < PROCESSES; n++) {
    const from = performance.now()
    members.push(await fleet.start())
    const started = since(from)
    await untilShared(fleet, members)
    say("processes", `process ${n + 1} joins`, { startSeconds: started, sharedAfterSeconds: since(from), shares: await sharesOf(fleet) })
  }
  await idle(fleet, members)

  const killed = members.pop() as Member
  const killedAt = performance.now()
  killed.child.kill("SIGKILL")
  await untilAllRun(fleet, killed)
  say("processes", "one killed", { allRunAgainAfterSeconds: since(killedAt), shares: await sharesOf(fleet) })

  if (members.length > 1) {
    await untilShared(fleet, members)
    const stopped = members.pop() as Member
    const askedAt = performance.now()
    stopped.child.kill("SIGTERM")
    await untilAllRun(fleet, stopped)
    say("processes", "one asked to stop", { allRunElsewhereAfterSeconds: since(askedAt), shares: await sharesOf(fleet) })
  }
} finally {
  await fleet.remove()
}

/** What it costs that nothing happens: share of one core by process, transactions a second, connections. */
async function idle({ db }: TestFleet, members: readonly Member[]): Promise<void> {
  const look = async () => {
    const { rows } = await db.pool.query<{ commits: number; connections: number }>(
      `select xact_commit::float8 as commits, (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections
       from pg_stat_database where datname = current_database()`,
    )
    return { ...rows[0], cpu: members.map(({ pid }) => cpuMs(pid)) }
  }
  const before = await look()
  await sleep(IDLE_MS)
  const after = await look()
  say("processes", "idle", {
    coreShares: after.cpu.map((ms, place) => round((ms - (before.cpu[place] ?? 0)) / IDLE_MS)).join(" "),
    transactionsPerSecond: round(((after.commits ?? 0) - (before.commits ?? 0)) / (IDLE_MS / 1000)),
    connections: after.connections ?? 0,
  })
}

async function untilShared(fleet: TestFleet, members: readonly Member[]): Promise<void> {
  const all = WORKSPACES
  const share = Math.ceil(all / members.length)
  await until(async () => {
    const shares = await fleet.shares()
    const ours = members.map(({ pid }) => shares.get(pid) ?? 0)
    return ours.reduce((sum, one) => sum + one, 0) === all && ours.every((one) => one <= share)
  })
}

/** Until every workspace is run by somebody, and by nobody who is gone or going. */
async function untilAllRun({ db }: TestFleet, without?: Member): Promise<void> {
  await until(async () => {
    const { rows } = await db.pool.query<{ n: number }>(
      `select count(*)::int as n from baton.workspace_lease l join baton.process p on p.id::text = l.holder
       where l.expires_at > clock_timestamp() and p.name not like $1 and p.seen_at > clock_timestamp() - interval '5 seconds'`,
      [`%:${without?.pid ?? 0}`],
    )
    return rows[0]?.n === WORKSPACES
  })
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error("It did not come to that within half a minute.")
    await sleep(25)
  }
}

async function sharesOf(fleet: TestFleet): Promise<string> {
  return [...(await fleet.shares()).values()].join(" ")
}

function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function since(from: number): number {
  return round((performance.now() - from) / 1000)
}
