import { expect, test } from "vitest"
import { replaySignals } from "#domain/quarantine/replay-body.ts"

const item = (id: string, kind: string, text: string, whole = false, firstAt = 0) => ({ id, source: "rest", kind, text, whole, firstAt })

test("items of a kind that comes in lists share a signal, each in its place", () => {
  const [signal, ...others] = replaySignals([
    item("1", "signals", '{"a":1}'),
    item("2", "signals", "no JSON"),
    item("3", "signals", '{"c":3}'),
  ])

  expect(others).toEqual([])
  expect(signal).toMatchObject({ kind: "signals", items: 3, ids: ["1", "2", "3"] })
  expect(JSON.parse(signal?.payload ?? "")).toEqual([{ a: 1 }, "no JSON", { c: 3 }])
})

test("a hundred share one signal at most", () => {
  const signals = replaySignals(Array.from({ length: 250 }, (_, index) => item(String(index), "rows", "{}")))

  expect(signals.map((signal) => signal.items)).toEqual([100, 100, 50])
})

test("a form, and a body that was put aside as a whole, go as they came", () => {
  const signals = replaySignals([item("1", "form", '{"form":"demo"}'), item("2", "segment", '{"batch":[{},{}]}', true)])

  expect(signals).toMatchObject([
    { payload: '{"form":"demo"}', items: 1, ids: ["1"] },
    { payload: '{"batch":[{},{}]}', items: 2, ids: ["2"] },
  ])
})

test("items that came at different times have a signal each, so that each keeps its time", () => {
  const signals = replaySignals([
    item("1", "signals", "{}", false, 10),
    item("2", "signals", "{}", false, 20),
    item("3", "signals", "{}", false, 10),
  ])

  expect(signals).toMatchObject([
    { firstAt: 10, ids: ["1", "3"] },
    { firstAt: 20, ids: ["2"] },
  ])
})
