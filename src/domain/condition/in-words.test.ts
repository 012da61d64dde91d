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

const german = { language: "de", signals: { pricing: "„fragte nach Preisen“", demo: "„bat um eine Demo“" } } as const

test.each<[Condition, string]>([
  [
    {
      all: [
        { fact: "employee_count", at_least: 50 },
        { fact: "country", in: ["DE", "AT", "CH"] },
      ],
    },
    "Unternehmensgröße ist mindestens 50 und Land ist Deutschland, Österreich oder Schweiz",
  ],
  [{ signal: "pricing", at_least: 2, within: "7 days" }, "„fragte nach Preisen“ mindestens 2-mal innerhalb von 7 Tagen"],
  [{ signal: "pricing", within: "1 business day" }, "„fragte nach Preisen“ innerhalb von 1 Werktag"],
  [{ signal: ["pricing", "demo"], at_least: 3 }, "„fragte nach Preisen“ oder „bat um eine Demo“ zusammen mindestens 3-mal"],
  [{ signal: "read_blog" }, "read blog"],
  [{ fact: "employee_count", at_most: 50, above: 10 }, "Unternehmensgröße ist höchstens 50 und liegt über 10"],
  [{ fact: "account.owner", known: true }, "zuständige Person des Accounts ist bekannt"],
  [{ fact: "account.target", is: true }, "Ziel-Account trifft zu"],
  [{ fact: "bot", is_not: true }, "Maschine trifft nicht zu"],
  [{ fact: "bot", is_not: false }, "Maschine trifft zu"],
  [{ fact: "score.fit", below: 70 }, "Passung liegt unter 70"],
  [{ fact: "email_kind", in: ["free", "disposable"] }, "Art der E-Mail-Adresse ist privat oder Wegwerfadresse"],
  [{ not: { fact: "job_title", matches: ["*intern*", "student"] } }, "nicht (Funktion sieht aus wie „*intern*“ oder „student“)"],
  [{ fact: "technologies", contains: "sap" }, "Technik im Einsatz enthält „sap“"],
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
    "„bat um eine Demo“ oder (Land ist nicht Frankreich und Branche ist weder retail noch health)",
  ],
  [{ fact: "custom.vip_level", known: false }, "eigenes Feld vip level ist nicht bekannt"],
  [{ all: [] }, "immer"],
  [{ any: [] }, "nie"],
])("%j reads in German: %s", (condition, expected) => {
  expect(inWords(condition, german)).toBe(expected)
})
