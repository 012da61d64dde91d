import { expect, test } from "vitest"
import { deliveryKeys } from "./delivery-keys.ts"

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 16, 15)
const body = (text: string) => Buffer.from(text)

type Sent = [source: string, id: string | null, text: string, hoursLater: number]

test.each<[string, Sent, boolean]>([
  ["the same bytes a moment later are one delivery", ["s1", null, "{}", 0.1], true],
  ["so they are 23 hours later", ["s1", null, "{}", 23], true],
  ["25 hours later they are another", ["s1", null, "{}", 25], false],
  ["of another source they are another", ["s2", null, "{}", 0], false],
  ["other bytes are another", ["s1", null, "{ }", 0], false],
])("without an id %s", (_, [source, id, text, hours], isSame) => {
  const later = NOW + hours * HOUR
  const [first] = deliveryKeys("s1", null, body("{}"), NOW).keys
  const { keys, since } = deliveryKeys(source, id, body(text), later)

  expect(keys.includes(first) && NOW > (since ?? 0)).toBe(isSame)
})

test.each<[string, Sent, boolean]>([
  ["the same words are one delivery for good", ["s1", "msg_1", "{}", 24 * 90], true],
  ["other words are another", ["s1", "msg_1", "{ }", 0], false],
  ["another id is another", ["s1", "msg_2", "{}", 0], false],
  ["an id that differs late is another", ["s1", `${"x".repeat(300)}2`, "{}", 0], false],
  ["of another source it is another", ["s2", "msg_1", "{}", 0], false],
])("under an id %s", (_, [source, id, text, hours], isSame) => {
  const firstId = id?.startsWith("x") === true ? `${"x".repeat(300)}1` : "msg_1"
  const [first] = deliveryKeys("s1", firstId, body("{}"), NOW).keys

  const { keys, since } = deliveryKeys(source, id, body(text), NOW + hours * HOUR)

  expect([keys.includes(first), since]).toEqual([isSame, null])
})
