import { expect, test } from "vitest"
import type { RematchView } from "#contract/account-rematch.ts"
import { product } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Match = { id: string | null; code: string; tier: number | null }

const rematch = (app: App, query = "") => app.call<RematchView>("POST", `/api/accounts/rematch${query}`)
const browses = (app: App, email: string, company: string) => app.form("newsletter", { email, company })

async function matchOf(app: App, email: string): Promise<Match | null> {
  return ((await app.explain(await app.lead(email))) as unknown as { account: Match | null }).account
}

test("leads that came before their account was known are matched anew; a dry run says how many first, and again nothing changes", async () => {
  const app = await product()
  for (const who of ["lee", "kim"]) await browses(app, `${who}@gmail.com`, "Acme Tools")
  await browses(app, "ray@gmail.com", "Nobody Knows")
  const { id } = await app.call<{ id: string }>("POST", "/api/accounts", { name: "Acme Tools" })
  const move = { account: { id, name: "Acme Tools", domain: null }, code: "name", tier: 4, confidence: "probable" }
  const moves = [{ ...move, says: "by its name alone", leads: 2 }]

  const foreseen = await rematch(app, "?dry_run=true")
  const before = (await app.lead("lee@gmail.com")).account
  const done = await rematch(app)
  const again = await rematch(app)

  expect(foreseen).toEqual({ dry_run: true, looked: 3, changed: 2, kept_by_hand: 0, moves, next: null })
  expect(before).toBeNull()
  expect(done).toEqual({ ...foreseen, dry_run: false })
  expect(again).toEqual({ ...done, changed: 0, moves: [] })
  expect(await matchOf(app, "kim@gmail.com")).toMatchObject({ id, code: "name", tier: 4 })
  const { journal } = await app.explain(await app.lead("kim@gmail.com"))
  expect(journal.filter(({ kind }) => kind === "account_rematched").map(({ says }) => says)).toEqual([
    "The accounts were looked at anew: the lead belongs to Acme Tools now, by its name alone.",
  ])
})

test("what a person said of a lead's account stays, and so does who works a lead", async () => {
  const app = await product()
  await app.asksForDemo("lee@gmail.com", { company: "Acme Tools" })
  const handoff = await app.handoff("lee@gmail.com")
  await browses(app, "kim@gmail.com", "Acme Tools")
  const kim = await app.lead("kim@gmail.com")
  await app.call("PUT", `/api/leads/${kim.id}/account`, { account: null, reason: "A namesake" })
  const { id } = await app.call<{ id: string }>("POST", "/api/accounts", { name: "Acme Tools", owner: "cleo" })

  const done = await rematch(app)

  expect(done).toMatchObject({ looked: 2, changed: 1, kept_by_hand: 1, moves: [{ account: { id }, leads: 1 }] })
  expect((await app.lead("kim@gmail.com")).account).toBeNull()
  expect(await app.again(handoff)).toMatchObject({ owner: handoff.owner, state: "open" })
})

test("a lead whose company's name turned out to be another's belongs to none any more, and one that was erased is left alone", async () => {
  const app = await product()
  const { id } = await app.call<{ id: string }>("POST", "/api/accounts", { name: "Acme Tools", aliases: ["Zenith"] })
  for (const who of ["lee", "kim"]) await browses(app, `${who}@gmail.com`, "Zenith")
  await app.call("POST", `/api/leads/${(await app.lead("kim@gmail.com")).id}/erasure`, { reason: "Asked for it" })
  const before = (await app.lead("lee@gmail.com")).account
  await app.call("PUT", `/api/accounts/${id}`, { aliases: [] })

  const done = await rematch(app)

  expect(done).toMatchObject({ looked: 1, changed: 1, moves: [{ account: null, code: "none", leads: 1 }] })
  const after = await app.lead("lee@gmail.com")
  expect([before, after.account]).toEqual([id, null])
  expect((await app.explain(after)).journal.map(({ says }) => says)).toContain(
    "The accounts were looked at anew: the lead belongs to none that is known any more.",
  )
})

test("it goes through more leads than one transaction holds, and goes on after any of them", async () => {
  const app = await product()
  const at = (number: number) => `lead${String(number).padStart(3, "0")}@gmail.com`
  const signal = (_: unknown, number: number) => ({ id: `${number}`, kind: "row", lead: { email: at(number), company: "Acme Tools" } })
  await app.signals(Array.from({ length: 250 }, signal))
  await app.call("POST", "/api/accounts", { name: "Acme Tools" })
  const ids = (await app.all<{ id: string }>("/api/leads?limit=200")).map((lead) => lead.id).sort()

  const foreseen = await rematch(app, "?dry_run=true")
  const rest = await rematch(app, `?after=${ids.at(-41)}`)

  expect(foreseen).toMatchObject({ looked: 250, changed: 250, moves: [{ leads: 250 }], next: null })
  expect(rest).toMatchObject({ looked: 40, changed: 40, next: null })
  expect(await rematch(app)).toMatchObject({ looked: 250, changed: 210, next: null })
})

test("a name that is only like an account's counts also among more names than are in memory at first", async () => {
  const app = await product()
  const others = Array.from({ length: 20_100 }, (_, number) => `Qx${number.toString(36)} Zw${(number * 7919).toString(36)} Works`)
  const list = ["Name", "International Business Machines", ...others].join("\n")
  await app.call("POST", "/api/account-imports", list, undefined, "text/csv")
  await browses(app, "lee@gmail.com", "Internationl Business Machines")

  const foreseen = await rematch(app, "?dry_run=true")
  const before = (await app.lead("lee@gmail.com")).account

  expect([foreseen.moves[0]?.account?.name, before]).toEqual(["International Business Machines", null])
  expect(await rematch(app)).toMatchObject({ changed: 1, moves: [{ code: "like_name", leads: 1 }] })
})
