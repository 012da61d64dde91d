import { array, assert, constantFrom, integer, nat, property, record } from "fast-check"
import { describe, expect, test } from "vitest"
import { afterAsking, type LookUpStanding } from "#domain/enrichment/after-asking.ts"
import { toProfile } from "#domain/enrichment/answer.ts"
import { afterAnswer, afterFailure, breakerState, mayAsk } from "#domain/enrichment/breaker.ts"
import { layOver, sourcesOf, type Enriched } from "#domain/enrichment/enriched.ts"
import { layAnswer } from "#domain/enrichment/lay-answer.ts"
import { fullPace, takeOne } from "#domain/enrichment/pace.ts"
import { CLOSED } from "#domain/enrichment/provider.ts"
import { mailDomain, questionFor, type Subject } from "#domain/enrichment/question.ts"
import { nextQuestion } from "#domain/enrichment/waterfall.ts"
import { leadFacts } from "#domain/score/lead-facts.ts"

const SECOND = 1_000

describe("who is believed", () => {
  test("the provider that is asked first counts, of one provider its newest word, in whatever order answers arrive", () => {
    const word = record({
      by: constantFrom("a", "b", "c"),
      at: integer({ min: 0, max: 5 }),
      value: integer({ min: 0, max: 3 }),
    })
    const places: Record<string, number> = { a: 2, b: 1, c: 2 }
    const lay = (words: { by: string; at: number; value: number }[]) =>
      words.reduce((sum: Enriched, { by, at, value }) => layOver(sum, { employee_count: value }, by, places[by] ?? 9, at), {})

    assert(
      property(array(word, { maxLength: 8 }), nat(), (words, seed) => {
        const other = [...words].sort((a, b) => ((a.at * 7 + a.value * 13 + seed) % 5) - ((b.at * 7 + b.value * 13 + seed) % 5))
        expect(lay(other)).toEqual(lay(words))
      }),
    )
  })

  test("what people said and what the account's record says come before what any provider told", () => {
    const account = { domain: "acme.example", fields: { industry: "Toys" }, owner: null, target: false, customer: false }
    const told = layOver({}, { industry: "Software", employee_count: 600, country: "DE" }, "apollo", 1, 5)
    const own = { country: "US" }

    const { fields } = leadFacts(own, { ...account, enriched: told }, [], 10, layOver({}, { country: "FR", job_title: "CTO" }, "b", 2, 6))

    expect(fields).toMatchObject({ country: "US", industry: "Toys", employee_count: 600, job_title: "CTO" })
    expect(sourcesOf(own, {}, { fields: account.fields, enriched: told })).toEqual({ employee_count: { by: "apollo", at: 5 } })
  })

  test("what is told of another company stays with the person", () => {
    const standing = { lead: {}, account: { domain: "acme.example", enriched: {} } }
    const who = { by: "a", place: 1, at: 1 }
    const profile = { person: { job_title: "CTO" }, company: { employee_count: 5 } }

    expect(layAnswer(standing, profile, "acme.example", who).account?.enriched).toHaveProperty("employee_count")
    const other = layAnswer(standing, profile, "elsewhere.example", who)
    expect(other.account?.enriched).toEqual({})
    expect(Object.keys(other.lead)).toEqual(["employee_count", "job_title"])
  })

  test.each([
    ["a country by its name", { country: "United States" }, { country: "US" }],
    ["a range by its lower end", { employee_count: "1,000 - 5,000" }, { employee_count: 1000 }],
    ["a number below zero not at all", { employee_count: -5, industry: "Toys" }, { industry: "Toys" }],
    ["objects and nothing not at all", { industry: { name: "x" }, job_title: null, city: "  " }, {}],
    ["a list", { technologies: ["Salesforce", "Slack"] }, { technologies: ["Salesforce", "Slack"] }],
    ["names that no field has not at all", { __proto__: { polluted: true }, constructor: "x", shoe_size: 44 }, {}],
  ])("%s is read", (_, company, wanted) => {
    expect(toProfile({}, company).company).toEqual(wanted)
  })
})

