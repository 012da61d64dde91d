import { expect, test } from "vitest"
import { acknowledgement } from "#domain/sending/acknowledgement.ts"
import { failedDelivery, held, suggestion } from "#domain/sending/compose-open-items.ts"
import { assigned, escalated, type HandoffFacts, missed, reassigned, warning } from "#domain/sending/compose.ts"
import type { Message } from "#domain/sending/message.ts"

const lead = { id: "lead_1", name: "Ines Moreau", company: "Aciers du Nord" }
const due = { at: Date.UTC(2026, 2, 2, 9, 30), says: "Mon 2 Mar, 10:30 (Europe/Paris)" }
const url = "https://baton.example/handoffs/1"
const next = "Call, then write"
const facts: HandoffFacts = {
  handoff: "handoff_1",
  lead,
  owner: { id: "p_2", name: "Ben Okafor" },
  tier: 1,
  whyNow: "Asked for a demo a minute ago.",
  next,
  due,
  url,
}
const ana = { id: "p_1", name: "Ana Ruiz" }

const messages: [string, Message, string][] = [
  ["assigned", assigned(facts), next],
  ["warning", warning(facts, "12 minutes"), next],
  ["missed", missed(facts, "At 11:00 the lead is passed on."), next],
  ["reassigned, to the new owner", reassigned(facts, ana, "new", "Ana was away."), next],
  ["reassigned, to the old owner", reassigned(facts, ana, "old", "You were away."), next],
  ["escalated", escalated(facts, 2, "3 hours"), next],
  ["held", held({ lead, queue: { id: "q", name: "Missing data" }, missing: ["country"], due, url }), "add what is missing"],
  [
    "failedDelivery",
    failedDelivery({
      subject: "New lead",
      delivery: { id: "d", channel: "email", recipient: "ben@example.com", attempts: 9, error: "Box full." },
      lead,
      due,
      url,
    }),
    "send it again",
  ],
  [
    "suggestion",
    suggestion({ about: "a higher threshold", says: "Few are accepted.", lead, next: "Look at the draft", due, url }),
    "Look at the draft",
  ],
]

test.each(messages)("the message %s names the lead, the company, what to do next and by when", (_, message, whatNext) => {
  const shown = [message.subject, ...message.lines, ...message.facts.map((fact) => fact.value)].join("\n")

  expect(shown).toContain(lead.name)
  expect(shown).toContain(lead.company)
  expect(message.lines.join("\n")).toContain(whatNext)
  expect(message.lines.join("\n")).toContain(due.says)
  expect(message.link?.url).toBe(url)
  expect(message.event?.type).toMatch(/^[a-z]+\.[a-z]+$/)
  expect(message.event?.payload).toMatchObject({ lead, due_at: "2026-03-02T09:30:00.000Z" })
})

test("a lead without a known company is named alone", () => {
  expect(assigned({ ...facts, lead: { ...lead, company: null } }).lines[0]).toBe("Ines Moreau is yours.")
})

test.each([
  { locale: "en" as const, subject: "Your request to Baltic Pumps has arrived", first: "Hello Ines Moreau,", until: "by tomorrow, 10:00" },
  {
    locale: "de" as const,
    subject: "Ihre Anfrage an Baltic Pumps ist angekommen",
    first: "Guten Tag Ines Moreau,",
    until: "bis tomorrow, 10:00",
  },
])("the acknowledgement thanks in $locale, names the lead and says until when somebody answers", ({ locale, subject, first, until }) => {
  const message = acknowledgement({ lead, sender: "Baltic Pumps", answerBy: "tomorrow, 10:00", contact: null, locale })

  expect(message).toMatchObject({ subject, audience: "lead", link: null, event: null, facts: [] })
  expect(message.lines[0]).toBe(first)
  expect(message.lines[1]).toContain("Aciers du Nord")
  expect(message.lines.join(" ")).toContain(until)
})

test.each([
  "Win at evil.example",
  "http://evil.example",
  "call +49 170 1234567",
  "<b>Ann</b>",
  "a\nb http",
  "x".repeat(61),
  "one two three four five six seven",
  "",
  "$$$",
  ". ".repeat(29),
])("the acknowledgement does not pass on %j as a name to a stranger", (name) => {
  const message = acknowledgement({ lead: { name, company: name }, sender: "Baltic Pumps", answerBy: null, contact: null, locale: "en" })

  expect(message.lines[0]).toBe("Hello,")
  expect(message.lines[1]).toBe("thank you for writing to us. Your request has arrived.")
})

test.each(["Seán O’Brien", "Jean-Luc d'Arc", "Müller GmbH & Co. KG", "山田 太郎", "3M", "Acme, Inc."])(
  "the acknowledgement repeats the name %s",
  (name) => {
    const message = acknowledgement({ lead: { name, company: null }, sender: "Baltic Pumps", answerBy: null, contact: null, locale: "en" })

    expect(message.lines[0]).toBe(`Hello ${name},`)
  },
)
