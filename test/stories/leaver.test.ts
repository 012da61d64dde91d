import { expect, test } from "vitest"
import { product } from "./product.ts"

test("the open leads of somebody who leaves have another owner in the same moment, and nothing stays in their name", async () => {
  const app = await product()
  const handoff = await app.handOff("kim@buyer.example")
  const before = handoff.owner.handle

  await app.people([{ ...(await person(app, before)), active: false }])

  const after = await app.again(handoff)
  expect(after.owner.handle).not.toBe(before)
  expect(after.state).toBe("open")
  expect(await app.owners(handoff)).toHaveLength(2)
  expect(await app.journal(handoff)).toContain("reassigned")
})

async function person(app: Awaited<ReturnType<typeof product>>, handle: string): Promise<Record<string, unknown>> {
  const { data } = (await app.call("GET", "/api/people")) as { data: Record<string, unknown>[] }
  const found = data.find((one) => one["handle"] === handle)
  const { id: _id, paused_until: _paused, absences: _absences, ...rest } = found ?? {}
  return rest
}
