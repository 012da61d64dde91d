import { expect, test } from "vitest"
import { drained, everythingIsThereOnce } from "./everything-once.ts"
import { mortal, SIDES } from "./mortal.ts"

const app = mortal()

const during = SIDES.flatMap((side) =>
  ["accept", "take", "settle"].flatMap((label) => [1, 2, 3].map((hit) => `${side}:${label}=kill@${hit}`)),
)

test.each(during)("nothing is lost or done twice when Baton dies at %s", async (failpoint) => {
  const before = app.deaths
  await app.diesDuring(failpoint, () => app.someLeads(failpoint, () => app.deaths > before))

  expect(await app.lost()).toEqual([])
})

test("after all those deaths everything is there, once", async () => {
  await drained(app.baton)

  expect(app.acknowledged.length).toBeGreaterThan(50)
  await everythingIsThereOnce(app.baton, app.acknowledged, { kills: app.deaths })
}, 60_000)
