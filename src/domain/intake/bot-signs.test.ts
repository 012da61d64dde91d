import { describe, expect, test } from "vitest"
import type { FieldValue } from "#domain/condition/condition.ts"
import { botSign, isPrefetch } from "#domain/intake/bot-signs.ts"
import { machineBehaviour, type Deed } from "#domain/intake/machine-behaviour.ts"

const isBotAgent = (agent: string) => agent.includes("bot")

describe("what gives a machine away as it comes in", () => {
  test.each<[string, string, Record<string, FieldValue>, string | null]>([
    ["a crawler by its name", "page", { user_agent: "Mozilla/5.0 (compatible; Googlebot/2.1)" }, "agent"],
    ["a crawler that fills in a form", "form", { user_agent: "Mozilla/5.0 somebot" }, "agent"],
    ["a site's server that passes a form on", "form", { user_agent: "some-relay-bot/1.0" }, null],
    ["a field that people don't see", "form", { _hp: "http://spam" }, "honeypot"],
    ["that field left empty", "form", { _hp: "" }, null],
    ["a form filled in at once", "form", { _ms: "350" }, "too_fast"],
    ["a form filled in by hand", "form", { _ms: "9000" }, null],
    ["a time that is none", "form", { _ms: "soon" }, null],
    ["a page that nobody looks at yet", "page", { prefetch: true }, "prefetch"],
    ["a person", "page", { user_agent: "Mozilla/5.0 (Macintosh)" }, null],
    ["a row of a list", "row", { user_agent: "bot", _hp: "x" }, null],
  ])("%s", (_, kind, properties, expected) => {
    expect(botSign({ kind, properties }, isBotAgent)).toBe(expected)
  })

  test.each([
    [{ "sec-purpose": "prefetch;prerender" }, true],
    [{ purpose: "prefetch" }, true],
    [{ "x-moz": "prefetch" }, true],
    [{ "user-agent": "prefetch" }, false],
  ])("the headers %o say so: %s", (headers, expected) => {
    expect(isPrefetch(headers)).toBe(expected)
  })
})

const deeds = (count: number, everyMs: number, more: Partial<Deed> = {}): Deed[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: String(index), kind: "page", page: "/", event: null, properties: {}, occurredAt: index * everyMs },
    ...more,
  }))

describe("what only a machine does", () => {
  const click = { kind: "track", event: "Email Link Clicked", properties: { message_id: "m1" } }
  test.each<[string, Deed[], number]>([
    ["two hundred pages in a minute", deeds(200, 300), 200],
    ["sixty pages in a minute", deeds(60, 900), 0],
    ["many pages in a day", deeds(500, 60_000), 0],
    ["all links of a mail within seconds", deeds(5, 800, click), 5],
    ["links of a mail, read in between", deeds(5, 20_000, click), 0],
    ["two links of a mail", deeds(2, 100, click), 0],
    ["rows of a list that say clicks", deeds(5, 0, { ...click, kind: "row" }), 0],
  ])("%s: %#", (_, all, machines) => {
    expect(machineBehaviour(all).size).toBe(machines)
  })

  test("a burst taints itself and nothing before or after", () => {
    const calm = deeds(3, 60_000).map((deed) => ({ ...deed, id: `calm${deed.id}` }))
    const burst = deeds(100, 100).map((deed) => ({ ...deed, occurredAt: 600_000 + deed.occurredAt }))

    expect([...machineBehaviour([...calm, ...burst]).keys()].some((id) => id.startsWith("calm"))).toBe(false)
    expect(machineBehaviour([...calm, ...burst]).size).toBe(100)
  })
})
