import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { migrateWorkspaces, workspaceMigrations } from "#store/migrate.ts"
import { someone } from "../stories/product.ts"
import { proofHolds } from "../stories/proof-holds.ts"
import { testFleet, type Member, type TestFleet } from "./fleet.ts"

const NAMES = ["north", "south", "east", "west", "up"]
/** With the one that every installation begins with. */
const ALL = NAMES.length + 1
const acknowledged = new Map<string, string[]>(NAMES.map((name) => [name, []]))
let fleet: TestFleet
let first: Member
let second: Member

beforeAll(async () => {
  fleet = await testFleet()
  first = await fleet.start()
  await fleet.open(first, NAMES)
  second = await fleet.start()
}, 120_000)

afterAll(async () => fleet.remove())

test("a second process gets its half of the workspaces, and each does its own", async () => {
  await expect.poll(shares, { timeout: 15_000 }).toEqual([
    [first.pid, 3],
    [second.pid, 3],
  ])

  await everywhere(first, "half")
  await everywhere(second, "other-half")
  await handedOff()
})

test("a process that is killed is replaced within ten seconds, and nothing is lost or done twice", async () => {
  for (let n = 0; n < 5; n++) await everywhere(n % 2 === 0 ? first : second, `before-${n}`)
  second.child.kill("SIGKILL")
  await everywhere(first, "after")

  await expect.poll(() => running(first), { timeout: 10_000, interval: 50 }).toBe(ALL)

  await handedOff()
})

test("a process that is asked to stop gives its workspaces back at once", async () => {
  const third = await fleet.start()
  await expect.poll(() => running(third), { timeout: 15_000 }).toBe(3)
  await everywhere(third, "graceful")

  third.child.kill("SIGTERM")
  await third.gone

  const { rows } = await fleet.db.pool.query(
    "select count(*)::int as held from baton.workspace_lease where holder is not null and expires_at > clock_timestamp()",
  )
  expect(rows[0]?.held).toBeGreaterThanOrEqual(3)
  await expect.poll(() => running(first), { timeout: 4_000, interval: 50 }).toBe(ALL)
  await handedOff()
})

test("a process that only answers requests runs no workspace, and what it takes is seen to elsewhere", async () => {
  const doors = await fleet.start({ BATON_ONLY: "http" })

  await everywhere(doors, "at-the-door")

  await handedOff()
  expect(await running(doors)).toBe(0)
})

test("a process that only runs workspaces answers after its health and nothing else", async () => {
  const engine = await fleet.start({ BATON_ONLY: "run" })
  const keys = fleet.workspaces.get("north")

  const [ready, leads] = await Promise.all(
    ["/readyz", "/api/leads"].map((path) => fetch(engine.url + path, { headers: { authorization: `Bearer ${keys?.admin}` } })),
  )

  expect([ready?.status, leads?.status]).toEqual([200, 404])
  await expect.poll(() => running(engine), { timeout: 15_000 }).toBe(3)
})

test("a newer version changes the schema while an older one works, which goes on until it is told that it can't", async () => {
  const migrations = mkdtempSync(join(tmpdir(), "baton-newer-"))
  cpSync(workspaceMigrations, migrations, { recursive: true })
  writeFileSync(
    join(migrations, "999-newer.sql"),
    "alter table lead add column newer text; create table newer (x int); grant select on newer to :role;",
  )
  const traffic = (async () => {
    for (let n = 0; n < 10; n++) await everywhere(first, `upgrade-${n}`)
  })()

  const applied = await migrateWorkspaces(fleet.db, migrations)
  await traffic
  await everywhere(first, "upgraded")
  await handedOff()
  rmSync(migrations, { recursive: true })
  expect(applied).toHaveLength(ALL)

  const again = await fleet.start()
  await everywhere(again, "restarted")
  await handedOff()
  await fleet.db.pool.query("update baton.schema_level set needs = 1000")
  const [code] = (await again.gone) as [number]
  expect(code).toBe(1)
  await expect(fleet.start()).rejects.toThrow("ended at start")
  await fleet.db.pool.query("update baton.schema_level set needs = 1")
})

test("at the end every acknowledged lead is there once, and the proof holds in every workspace", async () => {
  for (const [name, emails] of acknowledged) {
    const { rows } = await fleet.db.pool.query(
      `select e.email, (select count(*)::int from ws_${name}.engagement g where g.external_id = e.email) as engagements,
         (select count(*)::int from ws_${name}.handoff h join ws_${name}.lead l on l.id = h.lead where l.email = e.email) as handoffs
       from unnest($1::text[]) as e (email)`,
      [emails],
    )
    expect(rows).toHaveLength(emails.length)
    expect(rows.filter((row) => row["engagements"] !== 1 || row["handoffs"] !== 1)).toEqual([])
    await proofHolds(fleet.db, Date.now(), name)
  }
})

/** A lead asks for a demo in every workspace. */
async function everywhere(member: Member, mark: string): Promise<void> {
  await Promise.all(
    NAMES.map(async (name) => {
      const email = `lee@${mark}-${name}.example`
      const form = { ...someone(email), submission_id: email }
      const { status } = await fleet.send(member, "POST", "/forms/demo", form, fleet.workspaces.get(name)?.write ?? "")
      expect(status).toBe(202)
      acknowledged.get(name)?.push(email)
    }),
  )
}

/** Until every lead that was acknowledged has been handed off. */
async function handedOff(): Promise<void> {
  const missing = async () => {
    const found = await Promise.all(
      [...acknowledged].map(async ([name, emails]) => {
        const { rows } = await fleet.db.pool.query<{ n: number }>(
          `select count(distinct l.email)::int as n from ws_${name}.handoff h join ws_${name}.lead l on l.id = h.lead where l.email = any($1)`,
          [emails],
        )
        return emails.length - (rows[0]?.n ?? 0)
      }),
    )
    return found.reduce((sum, each) => sum + each, 0)
  }
  await expect.poll(missing, { timeout: 20_000 }).toBe(0)
}

async function shares(): Promise<[number, number][]> {
  return [...(await fleet.shares())].sort(([a], [b]) => a - b)
}

async function running(member: Member): Promise<number> {
  return (await fleet.shares()).get(member.pid) ?? 0
}
