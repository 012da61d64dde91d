import { expect, test } from "vitest"
import { sharedTime } from "./shared-time.ts"

/** A process whose stopwatch shows `at`, beside a database whose clock is `ahead` of it. */
function process(ahead: number) {
  const clock = { at: 0, ahead }
  const reading = (tookMs = 0) => ({ says: clock.at + clock.ahead + tookMs / 2, sent: clock.at, got: clock.at + tookMs })
  return { clock, reading, time: sharedTime(reading(), () => clock.at) }
}

test("processes whose machines' clocks differ go by the same time", () => {
  const [one, other] = [process(1_000_000), process(2_000_000)]

  one.clock.at = 1_500_000
  other.clock.at = 500_000

  expect(one.time.now()).toBe(2_500_000)
  expect(other.time.now()).toBe(2_500_000)
})

test("a reading that took long says little, and changes nothing that it does not contradict", () => {
  const { clock, reading, time } = process(1_000)
  clock.at = 5_000

  time.note({ ...reading(800), says: clock.at + clock.ahead + 790 })

  expect(time.now()).toBe(6_000)
})

test("a reading that shows that we are off puts us right, by no more than it shows", () => {
  const { clock, reading, time } = process(1_000)
  clock.at = 5_000
  clock.ahead = 1_300

  time.note(reading(100))

  expect(time.now()).toBe(6_250)
})

test("when the database's clock is put back a little, time stands still until it has caught up", () => {
  const { clock, reading, time } = process(1_000)
  clock.at = 5_000
  expect(time.now()).toBe(6_000)
  clock.ahead = 0
  time.note(reading())

  expect(time.now()).toBe(6_000)
  clock.at = 6_500
  expect(time.now()).toBe(6_500)
})

test("when it is put back by more than ten seconds, the time before was wrong", () => {
  const { clock, reading, time } = process(3_600_000)
  clock.at = 5_000
  time.now()
  clock.ahead = 0
  time.note(reading())

  expect(time.now()).toBe(5_000)
})
