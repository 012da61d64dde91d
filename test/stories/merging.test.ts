import { expect, test } from "vitest"
import { product, someone, type Handoff, type Lead } from "./product.ts"

type Merge = { id: string; from: { id: string }; into: { id: string }; reason: string; undone_at: string | null }
type App = Awaited<ReturnType<typeof product>>

const REASON = { reason: "the same person, from a private address" }

async function merge(app: App, from: string, into: string): Promise<Merge> {
  const [one, other] = [await app.lead(from), await app.lead(into)]
  return app.call<Merge>("POST", `/api/leads/${one.id}/merge`, { into: other.id, ...REASON })
}

/** A lead that nobody has qualified. */
const browses = (app: App, email: string, more: object = {}) => app.form("newsletter", { email, ...more })

test("a person says that two leads are one, sees why in the explanation, and undoes it", async () => {
  const app = await product()
  await app.handOff("lee@buyer.example")
  await browses(app, "lee@home.example", { job_title: "Gardener", city: "Bonn" })

  const merged = await merge(app, "lee@home.example", "lee@buyer.example")

  expect(merged.reason).toBe(`a person said so: ${REASON.reason}`)
  const into = await app.call<Lead>("GET", `/api/leads/${merged.into.id}`)
  expect(into).toMatchObject({ stage: "handed_off", email: "lee@buyer.example", fields: { city: "Bonn" } })
  expect(await app.all(`/api/leads/${into.id}/engagements`)).toHaveLength(2)
  expect((await app.lead("lee@home.example")).id).toBe(into.id)
  expect(await app.explain(into)).toMatchObject({ same_person: [{ lead: merged.from.id, goes_on: true, because: merged.reason }] })
  await app.advance({ minutes: 1 })
  await browses(app, "lee@home.example", { city: "Berlin" })
  expect(await app.all("/api/leads")).toHaveLength(1)

  await app.call("POST", `/api/merges/${merged.id}/undo`, {})

  expect(await app.lead("lee@home.example")).toMatchObject({
    id: merged.from.id,
    stage: "nurture",
    fields: { city: "Berlin", job_title: "Gardener" },
  })
  const buyer = await app.lead("lee@buyer.example")
  expect(buyer).toMatchObject({ stage: "handed_off", fields: { job_title: "VP Sales" } })
  expect(buyer.fields).not.toHaveProperty("city")
  expect(await app.explain(buyer)).toMatchObject({ same_person: [] })
  expect(await app.all("/api/merges?undone=true")).toHaveLength(1)
  await app.advance({ hours: 2 })
})

test("a merge that would end the cycle that sales got further with is refused, with what to do instead", async () => {
  const app = await product()
  const handoff = await app.handOff("lee@buyer.example")
  await browses(app, "lee@home.example")
  const [worked, other] = [await app.lead("lee@buyer.example"), await app.lead("lee@home.example")]

  const wrongWay = await app.refused("POST", `/api/leads/${worked.id}/merge`, { into: other.id, ...REASON })

  expect(wrongWay).toMatchObject({ status: 409, detail: expect.stringContaining("the other way round") })
  expect((await app.refused("POST", `/api/leads/${worked.id}/merge`, { into: worked.id, ...REASON })).status).toBe(422)
  expect((await app.refused("POST", `/api/leads/${worked.id}/merge`, { into: other.id })).status).toBe(400)
  expect(await app.again(handoff)).toMatchObject({ state: "open" })
})

test("a lead that was held when it was merged waits for its person again once that is undone", async () => {
  const app = await product({ change: (agreement) => void (agreement.gate.decision = "review") })
  await app.asksForDemo("lee@buyer.example")
  await app.advance({ minutes: 1 })
  await app.asksForDemo("lee@home.example")
  expect(await app.all("/api/holds")).toHaveLength(2)

  const merged = await merge(app, "lee@home.example", "lee@buyer.example")

  expect(await app.all("/api/holds")).toMatchObject([{ lead: { id: merged.into.id } }])
  await app.call("POST", `/api/merges/${merged.id}/undo`, {})
  expect(await app.all("/api/holds")).toHaveLength(2)
  await app.advance({ days: 1 })
})

test("of three leads that became one the first merge can be undone, and what was merged into the one that ends comes along", async () => {
  const app = await product()
  await app.handOff("lee@buyer.example")
  await browses(app, "lee@home.example", { city: "Bonn" })
  await browses(app, "lee@club.example", { city: "Ulm", job_title: "Chair" })
  const first = await merge(app, "lee@club.example", "lee@home.example")
  const second = await merge(app, "lee@home.example", "lee@buyer.example")
  expect(await app.call("GET", `/api/leads/${first.from.id}`)).toMatchObject({ stage: "merged", merged_into: second.into.id })

  await app.call("POST", `/api/merges/${first.id}/undo`, {})

  expect(await app.lead("lee@club.example")).toMatchObject({
    id: first.from.id,
    stage: "nurture",
    fields: { city: "Ulm", job_title: "Chair" },
  })
  expect(await app.all<Lead>("/api/leads")).toHaveLength(2)
  await app.advance({ hours: 1 })
})

