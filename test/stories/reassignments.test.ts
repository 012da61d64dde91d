import { expect, test } from "vitest"
import type { BoardView } from "#contract/board.ts"
import { product, type Handoff } from "./product.ts"

type App = Awaited<ReturnType<typeof product>>
type Done = {
  id: string | null
  moved: number
  stayed: number
  moves: { handoff: string; from: { handle: string }; to: { handle: string } | null; says: string }[]
  loads: { person: { handle: string }; before: number; after: number }[]
}
const why = "Ana goes on parental leave"
const give = (app: App, body: object) => app.call<Done>("POST", "/api/reassignments", { why, ...body })
const balances = async (app: App) => (await app.ledger("americas")).members.map(({ person, balance }) => [person.handle, balance])

/** Six leads shared out among three. */
async function sharedOut(app: App): Promise<Handoff[]> {
  const all: Handoff[] = []
  for (const name of "abcdef") all.push(await app.handOff(`lee@${name}company.example`))
  return all
}

test("a preview says who would get what and why, and changes nothing; applied it does just that", async () => {
  const app = await product()
  const all = await sharedOut(app)
  const before = await balances(app)
  const preview = await give(app, { owners: ["ana"], to: ["ben", "cleo"], dry_run: true })

  expect(preview).toMatchObject({ id: null, moved: 2, stayed: 0 })
  expect(preview.moves.map(({ from, to }) => [from.handle, to?.handle])).toEqual([
    ["ana", "ben"],
    ["ana", "cleo"],
  ])
  expect(preview.loads).toEqual(
    expect.arrayContaining([expect.objectContaining({ person: expect.objectContaining({ handle: "ana" }), before: 6, after: 0 })]),
  )
  expect(await balances(app)).toEqual(before)
  for (const handoff of all) expect((await app.again(handoff)).owner.handle).toBe(handoff.owner.handle)
  expect(await app.all("/api/reassignments")).toEqual([])

  const done = await give(app, { owners: ["ana"], to: ["ben", "cleo"] })

  expect(done.moves.map(({ handoff, to }) => [handoff, to?.handle])).toEqual(preview.moves.map(({ handoff, to }) => [handoff, to?.handle]))
  expect(done.loads).toEqual(preview.loads)
  for (const { handoff, to } of done.moves)
    expect(await app.again({ id: handoff } as Handoff)).toMatchObject({ owner: { handle: to?.handle } })
  expect(await app.all("/api/reassignments")).toMatchObject([
    { id: done.id, why: `${why}.`, reverted_at: null, moved: 2, from: [{ handle: "ana" }] },
  ])
  const [listed] = await app.all<{ to: { handle: string }[] }>("/api/reassignments")
  expect(listed?.to.map(({ handle }) => handle).sort()).toEqual(["ben", "cleo"])
})

test("within seven days what has not moved on is given back, and what has is listed with the reason", async () => {
  const app = await product()
  await sharedOut(app)
  const before = await balances(app)
  const done = await give(app, { owners: ["ana"] })
  const [worked, left] = await Promise.all(done.moves.map(({ handoff }) => app.again({ id: handoff } as Handoff)))
  if (worked === undefined || left === undefined) throw new Error("Two leads were Ana's.")
  await app.advance({ minutes: 5 })
  await app.touch(worked)

  const reverted = await app.call("POST", `/api/reassignments/${done.id}/revert`, {})

  expect(reverted).toEqual({ restored: 1, kept: [{ handoff: worked.id, says: expect.stringContaining("worked on it since") }] })
  expect((await app.again(left)).owner.handle).toBe("ana")
  expect((await app.again(worked)).owner.handle).toBe(worked.owner.handle)
  expect((await balances(app)).reduce((sum, [, balance]) => sum + Number(balance), 0)).toBe(0)
  expect(before.reduce((sum, [, balance]) => sum + Number(balance), 0)).toBe(0)
  expect(await app.refused("POST", `/api/reassignments/${done.id}/revert`, {})).toMatchObject({ status: 409 })
})

