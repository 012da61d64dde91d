import { statSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { createSecrets, secretKeyOf } from "#store/secrets/secrets.ts"
import { readSecretKeys } from "#store/secrets/read-secret-keys.ts"
import { fileIn, renewSecretKey, unlockSecrets } from "#store/secrets/unlock-secrets.ts"
import { allProviders } from "#store/provider.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { freshDatabase, freshFolder, openAgain } from "../database.ts"
import { wholeDatabase } from "./whole-database.ts"

const [FIRST, SECOND] = [1, 2].map((byte) => secretKeyOf(Buffer.alloc(32, byte))) as [
  ReturnType<typeof secretKeyOf>,
  ReturnType<typeof secretKeyOf>,
]
const PLACE = { workspace: "acme", table: "provider", column: "key", id: "1" }
const nobody = () => {}

describe("a sealed secret", () => {
  test("comes back as it was, and never looks the same twice", () => {
    const secrets = sealedWith(FIRST)

    const [one, other] = [secrets.seal("pw – naïve ☂", PLACE), secrets.seal("pw – naïve ☂", PLACE)]

    expect([one, other].map((kept) => secrets.open(kept, PLACE))).toEqual(["pw – naïve ☂", "pw – naïve ☂"])
    expect(one).not.toBe(other)
  })

  test.each([
    ["another workspace", { workspace: "north" }],
    ["another table", { table: "webhook_source" }],
    ["another column", { column: "secret" }],
    ["another row", { id: "2" }],
  ])("can't be opened from %s", (_, change) => {
    const secrets = sealedWith(FIRST)

    const kept = secrets.seal("key", PLACE)

    expect(() => secrets.open(kept, { ...PLACE, ...change })).toThrow("was changed or moved by hand")
  })

  test("that somebody changed can't be opened", () => {
    const secrets = sealedWith(FIRST)
    const kept = secrets.seal("key", PLACE)

    expect(() => secrets.open(`${kept.slice(0, -2)}${kept.endsWith("AA") ? "BB" : "AA"}`, PLACE)).toThrow("was changed or moved by hand")
  })

  test("needs its key, which the refusal names", () => {
    const kept = sealedWith(FIRST).seal("key", PLACE)

    expect(sealedWith(SECOND, FIRST).open(kept, PLACE)).toBe("key")
    expect(() => sealedWith(SECOND).open(kept, PLACE)).toThrow(`sealed with the key ${FIRST.id}`)
  })
})

test.each([
  ["base64", Buffer.alloc(32, 9).toString("base64"), 1],
  ["base64url", Buffer.alloc(32, 251).toString("base64url"), 1],
  ["hex", Buffer.alloc(32, 9).toString("hex"), 1],
  ["several", `${Buffer.alloc(32, 9).toString("hex")}, ${Buffer.alloc(32, 8).toString("base64")}\n`, 2],
  ["nothing", "", 0],
  ["a word", "secret", null],
  ["too few bytes", Buffer.alloc(16, 9).toString("base64"), null],
])("a key is read from %s", (_, text, count) => {
  expect(readSecretKeys(text)?.length ?? null).toBe(count)
})

describe("the key of an installation", () => {
  test("is made at the first start, for its owner's eyes only, and found again", async () => {
    const [db, folder] = [await database(), freshFolder()]
    await unlockSecrets(db, { given: [], folder, onLog: nobody })
    const made = db.secrets.current()

    await unlockSecrets(db, { given: [], folder, onLog: nobody })

    expect(db.secrets.current()).toBe(made)
    expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600)
  })

  test("is not made anew by a process that has none of its own, which is told what is missing", async () => {
    const [db, other] = [await database(), freshFolder()]
    await unlockSecrets(db, { given: [FIRST], folder: freshFolder(), onLog: nobody })

    const started = unlockSecrets(await again(db), { given: [], folder: other, onLog: nobody })

    await expect(started).rejects.toThrow(`sealed with the key ${FIRST.id}, which is not here`)
    expect(() => statSync(join(other, "secret.key"))).toThrow("ENOENT")
  })

  test("seals at the start what was kept in clear, and what an older key had sealed", async () => {
    const db = await database()
    await keepInClear(db, "apollo-key-in-clear")

    await unlockSecrets(db, { given: [FIRST], folder: freshFolder(), onLog: nobody })
    const first = await keptKey(db)
    await unlockSecrets(db, { given: [SECOND, FIRST], folder: freshFolder(), onLog: nobody })

    expect(first).toMatch(`sealed:1:${FIRST.id}:`)
    expect(await keptKey(db)).toMatch(`sealed:1:${SECOND.id}:`)
    expect(await wholeDatabase(db)).not.toContain("apollo-key-in-clear")
    expect(await openedKey(db)).toBe("apollo-key-in-clear")
  })

  test("can be renewed, after which the one before is no longer needed", async () => {
    const [db, folder] = [await database(), freshFolder()]
    await keepInClear(db, "to be sealed")
    await unlockSecrets(db, { given: [], folder, onLog: nobody })
    const before = db.secrets.current()

    await renewSecretKey(db, { given: [], folder, onLog: nobody })

    expect(db.secrets.current()).not.toBe(before)
    expect(await keptKey(db)).toMatch(`sealed:1:${db.secrets.current()}:`)
    expect(await openedKey(db)).toBe("to be sealed")
    const { rows } = await db.pool.query("select id from baton.secret_key where retired_at is null")
    expect(rows).toEqual([{ id: db.secrets.current() }])
  })
})

function sealedWith(...keys: ReturnType<typeof secretKeyOf>[]) {
  const secrets = createSecrets()
  secrets.use(keys)
  return secrets
}

async function database(): Promise<Database> {
  const db = await freshDatabase()
  onTestFinished(() => db.stop())
  return db
}

async function again(db: Database): Promise<Database> {
  const other = await openAgain(db)
  onTestFinished(() => other.stop())
  return other
}

async function keepInClear(db: Database, key: string): Promise<void> {
  const text = `insert into ws_acme.provider (id, kind, name, place, key, fields, timeout_ms, cache_days, is_on, breaker, created_at, updated_at)
    values ('0199aaaa-0000-7000-8000-000000000001', 'apollo', 'apollo', 1, $1, '{}', 1000, 1, true, '{}', now(), now())`
  await db.pool.query(text, [key])
}

async function keptKey(db: Database): Promise<string | undefined> {
  return (await db.pool.query<{ key: string }>("select key from ws_acme.provider")).rows[0]?.key
}

async function openedKey(db: Database): Promise<string | null | undefined> {
  return inWorkspace(db, "acme", async (tx) => (await allProviders(tx, Date.now()))[0]?.key)
}