describe("what is asked", () => {
  const subject: Subject = { email: "lee@acme.example", domain: "acme.example", company: null, firstName: null, lastName: null }
  const all = { kind: "apollo" as const, fields: ["employee_count", "job_title"], mapping: null }

  test.each<[string, string[], Partial<Subject>, "person" | "company" | null]>([
    ["the company when only it is unknown", ["employee_count"], {}, "company"],
    ["the person when something of theirs is unknown", ["employee_count", "job_title"], {}, "person"],
    ["the person when the company's domain is unknown", ["employee_count"], { domain: null }, "person"],
    ["nobody when nothing is known to ask by", ["employee_count"], { domain: null, email: null }, null],
    ["nobody when it can't tell what is wanted", ["industry"], {}, null],
  ])("about %s", (_, unknown, more, about) => {
    expect(questionFor(unknown, all, { ...subject, ...more })?.about ?? null).toBe(about)
  })

  test("about where mail goes is put to DNS by the domain of the address, not by the company's", () => {
    const dns = { kind: "mx" as const, fields: ["email_mx"], mapping: null }
    const moved = { ...subject, email: "lee@Elsewhere.example" }

    expect(questionFor(["email_mx"], dns, moved)?.about).toBe("mail")
    expect(mailDomain(moved)).toBe("elsewhere.example")
    expect(questionFor(["job_title"], dns, moved)).toBeNull()
  })

  test("goes to the first in order that may know, and not on when all is known", () => {
    const providers = [
      { id: "a", kind: "apollo" as const, fields: ["industry"], mapping: null },
      { id: "b", kind: "apollo" as const, fields: ["employee_count"], mapping: null },
      { id: "c", kind: "apollo" as const, fields: ["employee_count"], mapping: null },
    ]
    const ask = (known: object, asked: string[]) =>
      nextQuestion(["employee_count"], known as never, subject, providers, new Set(asked))?.provider.id ?? null

    expect([ask({}, []), ask({}, ["b"]), ask({}, ["b", "c"]), ask({ employee_count: 0 }, [])]).toEqual(["b", "c", null, null])
  })
})

describe("a provider that fails", () => {
  const failed = (times: number, gap: number) => {
    let breaker = CLOSED
    for (let index = 0; index < times; index++) breaker = afterFailure(breaker, "down", null, index * gap)
    return breaker
  }

  test("is left alone after five failures within a minute, not after five spread over more", () => {
    expect(breakerState(failed(5, SECOND), 5 * SECOND)).toBe("open")
    expect(breakerState(failed(4, SECOND), 5 * SECOND)).toBe("closed")
    expect(breakerState(failed(9, 20 * SECOND), 161 * SECOND)).toBe("closed")
  })

  test("is tried by one question after its rest; a failed trial doubles the rest, an answer ends it", () => {
    const open = failed(5, 0)

    expect([mayAsk(open, 0, 29 * SECOND), mayAsk(open, 0, 30 * SECOND), mayAsk(open, 1, 30 * SECOND)]).toEqual([false, true, false])
    const again = afterFailure(open, "down", null, 30 * SECOND)
    expect([breakerState(again, 89 * SECOND), breakerState(again, 90 * SECOND)]).toEqual(["open", "half_open"])
    expect(breakerState(afterAnswer(), 0)).toBe("closed")
  })

  test("is left alone for as long as it asks, an hour at most", () => {
    expect(breakerState(afterFailure(CLOSED, "429", 120 * SECOND, 0), 119 * SECOND)).toBe("open")
    expect(breakerState(afterFailure(CLOSED, "429", 1e12, 0), 3_600 * SECOND)).toBe("closed")
  })

  test("and its pace: no more questions in any stretch of time than its rate allows beside the first few", () => {
    assert(
      property(integer({ min: 1, max: 600 }), array(integer({ min: 0, max: 5_000 }), { maxLength: 100 }), (perMinute, gaps) => {
        let [pace, now, sent] = [fullPace(perMinute, 0), 0, 0]
        for (const gap of gaps) {
          now += gap
          const taken = takeOne(pace, perMinute, now)
          pace = taken.pace
          if (taken.may) sent++
        }
        expect(sent).toBeLessThanOrEqual(Math.ceil(perMinute / 6) + 1 + (now * perMinute) / 60_000)
      }),
    )
  })
})

describe("after asking", () => {
  const waiting: LookUpStanding = { state: "waiting", deadline: 3_000, endsAt: 100_000, againAt: 0 }
  const behind: LookUpStanding = { ...waiting, state: "behind" }

  test.each<[string, LookUpStanding, boolean, number | null, string, boolean]>([
    ["an answer in time ends it and the lead goes on", waiting, true, null, "done", true],
    ["no answer ends it and the lead goes on", waiting, false, null, "failed", true],
    ["another try before the deadline keeps the lead", waiting, false, 1_000, "waiting", false],
    ["another try after the deadline lets the lead go on", waiting, false, 5_000, "behind", true],
    ["a late answer ends it", behind, true, null, "late", false],
    ["a late try goes on", behind, false, 5_000, "behind", false],
    ["a try after its end is none", behind, false, 1e9, "failed", false],
  ])("%s", (_, before, isTold, againMs, state, goesOn) => {
    const found = afterAsking(before, { isTold, againMs }, 1_000)

    expect([found.after.state, found.goesOn]).toEqual([state, goesOn])
  })
})
