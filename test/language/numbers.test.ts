import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { readAgreementFile } from "#contract/agreement-file.ts"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { agreementInWords } from "#domain/agreement/words/agreement-in-words.ts"
import { routingFlow } from "#domain/agreement/words/routing-flow.ts"
import { saidIn } from "#domain/language/said-in.ts"
import { checkCaps, type CapWindow } from "#domain/routing/caps.ts"

const { agreement: shipped } = readAgreementFile(readFileSync(new URL("../../agreements/default.yaml", import.meta.url), "utf8"))
if (shipped === null) throw new Error("The shipped agreement is not valid.")

/** The shipped agreement with one and the same number wherever it counts something that people read. */
function counting(count: number): Agreement {
  const agreement = structuredClone(shipped as Agreement)
  agreement.routing.account_owner.max_leave_days = count
  agreement.routing.open_cycle.within_days = count
  agreement.sla.reassign.most = count
  agreement.review_after_days = count
  agreement.re_entry.most_cycles_per_year = count
  for (const tier of ["1", "2", "3"] as const) agreement.commitments.sales.touches[tier].days = count
  return agreement
}

/** Its sentences, the cells that begin with a number, and what its diagram asks. */
function wordsOf(agreement: Agreement, language: "en" | "de"): string[] {
  const told = agreementInWords(agreement, language).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "sentence" ? [block.says] : block.rows.flatMap(({ cells }) => cells.filter(isCounted)))),
  )
  return [...told, ...routingFlow(agreement, language).nodes.map(({ says }) => saidIn(language, says))]
}

function isCounted(cell: string): boolean {
  return /^\d+ /.test(cell)
}

test.each([
  ["en", /\b1 (days|times|leads|hours)\b/, "A lead is passed on once at most; then its manager has it."],
  [
    "de",
    /\b1 (Tagen|Tage|Leads|Stunden)\b|\b1-mal\b|at most|\bdays?\b/,
    "Ein Lead wird höchstens einmal weitergegeben; dann hat ihn die Teamleitung.",
  ],
] as const)("an agreement that counts to one says so in its %s words", (language, wrong, right) => {
  const words = wordsOf(counting(1), language)

  expect(words.filter((text) => wrong.test(text))).toEqual([])
  expect(words).toContain(right)
})

test.each([0, 2, 7])("an agreement that counts to %i has no sentence without its German", (count) => {
  const [english, german] = [wordsOf(counting(count), "en"), wordsOf(counting(count), "de")]
  const counted = english.flatMap((text, at) => (/\b(days|at most|twice|times)\b/.test(text) ? [[text, german[at]]] : []))

  expect(counted.length).toBeGreaterThan(5)
  expect(counted.filter(([said, inGerman]) => said === inGerman)).toEqual([])
})

test.each([
  [{ kind: "day" }, 1, "has had 1 of 1 lead this day", "hatte heute 1 von 1 Lead"],
  [{ kind: "rolling", hours: 1 }, 5, "has had 5 of 5 leads in the last hour", "hatte in der letzten Stunde 5 von 5 Leads"],
  [{ kind: "rolling", hours: 4 }, 1, "has had 1 of 1 lead in the last 4 hours", "hatte in den letzten 4 Stunden 1 von 1 Lead"],
] as [CapWindow, number, string, string][])("a rep at a cap of %j and %i", (window, max, english, german) => {
  const full = { cap: { scope: "pool" as const, window, max }, count: max, times: [] }

  const verdict = checkCaps([full], { tier: 2, exemptions: [], zone: "UTC" }, Date.parse("2026-11-18T12:00:00Z"))

  expect(verdict).toMatchObject({ says: english })
  expect(saidIn("de", english)).toBe(german)
})

test.each([
  ["1 lead was given to others: Lee left", "1 Lead wurde weitergegeben: Lee left"],
  ["12 leads were given to others: Lee left", "12 Leads wurden weitergegeben: Lee left"],
  ["1 lead was given back; 1 had moved on and stays.", "1 Lead wurde zurückgegeben; geblieben, weil schon weiter: 1."],
  ["3 leads were given back; 2 had moved on and stay.", "3 Leads wurden zurückgegeben; geblieben, weil schon weiter: 2."],
  ["A person was erased: 1 row and 7 texts of the journal.", "Eine Person wurde gelöscht: 1 Zeile und 7 Texte des Journals."],
  ["Sent again: 1 item; left as they are: 0.", "Neu aufgenommene Einträge: 1; unverändert geblieben: 0."],
])("%s", (english, german) => {
  expect(saidIn("de", english)).toBe(german)
})
