import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { readAgreementFile } from "#contract/agreement-file.ts"

const SHIPPED = readFileSync(new URL("../../../agreements/default.yaml", import.meta.url), "utf8")

test.each<[string, string, string, string, RegExp]>([
  [
    "fewer touches than promised",
    "1: { least: 5, most: 7",
    "1: { least: 7, most: 8",
    "cadences.list[1].steps",
    /6 touches are fewer than the 7/,
  ],
  [
    "more touches than promised",
    "3: { least: 1, most: 2",
    "3: { least: 1, most: 1",
    "cadences.list[3].steps",
    /2 touches are more than the 1/,
  ],
  [
    "too few channels",
    "days: 21, channels: 3 }",
    "days: 21, channels: 4 }",
    "cadences.list[2].steps",
    /3 different channels are fewer than the 4/,
  ],
  ["too late", "most: 6, days: 21", "most: 6, days: 14", "cadences.list[2].steps", /after about 17 days/],
  [
    "a commitment of its own",
    "{ least: 6, most: 8, days: 21, channels: 4 }",
    "{ least: 8, most: 9, days: 21, channels: 4 }",
    "cadences.list[0].steps",
    /its own commitment/,
  ],
  [
    "an offset that can't be read",
    "channel: video, after: 2 hours",
    "channel: video, after: soon",
    "cadences.list[0].steps[2].after",
    /is not a target/,
  ],
  [
    "an acknowledgement in the middle",
    "after: 2 hours, within: 1 day",
    "after: 2 hours, automatic: acknowledgement",
    "cadences.list[0].steps[2].automatic",
    /first step/,
  ],
])("a cadence with %s is not signed", (_, from, to, path, message) => {
  const { agreement, problems } = readAgreementFile(SHIPPED.replace(from, to))

  expect(agreement).toBeNull()
  expect(problems.find((one) => one.path === path)?.message).toMatch(message)
})

test("a tier without a cadence for everybody is pointed out", () => {
  const { problems } = readAgreementFile(
    SHIPPED.replace("      tiers: [3]\n      steps:", "      tiers: [3]\n      when: { fact: employee_count, above: 10 }\n      steps:"),
  )

  expect(problems.map(({ severity, message }) => [severity, message])).toEqual([["warning", "Not every lead of tier 3 has a cadence."]])
})
