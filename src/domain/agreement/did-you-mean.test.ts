import { describe, expect, test } from "vitest"
import { didYouMean } from "#domain/agreement/did-you-mean.ts"

const known = ["name", "signals", "scoring", "at_least", "at_most", "employee_count"]

describe("a slip of the pen is told with the name that was meant", () => {
  test.each([
    ["naem", "name"],
    ["Signals", "signals"],
    ["signal", "signals"],
    ["atleast", "at_least"],
    ["employe_count", "employee_count"],
    ["employeecuont", "employee_count"],
  ])("%s → %s", (slip, meant) => expect(didYouMean(slip, known)).toBe(meant))

  test.each(["budget", "x", "", "signals".repeat(100_000)])("what is near to nothing gets no advice", (name) =>
    expect(didYouMean(name, known)).toBeNull(),
  )

  test("of two equally near names the first one is told", () => expect(didYouMean("at_l", ["at_a", "at_b"])).toBe("at_a"))
})
