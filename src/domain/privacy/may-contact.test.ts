import { describe, expect, test } from "vitest"
import type { ContactGrounds, Ground, Stop } from "./contact.ts"
import { compileRequestForms, SHIPPED_POLICY } from "./contact-policy.ts"
import { mayContact } from "./may-contact.ts"

const DAY = 24 * 60 * 60_000
const NOW = Date.UTC(2026, 10, 20, 12)
const NOBODY: ContactGrounds = { country: "US", grounds: [], stops: [], askedAt: null }

const ground = (more: Partial<Ground> = {}): Ground => ({
  basis: "consent",
  channel: "email",
  purpose: null,
  evidence: "form webinar, wording 3",
  at: NOW - DAY,
  expiresAt: null,
  ...more,
})
const stop = (more: Partial<Stop> = {}): Stop => ({ kind: "objection", channel: null, purpose: null, at: NOW - DAY, ...more })

type Case = [why: string, asked: Parameters<typeof mayContact>[0], person: Partial<ContactGrounds>, verdict: string | null]

const CASES: Case[] = [
  ["a fitting offer by mail is presumed lawful in the United States", { channel: "email", purpose: "sales" }, {}, "legitimate_interest"],
  ["Germany asks for consent to mail, also between companies", { channel: "email", purpose: "sales" }, { country: "DE" }, null],
  ["Germany presumes a company's interest in a call", { channel: "call", purpose: "sales" }, { country: "DE" }, "legitimate_interest"],
  ["Austria asks for consent to calls", { channel: "call", purpose: "sales" }, { country: "AT" }, null],
  ["an unknown country counts as the strictest", { channel: "email", purpose: "sales" }, { country: null }, null],
  ["what was asked for is answered everywhere", { channel: "email", purpose: "answer" }, { country: "DE" }, "contract"],
  ["who agreed may be written to", { channel: "email", purpose: "sales" }, { country: "DE", grounds: [ground()] }, "consent"],
  ["consent to mail is none to text messages", { channel: "sms", purpose: "sales" }, { country: "DE", grounds: [ground()] }, null],
  [
    "consent to everything covers each channel",
    { channel: "sms", purpose: "sales" },
    { country: "DE", grounds: [ground({ channel: null })] },
    "consent",
  ],
  [
    "consent to a newsletter is none to sales",
    { channel: "email", purpose: "sales" },
    { country: "DE", grounds: [ground({ purpose: "marketing" })] },
    null,
  ],
  ["consent ends when it expires", { channel: "email", purpose: "sales" }, { country: "DE", grounds: [ground({ expiresAt: NOW })] }, null],
  [
    "consent counts until it expires",
    { channel: "email", purpose: "sales" },
    { country: "DE", grounds: [ground({ expiresAt: NOW + 1 })] },
    "consent",
  ],
  [
    "consent of tomorrow does not count today",
    { channel: "email", purpose: "sales" },
    { country: "DE", grounds: [ground({ at: NOW + 1 })] },
    null,
  ],
  [
    "consent that was taken back counts no more",
    { channel: "email", purpose: "sales" },
    { country: "DE", grounds: [ground()], stops: [stop({ kind: "withdrawal", at: NOW })] },
    null,
  ],
  [
    "consent that was given again counts",
    { channel: "email", purpose: "sales" },
    { country: "DE", grounds: [ground()], stops: [stop({ kind: "withdrawal", at: NOW - 2 * DAY })] },
    "consent",
  ],
  [
    "consent taken back for calls still counts for mail",
    { channel: "email", purpose: "sales" },
    { country: "DE", grounds: [ground()], stops: [stop({ kind: "withdrawal", at: NOW, channel: "call" })] },
    "consent",
  ],
  [
    "a customer may be written to",
    { channel: "email", purpose: "marketing" },
    { country: "DE", grounds: [ground({ basis: "existing_customer" })] },
    "existing_customer",
  ],
  [
    "a legitimate interest that is recorded does not suffice where consent is asked for",
    { channel: "email", purpose: "sales" },
    { country: "DE", grounds: [ground({ basis: "legitimate_interest" })] },
    null,
  ],
  [
    "who asked for contact may be approached",
    { channel: "email", purpose: "sales" },
    { country: "DE", askedAt: NOW - 180 * DAY },
    "contract",
  ],
  [
    "a request of long ago carries no approach any more",
    { channel: "email", purpose: "sales" },
    { country: "DE", askedAt: NOW - 180 * DAY - 1 },
    null,
  ],
  ["a request is no subscription", { channel: "email", purpose: "marketing" }, { country: "DE", askedAt: NOW }, null],
  ["an objection goes before consent", { channel: "email", purpose: "sales" }, { grounds: [ground({ at: NOW })], stops: [stop()] }, null],
  ["an objection to everything stops answers too", { channel: "email", purpose: "answer" }, { askedAt: NOW, stops: [stop()] }, null],
  [
    "an objection to newsletters leaves sales",
    { channel: "email", purpose: "sales" },
    { stops: [stop({ purpose: "marketing" })] },
    "legitimate_interest",
  ],
  [
    "an objection to mail leaves calls",
    { channel: "call", purpose: "sales" },
    { stops: [stop({ channel: "email" })] },
    "legitimate_interest",
  ],
  ["an address on the list is not written to", { channel: "email", purpose: "sales" }, { stops: [stop({ kind: "suppression" })] }, null],
  ["the United States ask for consent to text messages", { channel: "sms", purpose: "sales" }, {}, null],
  ["Canada asks for consent to mail", { channel: "email", purpose: "sales" }, { country: "CA" }, null],
]

test.each(CASES)("%s", (_, asked, person, basis) => {
  const verdict = mayContact(asked, { ...NOBODY, ...person }, SHIPPED_POLICY, NOW)

  expect(verdict).toMatchObject({ allowed: basis !== null, basis })
  expect(verdict.because).toMatch(/^[A-Z].*\.$/)
})

test("where the policy has no rule nothing is allowed", () => {
  const policy = { ...SHIPPED_POLICY, rules: SHIPPED_POLICY.rules.filter((rule) => !rule.countries.includes("*")) }

  expect(mayContact({ channel: "email", purpose: "sales" }, NOBODY, policy, NOW)).toEqual({
    allowed: false,
    basis: null,
    because: "The policy has no rule for US, so nothing is allowed.",
  })
})

describe("forms by which somebody asks to be contacted", () => {
  const asks = compileRequestForms(SHIPPED_POLICY)

  test.each([
    ["demo", true],
    ["Request a Demo", true],
    ["kontakt-de", true],
    ["newsletter", false],
    ["whitepaper", false],
    [null, false],
  ])("%s: %s", (form, isOne) => {
    expect(asks(form)).toBe(isOne)
  })
})
