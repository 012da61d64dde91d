import { readFileSync } from "node:fs"
import { parse } from "yaml"
import { describe, expect, test } from "vitest"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { agreementInWords } from "#domain/agreement/words/agreement-in-words.ts"
import { changesBetween } from "#domain/agreement/words/changes-between.ts"
import { leavesOf } from "#domain/agreement/words/told-of.ts"

const shipped = (name: string) => parse(readFileSync(new URL(`../../../../agreements/${name}.yaml`, import.meta.url), "utf8")) as Agreement
const changed = (change: (agreement: Agreement) => void): Agreement => {
  const copy = structuredClone(shipped("default"))
  change(copy)
  return copy
}

test("the same agreement reads the same, whatever the order of its keys", () => {
  const turned = Object.fromEntries(Object.entries(shipped("default")).reverse()) as Agreement

  expect(changesBetween(shipped("default"), turned)).toEqual([])
})

describe("a change is told in plain words", () => {
  test.each<[string, (agreement: Agreement) => void, object]>([
    [
      "a threshold",
      (agreement) => void (agreement.gate.intent.at_least = 50),
      {
        kind: "changed",
        title: "The gate",
        before: "A lead needs at least 40 points of intent.",
        after: "A lead needs at least 50 points of intent.",
      },
    ],
    [
      "a promise: only what differs",
      (agreement) => void (agreement.sla.clocks.first_touch!.target[1] = "15 minutes"),
      { kind: "changed", about: "Promises, in working time: first touch", before: "Tier 1: 30 minutes", after: "Tier 1: 15 minutes" },
    ],
    [
      "a reason more",
      (agreement) => void agreement.reasons.disqualify.push({ id: "student", says: "A student" }),
      { kind: "added", about: "Disqualify: student", before: null, after: "Reason: student; Means: A student" },
    ],
    [
      "a territory less",
      (agreement) => void agreement.routing.territories.pop(),
      { kind: "removed", before: "Territory: apac; Place: 2; Means: Asia-Pacific; When: region is apac; Pool: apac", after: null },
    ],
    [
      "another order of what is tried first",
      (agreement) => void agreement.routing.territories.reverse(),
      { kind: "changed", before: "Place: 2", after: "Place: 1" },
    ],
  ])("%s", (_, change, expected) => {
    expect(changesBetween(shipped("default"), changed(change))[0]).toMatchObject(expected)
  })
})

test.each<[string, (agreement: Agreement) => void, object]>([
  [
    "a threshold",
    (agreement) => void (agreement.gate.intent.at_least = 50),
    {
      kind: "changed",
      title: "Das Tor",
      before: "Ein Lead braucht mindestens 40 Punkte Absicht.",
      after: "Ein Lead braucht mindestens 50 Punkte Absicht.",
    },
  ],
  [
    "a promise",
    (agreement) => void (agreement.sla.clocks.first_touch!.target[1] = "15 minutes"),
    { about: "Zusagen, in Arbeitszeit: Erstkontakt", before: "Stufe 1: 30 Minuten", after: "Stufe 1: 15 Minuten" },
  ],
  [
    "a territory less",
    (agreement) => void agreement.routing.territories.pop(),
    { kind: "removed", before: expect.stringMatching(/^Gebiet: apac; Platz: 2; .*Wenn: Region ist apac; Pool: apac$/), after: null },
  ],
])("the same changes are told in German: %s", (_, change, expected) => {
  const [before, after] = [shipped("default"), changed(change)]
  const places = (language: "en" | "de") => changesBetween(before, after, language).map(({ chapter, kind }) => ({ chapter, kind }))

  expect(changesBetween(before, after, "de")[0]).toMatchObject(expected)
  expect(places("de")).toEqual(places("en"))
})

test("no term of the shipped agreement can change without being told", { timeout: 120_000 }, () => {
  const before = shipped("default")
  const read = JSON.stringify(agreementInWords(before))
  const eachPlace = new Map(leavesOf(before).map((leaf) => [leaf.path.replaceAll(/\d+/g, "#"), leaf]))
  const silent = [...eachPlace.values()].filter(
    ({ path, value }) => JSON.stringify(agreementInWords(withAnother(before, path, value))) === read,
  )

  expect(silent.map(({ path }) => path)).toEqual([])
})

test("a term that no sentence knows is told as it is written", () => {
  const before = shipped("default")
  const after = changed((agreement) => Object.assign(agreement.plays[0]!, { wording: { tone: "dry" } }))

  expect(agreementInWords(before).some(({ id }) => id === "further")).toBe(false)
  expect(changesBetween(before, after)).toEqual([
    expect.objectContaining({ kind: "added", title: "Further terms", after: "Term: plays › 0 › wording › tone; Value: dry" }),
  ])
})

/** The same document with another value in one place. */
function withAnother(document: Agreement, path: string, value: unknown): Agreement {
  const copy = structuredClone(document)
  const names = path.split("/")
  const last = names.pop() ?? ""
  const parent = names.reduce<Record<string, unknown>>((part, name) => part[name] as Record<string, unknown>, copy as never)
  parent[last] = typeof value === "number" ? value + 0.25 : typeof value === "boolean" ? !value : `${String(value)}x`
  return copy
}
