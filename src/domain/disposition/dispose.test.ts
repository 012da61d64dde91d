import { describe, expect, test } from "vitest"
import type { RejectionReason } from "#domain/agreement/outcome-rules.ts"
import { allowedVerdicts, dispose } from "./dispose.ts"
import type { Disposition, DispositionRules, HandoffCycle, HandoffState, Verdict } from "./disposition.ts"

const DAY = 86_400_000
const now = Date.UTC(2026, 10, 20, 9)
const reason = (id: string, more: Partial<RejectionReason> = {}): RejectionReason => ({
  id,
  says: `It is ${id}`,
  credit_back: false,
  counts_against_quality: false,
  cool_down: "60 days",
  track: "nurture",
  label: "negative",
  ...more,
})
const rules: DispositionRules = {
  reasons: {
    reject: [
      reason("not_icp", { counts_against_quality: true, clause: "fit" }),
      reason("bad_data", { credit_back: true, cool_down: null, track: "data_repair", label: "exclude", clause: "context" }),
      reason("wrong"),
    ],
    recycle: [reason("timing", { cool_down: "90 days", label: "neutral" }), reason("competitor", { cool_down: "270 days" })],
    disqualify: [{ id: "student", says: "Studies" }],
  },
  sqlNeeds: ["budget", "authority", "need", "timeline"],
  clauses: ["fit", "intent", "context", "size"],
  noDisposition: "30 days",
}
const handoff = (state: HandoffState = "open", more: Partial<HandoffCycle> = {}): HandoffCycle => ({
  state,
  version: 3,
  stateBy: "ana",
  stateSince: now - DAY,
  topic: "pricing",
  acceptedAt: null,
  closedAt: null,
  closedAs: null,
  amount: null,
  currency: null,
  ...more,
})
const said = (verdict: Verdict, more: Partial<Disposition> = {}): Disposition =>
  ({ by: "ben", expectedVersion: null, note: "", ...verdict, ...more }) as Disposition

const examples: Record<Verdict["kind"], Verdict> = {
  accept: { kind: "accept" },
  reject: { kind: "reject", reason: "not_icp", clause: "size" },
  recycle: { kind: "recycle", reason: "timing", until: null, topic: null },
  disqualify: { kind: "disqualify", reason: "student" },
  sql: { kind: "sql", confirmed: ["timeline", "need", "authority", "budget"] },
  opportunity: { kind: "opportunity", amount: 12_000 },
  won: { kind: "won", amount: null },
  lost: { kind: "lost", reason: "competitor" },
  auto_recycle: { kind: "auto_recycle" },
}

const steps = Object.entries(allowedVerdicts).flatMap(([state, allowed]) =>
  Object.values(examples).map((verdict) => ({
    kind: verdict.kind,
    state: state as HandoffState,
    verdict,
    isAllowed: allowed.includes(verdict.kind),
  })),
)

test.each(steps.filter((step) => step.isAllowed))("$kind is possible for a handoff that is $state", ({ state, verdict }) => {
  expect(dispose(handoff(state), said(verdict), rules, now).handoff).toMatchObject({ version: 4, stateBy: "ben", stateSince: now })
})

test.each(steps.filter((step) => !step.isAllowed))("$kind is not possible for a handoff that is $state", ({ state, verdict }) => {
  const attempt = () => dispose(handoff(state), said(verdict), rules, now)

  expect(attempt).toThrow(expect.objectContaining({ status: 409, code: "disposition_not_allowed" }))
})

test.each([
  ["accept", "open", "accepted", null, "sal"],
  ["sql", "accepted", "sql", null, "sql"],
  ["opportunity", "sql", "opportunity", null, "opportunity"],
  ["won", "opportunity", "won", "won", "customer"],
  ["lost", "opportunity", "lost", "lost", "nurture"],
  ["reject", "open", "rejected", "rejected", "nurture"],
  ["recycle", "accepted", "recycled", "recycled", "nurture"],
  ["disqualify", "sql", "disqualified", "disqualified", "disqualified"],
  ["auto_recycle", "accepted", "recycled", "auto_recycled", "nurture"],
] as const)("%s brings a handoff that is %s to %s", (kind, from, to, closedAs, leadStage) => {
  const { handoff: after, effects } = dispose(handoff(from), said(examples[kind]), rules, now)

  expect(after).toMatchObject({ state: to, closedAs, closedAt: closedAs === null ? null : now })
  expect(effects).toMatchObject({ leadStage, closesCycle: closedAs !== null })
})

test("the path of a good lead keeps who accepted it when, and what it is worth", () => {
  const path = (["accept", "sql", "opportunity", "won"] as const).reduce(
    (current, kind, index) => dispose(current, said(examples[kind]), rules, now + index * DAY).handoff,
    handoff(),
  )

  expect(path).toMatchObject({ state: "won", version: 7, acceptedAt: now, amount: 12_000, closedAt: now + 3 * DAY })
})

