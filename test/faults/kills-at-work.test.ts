import { expect, test } from "vitest"
import { someone } from "../stories/product.ts"
import { drained, everythingIsThereOnce } from "./everything-once.ts"
import { mortal, SIDES } from "./mortal.ts"

const app = mortal()

test.each(SIDES.flatMap((side) => ["tick-handoff", "tick-lead", "claim"].map((label) => `${side}:${label}=kill`)))(
  "what was due while Baton was down is done once when it dies again at %s",
  async (failpoint) => {
    await app.someLeads(failpoint)
    await app.baton.send(
      "POST",
      "/api/signals",
      { id: failpoint, kind: "page", page: "/blog", lead: { email: `kim@${failpoint.length}.example` } },
      app.baton.keys.write,
    )
    await app.diesAtStart(failpoint)

    expect(await app.lost()).toEqual([])
  },
)

test.each(SIDES)("a lead that nobody could take is given out once when Baton dies %s of looking at it", async (side) => {
  const email = `lin@held-${side}.example`
  const kai = (active: boolean) =>
    app.baton.send("PUT", "/api/people", [
      { handle: "kai", name: "Kai", email: "kai@acme.example", role: "rep", team: "sdr_apac", zone: "Asia/Singapore", active },
    ])
  await kai(false)
  await app.asksForDemo(email, { country: "SG" })
  await app.until("select 1 from ws_main.hold")

  await app.diesDuring(`${side}:tick-hold=kill`, async () => void (await kai(true)))

  const given = `select p.handle from ws_main.lead l join ws_main.handoff h on h.lead = l.id join ws_main.person p on p.id = h.owner where l.email = '${email}'`
  expect(await app.until(given)).toEqual([{ handle: "kai" }])
})

test.each(SIDES)("a rep's word counts once when Baton dies %s of it", async (side) => {
  const email = `lee@word-${side}.example`
  await app.asksForDemo(email)
  const [handoff] = await app.until<{ id: string }>(
    `select h.id from ws_main.handoff h join ws_main.lead l on l.id = h.lead where l.email = '${email}'`,
  )
  const url = `/api/handoffs/${handoff?.id}`

  await app.diesDuring(`${side}:request=kill`, async () => void (await app.baton.send("POST", `${url}/disposition`, { kind: "accept" })))
  await app.diesDuring(
    `${side}:request=kill`,
    async () => void (await app.baton.send("POST", `${url}/touches`, { kind: "call", by: "ana", source: "dialler", external_id: email })),
  )

  expect(await app.baton.sql("select kind from ws_main.disposition where handoff = $1", [handoff?.id])).toEqual([{ kind: "accept" }])
  expect(await app.baton.sql("select kind from ws_main.touch where handoff = $1", [handoff?.id])).toEqual([{ kind: "call" }])
})

test.each(SIDES)("two leads become one and two again, once each, when Baton dies %s of it", async (side) => {
  const [one, other] = [`mia@one-${side}.example`, `mia@other-${side}.example`]
  for (const email of [one, other]) await app.asksForDemo(email)
  const both = `select l.id, h.state, l.merged_into as "mergedInto" from ws_main.lead l join ws_main.handoff h on h.lead = l.id
    where l.email in ('${one}', '${other}') order by l.email`
  await app.until(`select 1 where (select count(*) from (${both}) as leads) = 2`)
  const [into, from] = await app.baton.sql<{ id: string }>(both)

  const merge = { into: into?.id, reason: "one person with two addresses" }
  await app.diesDuring(`${side}:request=kill`, async () => void (await app.baton.send("POST", `/api/leads/${from?.id}/merge`, merge)))
  const merges = await app.baton.sql<{ id: string }>("select id from ws_main.lead_merge where from_lead = $1", [from?.id])
  const merged = await app.baton.sql(both)
  await app.diesDuring(`${side}:request=kill`, async () => void (await app.baton.send("POST", `/api/merges/${merges[0]?.id}/undo`, {})))

  expect(merges).toHaveLength(1)
  expect(merged).toMatchObject([
    { state: "open", mergedInto: null },
    { state: "merged", mergedInto: into?.id },
  ])
  expect(await app.baton.sql(both)).toMatchObject([
    { state: "open", mergedInto: null },
    { state: "open", mergedInto: null },
  ])
})

test.each(SIDES)("an import is taken back once when Baton dies %s of a chunk of it", async (side) => {
  const rows = Array.from({ length: 1_200 }, (_, place) => `row${place}@undo-${side}.example,Trade show`)
  await app.baton.send("POST", "/api/imports?name=undo.csv", ["Email,Lead Source", ...rows, ""].join("\n"))
  const [{ id } = { id: "" }] = await app.until<{ id: string }>(
    "select id from ws_main.import where state = 'stored' order by id desc limit 1",
  )
  await app.allTaken()

  await app.diesDuring(`${side}:undo=kill@2`, async () => void (await app.baton.send("POST", `/api/imports/${id}/undo`, {})))

  const undone = `select u.rows, u.leads_withdrawn as gone from ws_main.import i join ws_main.import_undo u on u.import = i.id where i.id = '${id}' and i.state = 'undone'`
  expect(await app.until(undone)).toEqual([{ rows: 1_200, gone: 1_200 }])
})

test.each(SIDES)("the rows of a list are taken once when Baton dies %s of storing them", async (side) => {
  const rows = Array.from({ length: 1_200 }, (_, place) => `row${place}@list-${side}.example,Trade show`)
  const list = ["Email,Lead Source", ...rows, ""].join("\n")

  await app.diesDuring(`${side}:import=kill@2`, async () => void (await app.baton.send("POST", "/api/imports?name=list.csv", list)))

  await app.allTaken()
  expect(await app.baton.sql("select count(*)::int as leads from ws_main.lead where email like $1", [`%@list-${side}.example`])).toEqual([
    { leads: 1_200 },
  ])
})

test("a signal that can't be taken is a lead or waits in quarantine, never both, when Baton dies at setting it aside", async () => {
  await app.diesDuring("before-commit:take=throw@1+,before-commit:quarantine=kill", () => app.asksForDemo("lee@poison-before.example"))
  await app.allTaken()
  const poisoned = async () =>
    void (await app.baton.send("POST", "/forms/demo", { ...someone("lee@poison-after.example") }, app.baton.keys.write))
  await app.diesDuring("before-commit:take=throw@1+,after-commit:quarantine=kill", poisoned)

  await app.until("select 1 from ws_main.quarantine where code = 'failed'")
  expect(await app.baton.sql("select count(*)::int as waiting from ws_main.quarantine")).toEqual([{ waiting: 1 }])
  expect(await app.baton.sql("select 1 from ws_main.lead where email = 'lee@poison-after.example'")).toEqual([])
})

test("after all those deaths everything is there, once", async () => {
  await drained(app.baton)

  expect(app.acknowledged.length).toBeGreaterThan(20)
  await everythingIsThereOnce(app.baton, app.acknowledged, { kills: app.deaths })
}, 60_000)
