import { expect, test } from "vitest"
import { choosePlay, compilePlays } from "#domain/brief/choose-play.ts"
import { smallGate } from "../../../test/fixtures/small-gate.ts"

const NOW = Date.UTC(2026, 10, 20)
const plays = compilePlays(smallGate)

test.each<[string, string[], string]>([
  ["the newest high-intent signal decides", ["demo_request", "pricing_request"], "pricing"],
  ["whatever came after it", ["pricing_request", "demo_request", "blog"], "demo"],
  ["without one the last play holds", ["blog"], "hello"],
  ["of a lead that did nothing too", [], "hello"],
])("%s", (_, signals, expected) => {
  const events = signals.map((signal, index) => ({ signal, at: NOW - 10 + index }))

  expect(choosePlay(plays, { fields: {}, events, now: NOW }).id).toBe(expected)
})

test("a signal that has not happened yet decides nothing", () => {
  expect(choosePlay(plays, { fields: {}, events: [{ signal: "demo_request", at: NOW + 1 }], now: NOW }).id).toBe("hello")
})
