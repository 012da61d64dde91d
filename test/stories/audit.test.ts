import { assert, asyncProperty, array, constantFrom, integer, record as recordOf } from "fast-check"
import type pg from "pg"
import { describe, expect, onTestFinished, test } from "vitest"
import { createSealer } from "#runner/seal-journal.ts"
import { newestAnchor, type Anchor } from "#steps/audit/anchor.ts"
import { sealJournal } from "#steps/audit/seal-journal.ts"
import { verifyJournal, type Verdict } from "#steps/audit/verify-journal.ts"
import { armFailpoints } from "#store/failpoint.ts"
import { record } from "#store/journal.ts"
import { acquireLease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { freshDatabase } from "../database.ts"
import { MONDAY, product } from "./product.ts"

const NOW = Date.parse(MONDAY)

describe("the journal of a story", () => {
  test("is sealed and verifies; the API, told an anchor, says so", async () => {
    const app = await product()
    const handoff = await app.handOff()
    await app.touch(handoff)
    await app.says(handoff, { kind: "accept" })
    const anchor = await app.call<Anchor>("GET", "/api/audit/anchor")
    await app.handOff("kim@buyer.example")

    const status = await app.call<{ sealed: number; unsealed: number }>("GET", "/api/audit")
    const verdict = await app.call<Verdict>("POST", "/api/audit/verify", { anchors: [anchor] })

    expect(anchor).toMatchObject({ workspace: "acme", hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
    expect(status.sealed).toBeGreaterThan(anchor.count)
    expect(verdict).toMatchObject({ rows: status.sealed, unsealed: 0, broken: null, next: null })
  })

  test("has nothing to anchor while nothing is in it", async () => {
    const db = await journalOf(0)

    expect(await inWorkspace(db, "acme", newestAnchor)).toBeNull()
    expect(await verified(db)).toMatchObject({ rows: 0, broken: null, newest: null })
  })

  test("takes no anchor of another workspace", async () => {
    const app = await product()
    const anchor = await app.call<Anchor>("GET", "/api/audit/anchor")

    const problem = await app.refused("POST", "/api/audit/verify", { anchors: [{ ...anchor, workspace: "other" }] })

    expect(problem).toMatchObject({ status: 422, detail: 'The anchor is of the workspace "other", and this is "acme".' })
  })

  test("can't be changed by the workspace's own role, nor can its seals", async () => {
    const db = await journalOf(3)
    const tried = ["update journal set says = 'x'", "delete from journal", "update journal_seal set hash = ''", "delete from journal_seal"]

    for (const text of tried) await expect(inWorkspace(db, "acme", (tx) => tx.query(text))).rejects.toThrow("permission denied")
  })
})

/** Ten rows in three seals, of which row 4 was rolled back: 1–3, 5–8, 9–11. What the owner does, and what is named. */
const TAMPERS: [deed: string, damage: string, kind: string, seq: number, says?: string][] = [
  ["a sentence was changed", "update journal set says = 'other' where seq = 6", "changed", 6],
  ["a detail was changed", "update journal set detail = '{\"n\": 7}' where seq = 6", "changed", 6],
  ["a blank was added to a detail", "update journal set detail = (detail::text || ' ')::json where seq = 6", "changed", 6],
  ["another actor is named", "update journal set actor = 'somebody' where seq = 1", "changed", 1],
  ["a microsecond was added", "update journal set at = at + interval '1 microsecond' where seq = 11", "changed", 11],
  ["a row says that it was written at another time", "update journal set written_at = null where seq = 3", "changed", 3],
  ["another agreement is named", "update journal set agreement = gen_random_uuid() where seq = 8", "changed", 8],
  ["a row was removed", "delete from journal where seq = 7", "removed", 7],
  ["the first row was removed", "delete from journal where seq = 1", "removed", 1],
  ["the first of two changes counts", "update journal set says = 'x' where seq in (9, 5)", "changed", 5],
  ["a row was put in a gap", insertAt(4), "inserted", 4],
  ["a row was put before all", insertAt(0), "inserted", 0],
  ["a row was put far before all", insertAt(-9_000_000_000_000_000_000n), "inserted", -9e18],
  ["two neighbours changed places", swap(6, 7), "reordered", 6, "Row 6 holds what was sealed as row 7"],
  ["two far rows changed places", swap(2, 10), "reordered", 2, "Row 2 holds what was sealed as row 10"],
  ["the end was cut off", "delete from journal where seq > 9", "truncated", 10, "it was sealed up to row 11"],
  ["all rows are gone", "delete from journal", "truncated", 1],
  ["a seal was removed", "delete from journal_seal where number = 2", "removed", 4, "Seal 2 is gone"],
  ["the beginning of the chain was removed", "delete from journal_seal where number = 0", "removed", 1],
  ["a seal was changed", "update journal_seal set sealed_at = sealed_at + interval '1 hour' where number = 2", "changed", 4],
  [
    "a removed row was removed from its seal, too",
    `delete from journal where seq = 5;
     update journal_seal set rows = 3, leaves = substr(leaves, 41), salts = substr(salts, 17) where number = 2`,
    "changed",
    4,
    "Seal 2 is not as it was made",
  ],
  ["salts were changed", "update journal_seal set salts = decode(repeat('00', 48), 'hex') where number = 1", "changed", 1],
]

describe("the database's owner is found out", () => {
  test.each(TAMPERS)("when %s", async (_, damage, kind, seq, says = "") => {
    const db = await journalOf(3, 4, 3)
    expect((await verified(db)).broken).toBeNull()

    await byOwner(db, damage)

    const { broken } = await verified(db)
    expect(broken).toMatchObject({ kind, seq })
    expect(broken?.says).toContain(says)
  })

  test("when the end was cut off with its seals, by an anchor and not without one", async () => {
    const db = await journalOf(3, 4, 3)
    const anchor = await anchorOf(db)
    await byOwner(db, "delete from journal where seq > 8; delete from journal_seal where number > 2")

    expect((await verified(db)).broken).toBeNull()
    expect((await verified(db, [anchor])).broken).toMatchObject({ kind: "truncated", seq: 9, seal: 3 })
  })

  test("when the cut off end was written over, between the last anchor that holds and the first that does not", async () => {
    const db = await journalOf(3)
    const anchors = [await anchorOf(db)]
    await write(db, 4)
    anchors.unshift(await anchorOf(db))
    await byOwner(db, "delete from journal where seq > 3; delete from journal_seal where number > 1")
    await write(db, 9)

    expect((await verified(db)).broken).toBeNull()
    expect((await verified(db, anchors)).broken).toMatchObject({ kind: "rewritten", seq: 4 })
  })

  test("when all was sealed anew", async () => {
    const db = await journalOf(3, 4)
    const anchor = await anchorOf(db)
    await byOwner(db, "update journal set says = 'other' where seq = 2; delete from journal_seal where number > 0")
    await seal(db)

    expect((await verified(db)).broken).toBeNull()
    expect((await verified(db, [anchor])).broken).toMatchObject({ kind: "rewritten", seq: 1 })
  })
})

describe("who writes at the same time", () => {
  test("is not overtaken: rows are sealed when no lower number can come any more", async () => {
    const db = await journalOf(2)
    const sealer = await sealerOf(db)
    const slow = await writer(db)
    await slow.insert()
    await write(db, 3, false)

    expect(await sealer.round()).toBe(0)
    expect(await sealer.round()).toBe(0)
    await slow.end("commit")

    expect(await sealer.round()).toBe(4)
    expect(await verified(db)).toMatchObject({ rows: 6, unsealed: 0, broken: null })
  })

  test("does not hold up what was written before", async () => {
    const db = await journalOf(2)
    const sealer = await sealerOf(db)
    const [first, second] = [await writer(db), await writer(db)]
    await first.insert()
    await write(db, 1, false)
    expect(await sealer.round()).toBe(0)
    await second.insert()
    await first.end("rollback")

    expect(await sealer.round()).toBe(1)
    await second.end("commit")
    expect(await sealer.round()).toBe(1)
  })

  test("loses and doubles nothing, however transactions interleave", async () => {
    const db = await journalOf(0)
    const sealer = await sealerOf(db)
    const writers = await Promise.all(Array.from({ length: 5 }, () => writer(db)))
    const step = recordOf({ who: integer({ min: 0, max: 4 }), what: constantFrom("insert", "insert", "commit", "rollback", "seal") })

    await assert(
      asyncProperty(array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        for (const { who, what } of steps) {
          if (what === "seal") await sealer.round()
          else if (what === "insert") await writers[who]?.insert()
          else await writers[who]?.end(what as "commit" | "rollback")
        }
        const { broken } = await verified(db)
        expect(broken).toBeNull()
      }),
      { numRuns: 150 },
    )
    for (const one of writers) await one.end("commit")
    await sealer.round()
    const [{ rows } = { rows: 0 }] = (await db.pool.query<{ rows: number }>("select count(*)::int as rows from ws_acme.journal")).rows

    expect(rows).toBeGreaterThan(0)
    expect(await verified(db)).toMatchObject({ rows, unsealed: 0, broken: null })
  })

  test("may see the sealer die at any side of its commit", async () => {
    const db = await journalOf(2)
    onTestFinished(() => armFailpoints(""))
    for (const side of ["before-commit", "after-commit"]) {
      await write(db, 3, false)
      armFailpoints(`${side}:seal=throw`)
      await expect((await sealerOf(db)).round()).rejects.toThrow("was asked to fail here")
    }
    armFailpoints("")
    await (await sealerOf(db)).round()

    expect(await verified(db)).toMatchObject({ rows: 8, unsealed: 0, broken: null })
  })

  test("and a second sealer, which should not be there, makes no fork", async () => {
    const db = await journalOf(2)
    await write(db, 3, false)

    const both = await Promise.allSettled([seal(db), seal(db)])

    expect(both.some((one) => one.status === "fulfilled")).toBe(true)
    expect(await verified(db)).toMatchObject({ rows: 5, broken: null })
  })
})

test("a long journal is verified in parts that go on where the last one ended", async () => {
  const db = await journalOf(3)
  await byOwner(
    db,
    "insert into journal (at, actor, kind, says) select now(), 'import', 'captured', 'Row ' || n from generate_series(1, 22000) n",
  )
  while ((await seal(db)) > 0);

  const first = await verified(db)
  const second = await inWorkspace(db, "acme", (tx) => verifyJournal(tx, first.next, []))

  expect(first).toMatchObject({ broken: null, next: expect.any(Number) as number })
  expect(second).toMatchObject({ broken: null, next: null })
  expect(first.rows + second.rows).toBe(22_003)
})

/** A journal with so many rows in a seal each; between two seals a number is lost to a transaction that was rolled back. */
async function journalOf(...seals: number[]): Promise<Database> {
  const db = await freshDatabase()
  onTestFinished(() => db.stop())
  for (const [place, rows] of seals.entries()) {
    if (place === 1) await byOwner(db, `begin; ${insertNext}; rollback`)
    await write(db, rows)
  }
  return db
}

async function write(db: Database, rows: number, isSealed = true): Promise<void> {
  const one = { at: NOW, actor: "baton", kind: "captured", lead: null, handoff: null, agreement: null }
  const entries = Array.from({ length: rows }, (_, place) => ({ ...one, says: `Row "${place}" of Zoë\n`, detail: { place } }))
  await inWorkspace(db, "acme", (tx) => record(tx, entries))
  if (isSealed) await seal(db)
}

const seal = (db: Database) => inWorkspace(db, "acme", (tx) => sealJournal(tx, Number.MAX_SAFE_INTEGER, NOW))

const verified = (db: Database, anchors: readonly Anchor[] = []) => inWorkspace(db, "acme", (tx) => verifyJournal(tx, null, anchors))

async function anchorOf(db: Database): Promise<Anchor> {
  const anchor = await inWorkspace(db, "acme", newestAnchor)
  if (anchor === null) throw new Error("Nothing is sealed.")
  return anchor
}

async function sealerOf(db: Database) {
  await db.pool.query("update baton.workspace_lease set holder = null")
  const lease = await acquireLease(db, "acme", "test")
  if (lease === null) throw new Error("The lease is taken.")
  return createSealer(db, lease, () => NOW)
}

const insertNext = "insert into ws_acme.journal (at, actor, kind, says) values (now(), 'x', 'x', 'x')"

function insertAt(seq: number | bigint): string {
  return `insert into journal (seq, at, actor, kind, says) overriding system value values (${seq}, now(), 'x', 'x', 'x')`
}

function swap(one: number, other: number): string {
  const move = (from: number, to: number) => `update journal set seq = ${to} where seq = ${from}`
  return `alter table journal alter column seq set generated by default; ${move(one, -1)}; ${move(other, one)}; ${move(-1, other)}`
}

async function byOwner(db: Database, damage: string): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query(`set search_path to ws_acme; ${damage}`)
  } finally {
    client.release(true)
  }
}

/** A connection whose transaction writes to the journal and stays open until it is ended. */
async function writer(db: Database) {
  const client: pg.PoolClient = await db.pool.connect()
  let isOpen = false
  const end = async (how: "commit" | "rollback") => {
    if (isOpen) await client.query(how)
    isOpen = false
  }
  onTestFinished(async () => {
    await end("rollback")
    client.release()
  })
  return {
    async insert() {
      if (!isOpen) await client.query("begin")
      isOpen = true
      await client.query(insertNext)
    },
    end,
  }
}