test("a cycle whose owner has left meanwhile is passed on when the merge that ended it is undone", async () => {
  const app = await product()
  const kept = await app.handOff("lee@buyer.example")
  await app.advance({ minutes: 1 })
  const ended = await app.handOff("lee@home.example")
  expect(ended.owner.handle).not.toBe(kept.owner.handle)
  const merged = await merge(app, "lee@home.example", "lee@buyer.example")
  await app.people([{ ...person(ended), active: false }])

  await app.call("POST", `/api/merges/${merged.id}/undo`, {})

  const again = await app.again(ended)
  expect(again.state).toBe("open")
  expect(again.owner.handle).not.toBe(ended.owner.handle)
  await app.advance({ hours: 1 })
})

test("colleagues with one switchboard stay two people, and namesakes at one company are only suggested", async () => {
  const app = await product()
  const ann = { ...someone("ann@acme.example"), first_name: "Ann", last_name: "Ray", phone: "(212) 736-5000", company: "Acme" }
  await app.form("newsletter", ann)
  await app.form("newsletter", { ...ann, email: "ann.ray@acme.example" })
  await app.form("newsletter", { ...ann, email: "bo@acme.example", first_name: "Bo", last_name: "Dee" })

  expect(await app.all<Lead>("/api/leads")).toHaveLength(3)
  const lead = await app.lead("ann@acme.example")
  expect(lead.fields).toMatchObject({ phone: "(212) 736-5000", phone_e164: "+12127365000" })
  const likely = await app.all<{ lead: { email: string }; because: string[] }>(`/api/leads/${lead.id}/duplicates`)
  expect(likely[0]).toMatchObject({
    lead: { email: "ann.ray@acme.example" },
    because: ["the same name at the same account", "the same phone number"],
  })
})

test("an item whose only id is nobody's waits in quarantine and says what to send", async () => {
  const app = await product()

  await app.segment([{ type: "track", userId: "undefined", messageId: "m1", event: "Clicked" }])

  expect(await app.all("/api/leads")).toEqual([])
  expect(await app.all("/api/quarantine")).toMatchObject([{ code: "no_identity", says: expect.stringContaining("names nobody") }])
})

/** The owner of a handoff as `PUT /api/people` takes them. */
function person({ owner }: Handoff): object {
  const { handle, name } = owner
  return { handle, name, email: `${handle}@acme.example`, role: "rep", team: "sdr_americas", zone: "America/New_York" }
}

test("what a person said of a lead goes along when it becomes part of another, and comes back with it", async () => {
  const app = await product()
  const account = (await app.call<{ id: string }>("PUT", "/api/accounts/seller.example", { name: "Seller" })).id
  await browses(app, "kim@partner.example")
  const kim = await app.lead("kim@partner.example")
  await app.call("POST", `/api/leads/${kim.id}/requalification`, { why: "Left the partner" })
  await app.call("PUT", `/api/leads/${kim.id}/account`, { account, reason: "Works there now." })
  await browses(app, "kim@home.example")

  const merged = await merge(app, "kim@partner.example", "kim@home.example")

  const words = async (email: string) => app.explain(await app.lead(email))
  expect(await words("kim@home.example")).toMatchObject({ checks: { set_aside: ["partner"] } })
  expect((await app.call<Lead>("GET", `/api/leads/${merged.into.id}`)) as object).toMatchObject({ account })

  await app.call("POST", `/api/merges/${merged.id}/undo`, {})

  expect(await words("kim@home.example")).toMatchObject({ checks: { set_aside: [] } })
  expect(await words("kim@partner.example")).toMatchObject({ checks: { set_aside: ["partner"] } })
  expect((await app.lead("kim@home.example")) as object).toMatchObject({ account: null })
})

test("two addresses that came with one record at the same time were never two leads: there is nothing to undo, and the explanation says why they are one", async () => {
  const app = await product()
  const row = (email: string) => ({ id: email, kind: "row", lead: { email, external_id: "crm-7", last_name: "Lee" } })

  await app.signals([row("lee@buyer.example"), row("lee@home.example")])

  const lead = await app.lead("lee@home.example")
  const { addresses, same_person } = await app.explain(lead)
  expect(await app.all("/api/leads")).toHaveLength(1)
  expect([await app.all("/api/merges"), same_person]).toEqual([[], []])
  expect(addresses.map(({ email }) => email).sort()).toEqual(["lee@buyer.example", "lee@home.example"])
  expect(addresses.map(({ because }) => because)).toEqual([null, "both are the same record of the CRM"])
})

test("an address that comes later with the same record says why it is the same person's, too", async () => {
  const app = await product()
  await app.signals([{ id: "1", kind: "row", lead: { email: "lee@buyer.example", external_id: "crm-7" } }])
  await app.signals([{ id: "2", kind: "row", lead: { email: "lee@home.example", external_id: "crm-7" } }])

  const { addresses } = await app.explain(await app.lead("lee@home.example"))

  expect(addresses).toEqual([
    { email: "lee@buyer.example", because: null },
    { email: "lee@home.example", because: "both are the same record of the CRM" },
  ])
})
