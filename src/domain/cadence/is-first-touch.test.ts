import { expect, test } from "vitest"
import { isFirstTouch, whyNoFirstTouch } from "./is-first-touch.ts"
import type { Touch } from "./touch.ts"

const touch = (more: Partial<Touch>): Touch => ({
  id: "1",
  kind: "call",
  direction: "outbound",
  human: true,
  at: 0,
  by: "ana",
  source: "hand",
  externalId: "1",
  note: "",
  outcome: null,
  until: null,
  ...more,
})

test.each([
  ["a call attempt", { kind: "call" }],
  ["an e-mail that a person sent", { kind: "email" }],
  ["a LinkedIn message", { kind: "linkedin" }],
  ["a text message", { kind: "sms" }],
  ["a personal video", { kind: "video" }],
  ["a meeting held", { kind: "meeting_held", direction: "none" }],
  ["a meeting the lead booked by the link", { kind: "meeting_booked", direction: "inbound", human: false }],
  ["a teammate's call", { by: "ben" }],
] satisfies [string, Partial<Touch>][])("%s is a first touch", (_what, more) => {
  expect(isFirstTouch(touch(more), ["ana", "ben"])).toBe(true)
})

test.each([
  ["the automatic acknowledgement", { kind: "email", human: false }, /not a person/],
  ["a step that the sequence sent", { kind: "email", human: false, source: "outreach" }, /sequence/],
  ["a dialler's robocall", { kind: "call", human: false }, /not a person/],
  ["an open", { kind: "email_open", direction: "inbound", by: null }, /opened/],
  ["a click", { kind: "email_click", direction: "inbound", by: null }, /click/],
  ["a bounce", { kind: "bounce", by: null }, /did not arrive/],
  ["an out-of-office reply", { kind: "auto_reply", direction: "inbound", by: null }, /automatic/],
  ["a ticked task", { kind: "task", direction: "none" }, /ticked task/],
  ["a note", { kind: "note", direction: "none" }, /note/],
  ["the lead's own reply", { kind: "inbound_reply", direction: "inbound", by: null }, /lead wrote/],
  ["the lead's own call", { kind: "inbound_call", direction: "inbound", by: "ana" }, /lead called/],
  ["an e-mail from the lead", { kind: "email", direction: "inbound" }, /came from the lead/],
  ["a call by somebody of another team", { by: "zoe" }, /neither owns the lead/],
  ["a call of which nobody knows who made it", { by: null }, /which of your people/],
] satisfies [string, Partial<Touch>, RegExp][])("%s is no first touch", (_what, more, why) => {
  expect(isFirstTouch(touch(more), ["ana", "ben"])).toBe(false)
  expect(whyNoFirstTouch(touch(more), ["ana", "ben"])).toMatch(why)
})
