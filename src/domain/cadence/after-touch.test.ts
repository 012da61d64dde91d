import { describe, expect, test } from "vitest"
import { afterTouch } from "#domain/cadence/after-touch.ts"
import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import type { Touch } from "#domain/cadence/touch.ts"

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 16, 12)

const run: CadenceRun = {
  handoff: "h",
  lead: "l",
  agreement: "a",
  cadence: "opening",
  state: "active",
  step: 1,
  channel: "video",
  person: "ana",
  enrolledAt: NOW - 3 * DAY,
  previousAt: NOW - 2 * DAY,
  opensAt: NOW + DAY,
  dueAt: NOW + 2 * DAY,
  lookAt: NOW + DAY,
  pausedUntil: null,
  dropped: [],
  told: 0,
  action: "Send a personal video",
  says: "",
  endedAt: null,
  endedAs: null,
}

const touch = (given: Partial<Touch>): Touch => ({
  id: "t",
  kind: "call",
  direction: "outbound",
  human: true,
  at: NOW,
  by: "ana",
  source: "test",
  externalId: "1",
  note: "",
  outcome: null,
  until: null,
  ...given,
})

const after = (given: Partial<Touch>, more: Partial<CadenceRun> = {}) =>
  afterTouch({ ...run, ...more }, touch(given), { outOfOffice: 14 * DAY }, NOW)

describe("a touch", () => {
  test.each<[string, Partial<Touch>, Partial<CadenceRun>, object]>([
    ["a reply ends it", { kind: "inbound_reply", direction: "inbound" }, {}, { kind: "ended", run: { endedAs: "reply" } }],
    ["a call of the lead's own ends it", { kind: "inbound_call", direction: "inbound" }, {}, { kind: "ended", run: { endedAs: "reply" } }],
    ["a conversation ends it", { outcome: "connected" }, {}, { kind: "ended", run: { endedAs: "reply" } }],
    ["a meeting ends it", { kind: "meeting_booked" }, {}, { kind: "ended", run: { endedAs: "meeting" } }],
    [
      "an automatic reply pauses it until its date",
      { kind: "auto_reply", until: NOW + 5 * DAY },
      {},
      { run: { pausedUntil: NOW + 5 * DAY }, done: null },
    ],
    ["without a date for as long as the agreement says", { kind: "auto_reply" }, {}, { run: { pausedUntil: NOW + 14 * DAY } }],
    ["one whose date is past changes nothing", { kind: "auto_reply", until: NOW - 1 }, {}, { kind: "nothing" }],
    ["a bounce takes e-mail away", { kind: "bounce" }, {}, { run: { dropped: ["email"], step: 1 }, done: null }],
    ["a second bounce changes nothing", { kind: "bounce" }, { dropped: ["email"] }, { kind: "nothing" }],
    ["a wrong number takes calls away", { outcome: "wrong_number" }, {}, { run: { dropped: ["call"] }, done: null }],
    [
      "the step's own channel is the step, also early",
      { kind: "video" },
      {},
      { run: { step: 2, previousAt: NOW }, done: { step: 1, channel: "video" } },
    ],
    ["another channel before its time is an extra touch", { kind: "email" }, {}, { kind: "nothing" }],
    ["another channel once it is due is the step, too", { kind: "email" }, { opensAt: NOW - 1 }, { done: { step: 1, channel: "email" } }],
    ["evidence from before the last step changes nothing", { kind: "video", at: NOW - 2 * DAY }, {}, { kind: "nothing" }],
    ["evidence from before the handoff changes nothing", { kind: "video", at: NOW - 4 * DAY }, { previousAt: null }, { kind: "nothing" }],
    ["a note changes nothing", { kind: "note", direction: "none" }, {}, { kind: "nothing" }],
    ["an opened e-mail changes nothing", { kind: "email_open", direction: "inbound" }, {}, { kind: "nothing" }],
    ["nothing changes what is over", { kind: "inbound_reply" }, { state: "ended" }, { kind: "nothing" }],
  ])("%s", (_, given, more, expected) => {
    expect(after(given, more)).toMatchObject(expected)
  })
})
