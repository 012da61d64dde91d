import { expect, test } from "vitest"
import { keptAnswers } from "#http/kept-answers.ts"

const SECOND = 1_000

/** A count that takes two seconds and says how often it was made. */
function counted({ isLarge = true } = {}) {
  const clock = { now: 0 }
  const ask = keptAnswers<number>(
    () => isLarge,
    () => clock.now,
  )
  let times = 0
  const count = async () => {
    clock.now += 2 * SECOND
    return ++times
  }
  return { clock, ask: () => ask("funnel", count) }
}

test("what took two seconds to count is given again for twenty", async () => {
  const { clock, ask } = counted()
  await ask()

  clock.now += 19 * SECOND

  expect(await ask()).toBe(1)
})

test("after that it is counted anew, and whoever asked first does not wait for it", async () => {
  const { clock, ask } = counted()
  await ask()
  clock.now += 21 * SECOND

  expect(await ask()).toBe(1)
  await new Promise((resolve) => setImmediate(resolve))

  expect(await ask()).toBe(2)
})

test("nobody is given what is older than five minutes", async () => {
  const { clock, ask } = counted()
  await ask()

  clock.now += 301 * SECOND

  expect(await ask()).toBe(2)
})

test("what is small is counted each time", async () => {
  const { ask } = counted({ isLarge: false })
  await ask()

  expect(await ask()).toBe(2)
})

test("a count that failed is tried again by whoever asks next, and they hear of it", async () => {
  const clock = { now: 0 }
  const ask = keptAnswers<number>(
    () => true,
    () => clock.now,
  )
  await ask("funnel", async () => ((clock.now += SECOND), 1))
  clock.now += 60 * SECOND
  const fails = () => Promise.reject(new Error("The database is away."))

  expect(await ask("funnel", fails)).toBe(1)
  await new Promise((resolve) => setImmediate(resolve))

  await expect(ask("funnel", fails)).rejects.toThrow("away")
})
