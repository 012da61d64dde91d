import { describe, expect, test } from "vitest"
import { CHECKLIST, CHECKLIST_GROUPS } from "./checklist-items.ts"
import { checklistOf, type ChecklistFacts, type Tick } from "./checklist.ts"

const now = Date.UTC(2026, 10, 20, 15)
const proof = { passes: true, says: "fit 75 of the 40 needed", waivedBy: null }
const met = { state: "met", dueAt: now, metAt: now - 1, missedAt: null }
const running = { state: "running", dueAt: now + 1, metAt: null, missedAt: null }
const missed = { state: "missed", dueAt: now - 1, metAt: null, missedAt: now - 1 }
const facts = (more: Partial<ChecklistFacts> = {}): ChecklistFacts => ({
  proofs: { fit: proof, intent: proof },
  emailCheck: "ok",
  emailKind: "business",
  agreementVersion: 3,
  missing: [],
  whyNow: "asked for a demo",
  zones: ["America/New_York"],
  owner: "Ana",
  route: "next in americas",
  others: 0,
  openedAt: now - 1000,
  closedAt: null,
  answeredAt: null,
  firstTouch: null,
  firstTouchClock: running,
  dispositionClock: running,
  word: null,
  ...more,
})
const stateOf = (id: string, known: ChecklistFacts, ticks: Tick[] = []) =>
  checklistOf(known, ticks, now).items.find((item) => item.id === id)?.state

test("it has twenty items, four in each of five groups", () => {
  expect(CHECKLIST_GROUPS.map((group) => CHECKLIST.filter((item) => item.group === group).length)).toEqual([4, 4, 4, 4, 4])
  expect(new Set(CHECKLIST.map((item) => item.id)).size).toBe(20)
})

test("times stand in its sentences as people write them", () => {
  const says = (id: string, known: ChecklistFacts) => checklistOf(known, [], now).items.find((item) => item.id === id)?.evidence

  expect(says("in_time", facts({ firstTouchClock: met }))).toBe("due 2026-11-20 15:00 UTC, kept 2026-11-20 14:59 UTC")
  expect(says("accepted", facts({ answeredAt: now }))).toBe("answered 2026-11-20 15:00 UTC")
})

describe("Baton checks by itself", () => {
  const touch = (at: number) => ({ firstTouch: { at, kind: "call", by: "Ana" } })
  test.each([
    ["fit", facts(), "done"],
    ["fit", facts({ proofs: { fit: { ...proof, passes: false } } }), "missing"],
    ["fit", facts({ proofs: { fit: { ...proof, passes: false, waivedBy: "demo_request" } } }), "done"],
    ["intent", facts({ proofs: null }), "missing"],
    ["address", facts({ emailKind: "disposable" }), "missing"],
    ["address", facts({ emailCheck: "no_mail" }), "missing"],
    ["address", facts({ emailCheck: "syntax" }), "missing"],
    ["fields", facts({ missing: ["phone"] }), "missing"],
    ["contact_hours", facts({ zones: [] }), "missing"],
    ["one_owner", facts({ owner: null }), "missing"],
    ["no_collision", facts({ others: 1 }), "missing"],
    ["accepted", facts(), "pending"],
    ["accepted", facts({ answeredAt: now }), "done"],
    ["in_time", facts(), "pending"],
    ["in_time", facts({ firstTouchClock: met }), "done"],
    ["in_time", facts({ firstTouchClock: missed }), "missing"],
    ["by_a_person", facts(touch(now)), "done"],
    ["by_a_person", facts({ closedAt: now }), "missing"],
    ["in_their_hours", facts(touch(now)), "done"],
    ["in_their_hours", facts(touch(now - 12 * 3_600_000)), "missing"],
    ["verdict", facts({ dispositionClock: missed }), "missing"],
    ["verdict", facts({ closedAt: now, word: { kind: "auto_recycle", reason: null, claim: null } }), "missing"],
    ["verdict", facts({ closedAt: now, dispositionClock: met, word: { kind: "reject", reason: "not_icp", claim: null } }), "done"],
    ["reason", facts({ closedAt: now, word: { kind: "reject", reason: "not_icp", claim: { verdict: "disputed", says: "" } } }), "missing"],
    ["reason", facts({ closedAt: now, word: { kind: "reject", reason: "not_icp", claim: { verdict: "borne_out", says: "" } } }), "done"],
  ])("%s", (id, known, state) => {
    expect(stateOf(id, known)).toBe(state)
  })
})

describe("a person ticks", () => {
  const tick = (item: string, state: Tick["state"] = "done"): Tick => ({ item, state, note: "Read it twice", by: "Ana", at: now })

  test("what only a person can know, when its time has come", () => {
    expect(stateOf("brief_read", facts())).toBe("pending")
    expect(stateOf("brief_read", facts({ firstTouch: { at: now, kind: "call", by: null } }))).toBe("missing")
    expect(stateOf("brief_read", facts(), [tick("brief_read")])).toBe("done")
  })

  test("exceptions, which stand with their reason in place of what Baton found", () => {
    const item = checklistOf(facts({ zones: [] }), [tick("contact_hours", "exception")], now).items.find(
      (one) => one.id === "contact_hours",
    )

    expect(item).toMatchObject({ state: "exception", evidence: "Read it twice", by_whom: "Ana", at: now })
  })
})

test("how complete it is counts what is due, exceptions as good", () => {
  expect(checklistOf(facts(), [], now).complete).toBe(100)
  expect(checklistOf(facts({ missing: ["phone"] }), [], now).complete).toBe(90)
})