describe("a rejection", () => {
  test("follows its reason: credit, quality, cool-down, track", () => {
    const notIcp = dispose(handoff(), said(examples.reject), rules, now).effects
    const badData = dispose(handoff(), said({ kind: "reject", reason: "bad_data", clause: null }), rules, now).effects

    expect(notIcp).toMatchObject({
      creditBack: false,
      countsAgainstQuality: true,
      coolDownUntil: now + 60 * DAY,
      track: "pricing",
      label: "negative",
    })
    expect(notIcp.next).toMatchObject({ owedBy: "marketing", dueAt: now + 60 * DAY })
    expect(badData).toMatchObject({
      creditBack: true,
      countsAgainstQuality: false,
      coolDownUntil: null,
      track: "data_repair",
      label: "exclude",
    })
    expect(badData.next).toMatchObject({ owedBy: "marketing", dueAt: null, action: expect.stringMatching(/now/) })
  })

  test.each([
    ["intent", "intent"],
    ["size", "size"],
    [null, "fit"],
  ])("that says %s cites %s: the clause named, else the one its reason stands for", (clause, cited) => {
    expect(dispose(handoff(), said({ kind: "reject", reason: "not_icp", clause }), rules, now).effects.clause).toBe(cited)
  })

  test.each([
    [{ kind: "reject", reason: "bored", clause: null }, "unknown_reason", /not_icp \(It is not_icp\), bad_data/],
    [{ kind: "reject", reason: "timing", clause: null }, "unknown_reason", /not a reason for "reject"/],
    [{ kind: "reject", reason: "not_icp", clause: "mood" }, "unknown_clause", /fit, intent, context, size/],
    [{ kind: "reject", reason: "wrong", clause: null }, "clause_missing", /which clause of the agreement failed: fit, intent/],
    [{ kind: "recycle", reason: "not_icp", until: null, topic: null }, "unknown_reason", /timing/],
    [{ kind: "recycle", reason: "timing", until: now, topic: null }, "recycle_date_past", /has passed/],
    [{ kind: "disqualify", reason: "bored" }, "unknown_reason", /student \(Studies\)/],
  ] as [Verdict, string, RegExp][])("and the like are refused for what the agreement does not know: %j", (verdict, code, sentence) => {
    const attempt = () => dispose(handoff(), said(verdict), rules, now)

    expect(attempt).toThrow(expect.objectContaining({ code, status: 422, message: expect.stringMatching(sentence) }))
  })
})

test.each([
  ["the date given", now + 10 * DAY, "roi", now + 10 * DAY, "roi"],
  ["the reason's cool-down", null, null, now + 90 * DAY, "pricing"],
])("a recycled lead comes back by %s and topic", (_what, until, topic, coolDownUntil, track) => {
  const { effects } = dispose(handoff(), said({ kind: "recycle", reason: "timing", until, topic }), rules, now)

  expect(effects).toMatchObject({ coolDownUntil, track, label: "neutral", next: { dueAt: coolDownUntil, owedBy: "marketing" } })
})

test("a lead without a verdict goes back by its topic, visibly, and answers no clock", () => {
  const { handoff: after, effects } = dispose(handoff(), said({ kind: "auto_recycle" }, { by: null }), rules, now)

  expect(after).toMatchObject({ state: "recycled", closedAs: "auto_recycled", stateBy: null })
  expect(effects).toMatchObject({ coolDownUntil: now + 30 * DAY, track: "pricing", fulfils: [], label: "exclude" })
  expect(dispose(handoff("open", { topic: null }), said({ kind: "auto_recycle" }), rules, now).effects.track).toBe("nurture")
})

test.each([
  ["accept", "open", ["acceptance"]],
  ["reject", "open", ["acceptance", "disposition"]],
  ["sql", "accepted", ["disposition"]],
] as const)("%s answers the clocks that asked for it", (kind, from, fulfils) => {
  expect(dispose(handoff(from), said(examples[kind]), rules, now).effects.fulfils).toEqual(fulfils)
})

test("an SQL names the proofs that nobody confirmed", () => {
  const verdict: Verdict = { kind: "sql", confirmed: ["need", "budget"] }
  const attempt = () => dispose(handoff("accepted"), said(verdict), rules, now)

  expect(attempt).toThrow(
    expect.objectContaining({
      code: "sql_not_confirmed",
      status: 422,
      message: expect.stringMatching(/Not confirmed: authority, timeline/),
    }),
  )
})

test.each([
  [-1, null, /number from 0/],
  [1, "EURO", /three letters/],
  [1, "XXZ", /no currency/],
])("an amount of %s in %s is refused", (amount, currency, sentence) => {
  expect(() => dispose(handoff("sql"), said({ kind: "opportunity", amount, currency }), rules, now)).toThrow(sentence)
})

test("what is lost keeps what it was worth, in its currency", () => {
  const worth = dispose(handoff("sql"), said({ kind: "opportunity", amount: 5, currency: "EUR" }), rules, now).handoff

  expect(dispose(worth, said({ kind: "lost", reason: null }), rules, now).handoff).toMatchObject({ amount: 5, currency: "EUR" })
})

test("of two answers to the same version the second is told who was faster", () => {
  const first = dispose(handoff(), said({ kind: "accept" }, { expectedVersion: 3 }), rules, now).handoff
  const second = () => dispose(first, said(examples.reject, { expectedVersion: 3 }), rules, now)

  expect(second).toThrow(
    expect.objectContaining({
      code: "handoff_changed",
      status: 409,
      message: expect.stringMatching(/version 4: accepted by ben on 2026-11-20 09:00 UTC/),
    }),
  )
})

test("an answer to a version that does not exist yet is refused too", () => {
  expect(() => dispose(handoff(), said({ kind: "accept" }, { expectedVersion: 4 }), rules, now)).toThrow(/it is at version 3: handed over/)
})

test("a refusal says which state, by whom, since when, and what is possible", () => {
  expect(() => dispose(handoff("accepted"), said(examples.reject), rules, now)).toThrow(
    /accepted by ana on 2026-11-19 09:00 UTC. Possible now: sql, recycle, disqualify/,
  )
  expect(() => dispose(handoff("won", { stateBy: null }), said(examples.accept), rules, now)).toThrow(
    /won by Baton on .* This cycle is over/,
  )
})
