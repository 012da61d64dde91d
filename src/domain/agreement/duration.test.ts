import { assert, integer, property } from "fast-check"
import { describe, expect, test } from "vitest"
import { durationInWords, readDuration, readRungAt, readTarget, rungAtInWords, targetInWords } from "#domain/agreement/duration.ts"

describe("a length of time is a whole number and a unit", () => {
  const readable: [string, number][] = [
    ["45 seconds", 45_000],
    ["1 minute", 60_000],
    ["30 minutes", 1_800_000],
    [" 4  Hours ", 14_400_000],
    ["14 days", 1_209_600_000],
    ["2 weeks", 1_209_600_000],
    ["0 days", 0],
  ]
  test.each(readable)("%s", (text, ms) => expect(readDuration(text)).toBe(ms))

  const unreadable: [string, RegExp][] = [
    ["30", /whole number and seconds, minutes/],
    ["30m", /"30 minutes"/],
    ["1.5 hours", /whole number/],
    ["-1 day", /whole number/],
    ["", /"" is not a length of time/],
    ["1 month", /write days/],
    ["2 business days", /targets of clocks only/],
    ["9999999 days", /whole number/],
  ]
  test.each(unreadable)("%s is refused with what is allowed", (text, says) => expect(() => readDuration(text)).toThrow(says))

  test("and is said as it was meant", () => {
    assert(property(integer({ min: 0, max: 999_999 }), (seconds) => readDuration(durationInWords(seconds * 1000)) === seconds * 1000))
    expect(durationInWords(5_400_000)).toBe("90 minutes")
    expect(durationInWords(0)).toBe("0 minutes")
  })
})

describe("a target is a time or business days", () => {
  test.each([
    ["30 minutes", { kind: "time", ms: 1_800_000 }],
    ["1 business day", { kind: "business_days", days: 1 }],
    ["0 business days", { kind: "business_days", days: 0 }],
    ["3 Business Days", { kind: "business_days", days: 3 }],
  ] as const)("%s", (text, target) => {
    expect(readTarget(text)).toEqual(target)
    expect(targetInWords(readTarget(text))).toBe(text.toLowerCase())
  })
  test.each(["soon", "half a business day", "-1 business days", "1 month"])("%s is refused", (text) =>
    expect(() => readTarget(text)).toThrow(/"1 business day"/),
  )
})

describe("a rung is a share of the target and a time on top", () => {
  test.each([
    ["50%", { percent: 50, plus: 0 }],
    ["200 %", { percent: 200, plus: 0 }],
    ["100% + 30 minutes", { percent: 100, plus: 1_800_000 }],
    ["100%+1 hour", { percent: 100, plus: 3_600_000 }],
  ] as const)("%s", (text, at) => {
    expect(readRungAt(text)).toEqual(at)
    expect(readRungAt(rungAtInWords(at))).toEqual(at)
  })
  test.each(["0%", "1001%", "50", "half", "30 minutes", "100% + a bit", "100% - 1 hour"])("%s is refused", (text) =>
    expect(() => readRungAt(text)).toThrow(/is not a/),
  )
})
