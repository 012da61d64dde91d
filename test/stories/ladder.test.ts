import { expect, test } from "vitest"
import { product } from "./product.ts"

test("a missed first touch warns, tells the manager, moves the lead on, and at last it is the manager's", async () => {
  const app = await product({ reassign: { most: 2 } })
  const handoff = await app.handOff()

  await app.advance({ minutes: 15 })
  expect(await app.journal(handoff)).toEqual(["handed_off", "sla_warning"])
  await app.advance({ minutes: 9 })
  // 80 % of the first touch, and 80 % of saying yes or no
  expect(await app.journal(handoff)).toEqual(["handed_off", "sla_warning", "sla_warning", "sla_warning"])
  await app.advance({ minutes: 6 })
  expect(await app.journal(handoff)).toHaveLength(4)
  await app.advance({ minutes: 1 })
  expect((await app.journal(handoff)).slice(4)).toEqual(["sla_missed", "reassigned"])
  const missed = (await app.clocks(handoff)).find((clock) => clock.kind === "owner_first_touch")
  const told = (await app.deliveries(`clock:${missed?.id}:rung:2`)).map((message) => message.recipient)
  expect(told.sort()).toEqual(["americas_manager@acme.example", `${handoff.owner.handle}@acme.example`])

  expect((await app.told(handoff.lead.id)).join(" ")).toContain(
    `owner first touch at 100 % of the time: told ${handoff.owner.name} (owner), Americas manager (manager)`,
  )

  await app.advance({ hours: 3 })

  const owners = await app.owners(handoff)
  expect(owners.slice(0, 3).sort()).toEqual(["ana", "ben", "cleo"])
  expect(owners.slice(3)).toEqual(["americas_manager"])
  expect((await app.again(handoff)).owner.handle).toBe("americas_manager")
})

test("the first new owner has the whole time again, the next one what the agreement leaves at least", async () => {
  const app = await product()
  const handoff = await app.handOff()
  const { due_at: firstDue } = handoff

  await app.advance({ minutes: 31 })
  const second = await app.clock(handoff, "owner_first_touch")
  await app.advance({ minutes: 31 })
  const third = await app.clock(handoff, "owner_first_touch")

  expect([second.target_ms, third.target_ms]).toEqual([30 * 60_000, 15 * 60_000])
  expect((await app.clock(handoff, "first_touch")).due_at).toBe(firstDue)
})

test("a touch in time stops the ladder for good", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.advance({ minutes: 10 })

  await app.touch(handoff)
  await app.says(handoff, { kind: "accept" })
  await app.advance({ days: 2 })

  expect(await app.journal(handoff)).toEqual(["handed_off", "touch", "handoff_accepted", "cadence"])
  expect(await app.owners(handoff)).toHaveLength(1)
})

test("each rung tells the people it names, once", async () => {
  const app = await product({
    reps: ["ana"],
    firstTouch: "1 hour",
    ladder: [
      { at: "50%", tell: ["owner"] },
      { at: "100%", tell: ["manager"] },
      { at: "100% + 30 minutes", tell: ["director"] },
    ],
  })
  const handoff = await app.handOff()
  const clock = await app.clock(handoff, "owner_first_touch")

  await app.advance({ hours: 6 })

  const told = await app.deliveries(`clock:${clock.id}:`)
  expect(told.map((message) => [message.created_at, message.recipient])).toEqual([
    ["2026-11-16T15:30:00.000Z", "ana@acme.example"],
    ["2026-11-16T16:00:00.001Z", "americas_manager@acme.example"],
    ["2026-11-16T16:30:00.001Z", "sales_director@acme.example"],
  ])
})

test("with nobody else to take it the owner keeps a missed lead, and the director hears of it", async () => {
  const app = await product({ reps: ["ana"] })
  const handoff = await app.handOff()

  await app.advance({ hours: 2 })

  expect(await app.owners(handoff)).toEqual(["ana"])
  expect(await app.journal(handoff)).toEqual(expect.arrayContaining(["kept", "sla_escalation"]))
  expect((await app.deliveries("clock:")).map((message) => message.recipient)).toContain("sales_director@acme.example")
})

test("without a verdict for 14 days the lead comes back to marketing where everybody sees it", async () => {
  const app = await product()
  const handoff = await app.handOff()
  await app.touch(handoff)
  await app.says(handoff, { kind: "accept" })
  const clock = await app.clock(handoff, "disposition")
  const told = async (rung: number) =>
    (await app.deliveries(`clock:${clock.id}:rung:${rung}`)).map((message) => message.recipient.split("@")[0]).sort()
  const owner = handoff.owner.handle

  await app.advance({ days: 12 })
  expect([await told(0), await told(1), await told(2)]).toEqual([[owner], [owner], []])
  await app.advance({ days: 2, minutes: 1 })
  expect(await told(2)).toEqual([owner, "americas_manager"].sort())
  await app.advance({ days: 1 })

  expect(await told(3)).toEqual([owner, "americas_manager", "marketing_manager"].sort())
  expect(await app.again(handoff)).toMatchObject({ state: "recycled", closed_as: "auto_recycled" })
  expect(await app.lead("lee@buyer.example")).toMatchObject({
    stage: "recycled",
    owner: { handle: "marketing_manager" },
    closed_as: "auto_recycled",
  })
})
