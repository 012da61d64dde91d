import { expect, test } from "vitest"
import type { Condition } from "#domain/condition/condition.ts"
import { inWords } from "#domain/condition/in-words.ts"

const words = { signals: { pricing: "asked for pricing", demo: "asked for a demo" }, fields: { employee_count: "company size" } }

test.each<[Condition, string]>([
  [
    {
      all: [
        { fact: "employee_count", at_least: 50 },
        { fact: "country", in: ["DE", "AT", "CH"] },
      ],
    },
    "company size is at least 50 and country is Germany, Austria or Switzerland",
  ],
  [{ signal: "pricing", at_least: 2, within: "7 days" }, "asked for pricing at least 2 times within 7 days"],
  [{ signal: ["pricing", "demo"], at_least: 3 }, "asked for pricing or asked for a demo at least 3 times in all"],
  [{ signal: "read_blog" }, "read blog"],
  [{ fact: "employee_count", at_least: 50, below: 1000 }, "company size is at least 50 and is below 1000"],
  [{ fact: "account.owner", known: true }, "account owner is known"],
  [{ fact: "score.fit", above: 70 }, "fit score is above 70"],
  [{ not: { fact: "job_title", matches: ["*intern*", "student"] } }, "not (job title looks like “*intern*” or “student”)"],
  [
    {
      any: [
        { signal: "demo" },
        {
          all: [
            { fact: "country", is_not: "FR" },
            { fact: "industry", not_in: ["retail", "health"] },
          ],
        },
      ],
    },
    "asked for a demo or (country is not France and industry is neither retail nor health)",
  ],
  [
    { all: [{ any: [{ signal: "demo" }, { signal: "pricing" }] }, { fact: "bot", is: false }] },
    "(asked for a demo or asked for pricing) and bot is no",
  ],
  [{ fact: "country", is: "ZZZ" }, "country is ZZZ"],
  [{ all: [] }, "always"],
  [{ any: [] }, "never"],
])("%j reads %s", (condition, expected) => {
  expect(inWords(condition, words)).toBe(expected)
})
