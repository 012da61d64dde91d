import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest"
import { LeaseLost, acquireLease, checkFence, keepLease, releaseLease, renewLease, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { createWorkspace, inWorkspace } from "#store/workspace.ts"
import { freshDatabase, openAgain } from "../database.ts"

let db: Database
let other: Database

beforeAll(async () => {
  db = await freshDatabase()
  other = await openAgain(db)
})

afterAll(async () => {
  await other.stop()
  await db.stop()
})

test("only one process runs a workspace, and can go on running it", async () => {
  const workspace = await freshWorkspace()

  const [first, second] = [await acquireLease(db, workspace, "one"), await acquireLease(other, workspace, "two")]

  expect(first).toMatchObject({ workspace, holder: "one" })
  expect(second).toBeNull()
  expect(await renewLease(db, first as Lease)).toBe(true)
})

test("of many that ask at once one gets the lease", async () => {
  const workspace = await freshWorkspace()

  const answers = await Promise.all(["a", "b", "c", "d", "e", "f"].map((holder) => acquireLease(db, workspace, holder)))

  expect(answers.filter((lease) => lease !== null)).toHaveLength(1)
})

test("a lease that is given back is free at once, and its number goes up", async () => {
  const workspace = await freshWorkspace()
  const first = await taken(db, workspace, "one")

  await releaseLease(db, first)
  const second = await taken(other, workspace, "two")

  expect(second.number).toBe(first.number + 1)
})

test("a lease that ran out goes to who asks, and the one before can neither renew it nor save", async () => {
  const workspace = await freshWorkspace()
  const first = await taken(db, workspace, "one")
  await runOut(workspace)

  const second = await taken(other, workspace, "two")

  expect(second.number).toBeGreaterThan(first.number)
  expect(await renewLease(db, first)).toBe(false)
  await expect(inWorkspace(db, workspace, (tx) => checkFence(tx, first.number))).rejects.toThrow(LeaseLost)
  await expect(inWorkspace(other, workspace, (tx) => checkFence(tx, second.number))).resolves.toBeUndefined()
})

test("giving back a lost lease takes nothing from the one who has it", async () => {
  const workspace = await freshWorkspace()
  const first = await taken(db, workspace, "one")
  await runOut(workspace)
  const second = await taken(other, workspace, "two")

  await releaseLease(db, first)

  expect(await renewLease(other, second)).toBe(true)
})

test("a takeover waits for the transaction that the one before has begun, so they never save side by side", async () => {
  const workspace = await freshWorkspace()
  const first = await taken(db, workspace, "one")
  await runOut(workspace)
  const order: string[] = []

  const begun = Promise.withResolvers<void>()
  const saving = inWorkspace(db, workspace, async (tx) => {
    await checkFence(tx, first.number)
    begun.resolve()
    await waitsForUs(tx.workspace)
    order.push("the one before saved")
  })
  await begun.promise
  const takeover = acquireLease(other, workspace, "two").then(() => order.push("the next one took over"))
  await Promise.all([saving, takeover])

  expect(order).toEqual(["the one before saved", "the next one took over"])
})

test("a transaction whose process stands still is ended by the database after 4 s", async () => {
  const workspace = await freshWorkspace()
  const lease = await taken(db, workspace, "one")

  const limit = await inWorkspace(db, workspace, async (tx) => {
    await checkFence(tx, lease.number)
    return tx.query("select current_setting('idle_in_transaction_session_timeout') as idle")
  })

  expect(limit).toEqual([{ idle: "4s" }])
})

test("the number never falls, even when the schema's own is ahead of the central one", async () => {
  const workspace = await freshWorkspace()
  await db.pool.query(`update ws_${workspace}.fence set number = 41`)

  const lease = await taken(db, workspace, "one")

  expect(lease.number).toBe(42)
  await expect(inWorkspace(db, workspace, (tx) => checkFence(tx, 42))).resolves.toBeUndefined()
})

test("a lease that is kept outlives its 5 s, and its process is told once when it is lost", async () => {
  const workspace = await freshWorkspace()
  const first = await taken(db, workspace, "one")
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
  onTestFinished(() => void vi.useRealTimers())
  const lost = Promise.withResolvers<Error>()
  const told = vi.fn<(error: Error) => void>(lost.resolve)
  const kept = keepLease(db, first, told)

  await runOut(workspace)
  vi.advanceTimersByTime(1_500)
  await expect.poll(() => acquireLease(other, workspace, "two")).toBeNull()
  await db.pool.query("update baton.workspace_lease set holder = 'two', fencing = fencing + 1 where workspace = $1", [workspace])
  vi.advanceTimersByTime(1_500)

  expect(await lost.promise).toBeInstanceOf(LeaseLost)
  vi.advanceTimersByTime(15_000)
  await kept.stop()
  expect(told).toHaveBeenCalledTimes(1)
})

test("stopping gives the lease back", async () => {
  const workspace = await freshWorkspace()
  const kept = keepLease(db, await taken(db, workspace, "one"), () => {})

  await kept.stop()

  expect(await acquireLease(other, workspace, "two")).toMatchObject({ holder: "two" })
})

let made = 0

async function freshWorkspace(): Promise<string> {
  made += 1
  return (await createWorkspace(db, `lease${made}`)).name
}

async function taken(on: Database, workspace: string, holder: string): Promise<Lease> {
  const lease = await acquireLease(on, workspace, holder)
  if (lease === null) throw new Error(`${holder} did not get the lease of ${workspace}`)
  return lease
}

/** As if its holder had not renewed it for a while. */
async function runOut(workspace: string): Promise<void> {
  await db.pool.query("update baton.workspace_lease set expires_at = clock_timestamp() - interval '1 ms' where workspace = $1", [workspace])
}

/** Until another transaction stands waiting for the workspace's fence. */
async function waitsForUs(workspace: string): Promise<void> {
  const waiting = `select count(*) as n from pg_stat_activity where wait_event_type = 'Lock' and query like '%ws_${workspace}%fence%'`
  await expect.poll(async () => (await db.pool.query(waiting)).rows[0]?.n, { interval: 5, timeout: 3_000 }).toBe(1)
}
