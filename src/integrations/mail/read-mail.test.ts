import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { classifyMail } from "#domain/mail/classify-mail.ts"
import { readMail } from "#integrations/mail/read-mail.ts"

const read = (name: string) => readMail(readFileSync(new URL(`../../../test/fixtures/mail/${name}.eml`, import.meta.url)))

test.each<[string, object]>([
  ["reply", { kind: "reply" }],
  ["reply-of-somebody-away-soon", { kind: "reply" }],
  ["reply-german", { kind: "reply" }],
  ["away-exchange", { kind: "auto_reply", isAway: true, until: { date: "2026-11-24", isAwayThen: true } }],
  ["away-back-on", { kind: "auto_reply", isAway: true, until: { date: "2026-12-01", isAwayThen: false } }],
  ["away-german", { kind: "auto_reply", isAway: true, until: { date: "2026-11-27", isAwayThen: true } }],
  ["away-german-back", { kind: "auto_reply", isAway: true, until: { date: "2026-11-23", isAwayThen: false } }],
  ["away-without-date", { kind: "auto_reply", isAway: true, until: null }],
  ["away-monday", { kind: "auto_reply", isAway: true, until: { date: "2026-11-23", isAwayThen: false } }],
  ["receipt", { kind: "auto_reply", isAway: false, until: null }],
  ["bounce", { kind: "bounce", recipient: "lee@buyer.example", isPermanent: true }],
  ["bounce-delayed", { kind: "bounce", recipient: "lee@buyer.example", isPermanent: false }],
  ["bounce-full", { kind: "bounce", isPermanent: false }],
  ["bounce-without-report", { kind: "bounce", recipient: "lee@buyer.example", isPermanent: true }],
  ["invitation", { kind: "calendar" }],
  ["invitation-cancelled", { kind: "calendar" }],
])("the message %s is told from all others", async (name, expected) => {
  expect(classifyMail(await read(name), Date.UTC(2026, 10, 16, 16))).toMatchObject(expected)
})

test("an invitation says when, who and which", async () => {
  expect((await read("invitation")).meetings).toEqual([
    {
      uid: "meeting-1@acme.example",
      method: "request",
      sequence: 0,
      title: "Demo for Buyer",
      startsAt: Date.UTC(2026, 10, 19, 15),
      endsAt: Date.UTC(2026, 10, 19, 15, 30),
      organizer: "ana@acme.example",
      attendees: [{ address: "lee@buyer.example", said: "needs-action" }],
    },
  ])
})

test.each([
  "",
  "nothing but words",
  "\u0000\u0001\u0002",
  "From: \n\n",
  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:nonsense\nEND:VEVENT\nEND:VCALENDAR",
])("what is no message is a reply of nobody, %j", async (text) => {
  const mail = await readMail(Buffer.from(text))

  expect(mail).toMatchObject({ from: null, meetings: [] })
  expect(mail.id).toMatch(/^sha256:/)
})
