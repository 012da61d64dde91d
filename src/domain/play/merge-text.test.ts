import { describe, expect, test } from "vitest"
import { mergeProblems, mergeText } from "#domain/play/merge-text.ts"
import { mergeValues } from "#domain/play/merge-values.ts"

const ana = { rep: "Ana Silva", company: "Acme", bookingLink: null }

describe("a text with merge fields", () => {
  test.each([
    ["Hello {first_name|there},", { first_name: "Lee" }, "Hello Lee,"],
    ["Hello {first_name|there},", {}, "Hello there,"],
    ["Hello {first_name|}, how are you?", {}, "Hello, how are you?"],
    ["How do you handle it[ at {company}] today?", { company: "Mid Size" }, "How do you handle it at Mid Size today?"],
    ["How do you handle it[ at {company}] today?", {}, "How do you handle it today?"],
    ["[{company} in {city}: ]a word", { company: "Acme" }, "a word"],
    ["One[, {first_name}]!\n\nTwo[\n\nThree {booking_link}]", {}, "One!\n\nTwo"],
    ["A [plain] bracket and no field", {}, "A [plain] bracket and no field"],
    ["{rep} of {our_company}", { rep: "Ana", our_company: "Acme" }, "Ana of Acme"],
  ])("%j with %j reads %j", (text, values, expected) => {
    expect(mergeText(text, values)).toBe(expected)
  })

  test.each([
    ["{first_name}", "may not be known"],
    ["[ at {company}] and {company}", "may not be known"],
    ["{frist_name|there}", "no merge field"],
    ["{first name}", "brace"],
    ["{{first_name|x}}", "brace"],
  ])("%j can't be signed: %s", (text, problem) => {
    expect(
      mergeProblems(text)
        .map(({ says }) => says)
        .join(),
    ).toContain(problem)
  })

  test.each(["{rep}", "{first_name|}", "[ at {company}]", "no field"])("%j may be signed", (text) => {
    expect(mergeProblems(text)).toEqual([])
  })
})

test.each([
  ["LEE", "Lee"],
  ["lee-ann", "Lee-Ann"],
  ["McDonald", "McDonald"],
  ["van der Berg", "van der Berg"],
  ["asdf", null],
  ["test", null],
  ["lee@buyer.example", null],
  ["{rep}", null],
  ["www.buy-now.example", null],
  ["L33", null],
  ["", null],
  [null, null],
])("somebody who is called %j is greeted as %j", (first_name, expected) => {
  expect(mergeValues({ first_name }, ana)["first_name"]).toBe(expected)
})
