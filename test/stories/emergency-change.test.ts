import { expect, test } from "vitest"
import type { EmergencyView, VersionView } from "#contract/version.ts"
import type { z } from "zod"
import { product } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Version = z.infer<typeof VersionView>
type Emergency = z.infer<typeof EmergencyView>

const WHY = "Half of sales is ill: thirty minutes can't be kept."

/** Sales puts a version in force alone, a minute after whatever was before. */
async function declare(app: App, { id, hash }: { id: string; hash: string }): Promise<Version> {
  await app.advance({ minutes: 1 })
  return app.call("POST", `/api/agreements/${id}/emergency`, { hash, reason: WHY, signer: "Sam Sales" }, app.signers.sales)
}

const emergencyOf = async (app: App, { id }: { id: string }): Promise<Emergency | null> =>
  (await app.call<Version>("GET", `/api/agreements/${id}`)).emergency

const inForce = async (app: App) => (await app.call<Version>("GET", "/api/agreements/in-force")).version

const kinds = async (app: App) =>
  (await app.all<{ kind: string }>("/api/journal?limit=100")).map(({ kind }) => kind).filter((kind) => kind.startsWith("agreement_"))

test("one side may change the agreement alone in an emergency, for 72 hours, and both sides are told", async () => {
  const app = await product()
  const before = await app.handOff("lee@buyer.example")
  await app.advance({ minutes: 5 })
  const version = await app.load({ firstTouch: "2 hours" })

  const declared = await declare(app, version)
  const during = await app.handOff("kim@maker.example")

  expect(declared.emergency).toMatchObject({
    side: "sales",
    signer: "Sam Sales",
    reason: WHY,
    until: app.in({ hours: 72 }),
    state: "running",
  })
  expect(declared).toMatchObject({ in_force_since: app.in({}), review_at: null })
  expect(during.agreement).toBe(version.id)
  expect(await app.clock(during, "first_touch")).toMatchObject({ due_at: app.in({ hours: 2 }) })
  expect((await app.again(before)).agreement).toBe(before.agreement)
  const told = await app.deliveries(`agreement:${version.id}:emergency`)
  expect(told.map(({ channel }) => channel)).toContain("email")
  expect(told[0]?.subject).toMatch(/runs without marketing's signature/)
})

test("an emergency change that nobody ratifies lapses to the minute, and the version before applies again", async () => {
  const app = await product()
  const version = await app.load({ firstTouch: "2 hours" })
  await declare(app, version)

  await app.advance({ hours: 71, minutes: 59 })
  expect(await inForce(app)).toBe(2)
  app.sleepThrough({ minutes: 1 })
  expect(await inForce(app)).toBe(1)
  await app.work()

  expect(await emergencyOf(app, version)).toMatchObject({ state: "lapsed" })
  expect(await kinds(app)).toContain("agreement_lapsed")
  expect((await app.deliveries(`agreement:${version.id}:lapsed`)).length).toBeGreaterThan(0)
  expect((await app.handOff("pat@late.example")).agreement).not.toBe(version.id)
})

test("the other side's signature in time ratifies it, and it stays", async () => {
  const app = await product()
  const version = await app.load({ firstTouch: "2 hours" })
  await declare(app, version)
  await app.advance({ hours: 10 })

  await app.sign(version, "marketing", "Mia Marketing")
  await app.advance({ days: 5 })

  expect(await inForce(app)).toBe(2)
  expect(await emergencyOf(app, version)).toMatchObject({ state: "ratified" })
  expect(await kinds(app)).toEqual(expect.arrayContaining(["agreement_emergency", "agreement_ratified", "agreement_in_force"]))
  expect(await kinds(app)).not.toContain("agreement_lapsed")
})

test("nobody approves their own emergency change", async () => {
  const app = await product()
  const version = await app.load({ firstTouch: "2 hours" })
  await declare(app, version)

  const url = `/api/agreements/${version.id}/signatures`
  const own = await app.refused("POST", url, { signer: "sam sales", hash: version.hash }, app.signers.marketing)

  expect(own).toMatchObject({ status: 403 })
  expect(own.detail).toMatch(/somebody else has to sign it/)
  expect(await emergencyOf(app, version)).toMatchObject({ state: "running" })
})

test("what is no emergency is refused, and why is said", async () => {
  const app = await product({ agreement: false })
  const first = await app.load()
  const refusal = (version: { id: string; hash: string }, key = app.signers.sales, more: object = {}) =>
    app.refused("POST", `/api/agreements/${version.id}/emergency`, { hash: version.hash, reason: WHY, signer: "Sam", ...more }, key)

  expect((await refusal(first)).detail).toMatch(/nothing to change in an emergency/)
  await app.sign(first, "marketing")
  await app.sign(first, "sales")
  expect((await refusal(await app.load({ firstTouch: "1 hour" }))).detail).toMatch(/this very moment/)
  await app.advance({ minutes: 1 })
  expect((await refusal(first)).detail).toMatch(/in force already/)
  const other = await app.load({ firstTouch: "2 hours" })
  expect(await refusal(other, app.keys.admin)).toMatchObject({ status: 403 })
  expect(await refusal(other, app.signers.sales, { side: "marketing" })).toMatchObject({ status: 403 })
  expect(await refusal(other, app.signers.sales, { reason: "now" })).toMatchObject({ status: 400 })
  expect(await refusal(other, app.signers.sales, { hash: "0".repeat(64) })).toMatchObject({ status: 422 })
  await declare(app, other)
  const third = await app.load({ firstTouch: "3 hours" })
  expect((await refusal(third)).detail).toMatch(/Another emergency change runs/)
  await app.advance({ hours: 73 })
  expect((await refusal(other)).detail).toMatch(/needs both signatures/)
})

test("another version that both sides sign takes an emergency change's place", async () => {
  const app = await product()
  const emergency = await app.load({ firstTouch: "2 hours" })
  await declare(app, emergency)
  await app.advance({ hours: 1 })

  await app.putInForce({ firstTouch: "1 hour" })
  await app.advance({ days: 4 })

  expect(await inForce(app)).toBe(3)
  expect(await emergencyOf(app, emergency)).toMatchObject({ state: "replaced" })
  expect(await kinds(app)).not.toContain("agreement_lapsed")
})