test("what is given back at once stands as if it had never gone: promises, late steps, turns and caps", async () => {
  const app = await product()
  const [late] = await sharedOut(app)
  if (late === undefined) throw new Error("Nothing was handed off.")
  await app.says(late, { kind: "accept" })
  await app.touch(late)
  await app.advance({ hours: 7 * 24 })
  const fresh = await app.handOff("kim@newcompany.example")
  const stands = async () => {
    const { data } = await app.call<BoardView>("GET", "/api/board")
    return data.map(({ id, owner, urgency, clock, due_at: due }) => [id, owner?.handle, urgency, clock, due])
  }
  const turns = async () =>
    (
      await app.db.pool.query(
        "select person, sum(turns)::int as turns from ws_acme.pool_turns group by 1 having sum(turns) <> 0 order by 1",
      )
    ).rows
  const before = { stands: await stands(), balances: await balances(app), turns: await turns() }
  expect(before.stands.find(([id]) => id === late.id)).toContain("step_late")

  for (const { owner } of [late, fresh]) {
    const others = ["ana", "ben", "cleo"].filter((handle) => handle !== owner.handle)
    const { id } = await give(app, { owners: [owner.handle], to: others })
    expect(await stands()).not.toEqual(before.stands)
    await app.call("POST", `/api/reassignments/${id}/revert`, {})
  }

  expect({ stands: await stands(), balances: await balances(app), turns: await turns() }).toEqual(before)
  const clocks = (await app.clocks(fresh)).filter(({ state }) => state === "running").map(({ kind }) => kind)
  expect(clocks).toEqual([...new Set(clocks)])
})

test("after seven days it can't be given back any more", async () => {
  const app = await product()
  await sharedOut(app)
  const done = await give(app, { owners: ["ana"] })

  await app.advance({ days: 7 })

  expect(await app.refused("POST", `/api/reassignments/${done.id}/revert`, {})).toMatchObject({
    status: 409,
    detail: expect.stringContaining("seven days"),
  })
})

test("when territories are drawn anew every open lead that belongs to another pool goes there", async () => {
  const app = await product()
  const [first, second] = await sharedOut(app)
  expect(await app.refused("POST", "/api/reassignments", { territory: true, why })).toMatchObject({
    detail: expect.stringContaining("in the pool of its territory"),
  })
  await app.advance({ minutes: 1 })
  await app.putInForce({
    change: ({ routing }) =>
      void routing.territories.unshift({
        id: "new",
        says: "Given to Asia",
        when: { fact: "company_domain", is: "acompany.example" },
        pool: "apac",
      }),
  })

  const done = await give(app, { territory: true, why: "New territories" })

  expect(done.moves).toMatchObject([{ handoff: first?.id, to: { handle: "kai" } }])
  expect(await app.again(first as Handoff)).toMatchObject({ pool: "apac", owner: { handle: "kai" } })
  expect((await app.again(second as Handoff)).pool).toBe("americas")
})

test.each([
  [{ owners: ["ana"], territory: true }, 400, /exactly one of owners, handoffs, territory/],
  [{ owners: ["nobody"] }, 422, /nobody called "nobody"/],
  [{ owners: ["eva"] }, 422, /no open handoffs/],
  [{ owners: ["ana"], pool: "moon" }, 422, /no pool "moon"/],
  [{ handoffs: ["00000000-0000-7000-8000-000000000000"] }, 422, /not open, or not there/],
])("%j is refused with what is wrong", async (body, status, detail) => {
  const app = await product()
  await app.handOff()

  const refused = await app.refused("POST", "/api/reassignments", { why, ...body })

  expect(refused).toMatchObject({ status })
  expect(JSON.stringify(refused).replaceAll('\\"', '"')).toMatch(detail)
})

test("who is away gets none of them, and when nobody named is there they stay", async () => {
  const app = await product()
  await sharedOut(app)
  await app.away("ben", app.in({}), app.in({ days: 5 }))

  expect((await give(app, { owners: ["ana"], to: ["ben", "cleo"], dry_run: true })).moves.map(({ to }) => to?.handle)).toEqual([
    "cleo",
    "cleo",
  ])
  const stays = await give(app, { owners: ["ana"], to: ["ben"] })

  expect(stays).toMatchObject({ moved: 0, stayed: 2, moves: [{ to: null, says: expect.stringContaining("is away") }, { to: null }] })
})
