import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { readAgreementFile } from "#contract/agreement-file.ts"

const shipped = readFileSync(new URL("../agreements/default.yaml", import.meta.url), "utf8")

const SIZE = "{ fact: employee_count, at_least: 50, at_most: 1000 }"
const ACCEPT = "target: { 1: 30 minutes, 2: 4 hours, 3: 1 business day }"
const HALF = '- { at: "50%", tell: [owner] }\n        - { at: "80%", tell: [owner, team] }'

/** What is changed in the shipped file (‸ marks the place that must be told), the path, and what is said there. */
const broken: [from: string, to: string, path: string, says: RegExp][] = [
  ["agreement: 1", "‸agreement: 2", "agreement", /"2" does not fit here\. Write 1\./],
  ["name: Default", "‸naem: x\nname: Default", "naem", /"naem" is not known here\. Did you mean "name"\?/],
  ["review_after_days: 90", "‸review_after_days: soon", "review_after_days", /Write a number/],
  ["review_after_days: 90", "‸review_after_days: 0", "review_after_days", /too small\. At least 1/],
  ["currency: USD", "‸currency: EURO", "currency", /"EURO" is no currency\. Give its three letters/],
  ["currency: USD", "‸currency: ZZZ", "currency", /"ZZZ" is no currency\. Give its three letters/],
  ["  apac:\n    says: Asia", "  ‸APAC:\n    says: Asia", "regions.APAC", /can't be a name\. Write lower-case letters/],
  [
    "regions:\n  americas:",
    "regions:\n  ‸nowhere: { says: Nowhere, countries: [AQ] }\n  americas:",
    "regions.nowhere",
    /No score model has/,
  ],
  ["    rest: true\n", "    countries: [US]\n", "regions", /No region takes the countries/],
  ["says: Asia-Pacific\n", "says: Asia-Pacific\n    ‸rest: true\n", "regions.apac.rest", /rest of the world is "americas" already/],
  ["countries: [AU,", "countries: [‸DE, AU,", "regions.apac.countries[0]", /DE belongs to the region "emea" already/],
  ["countries: [AU,", "countries: [‸UK, AU,", "regions.apac.countries[0]", /Did you mean "GB"\?/],
  ["emea, apac]\n    fit", "emea, apac, ‸mars]\n    fit", "scoring.everywhere.regions[3]", /no region "mars"\. There are: americas, emea/],
  ["emea, apac]\n    fit", "emea, apac, ‸emea]\n    fit", "scoring.everywhere.regions[3]", /has the model "everywhere" already/],
  ['- form: "*demo*"', "- ‸{}", "signals.demo_request.any[0]", /fits everything\. Say page, form, event/],
  [
    "points: 25, group: size }",
    "points: 25, ‸group: sise }",
    "scoring.everywhere.fit.rules[0].group",
    /no group "sise"\. Did you mean "size"\?/,
  ],
  [SIZE, "{ ‸fact: score.intent, at_least: 5 }", "scoring.everywhere.fit.rules[0].when.fact", /not known before the lead is scored/],
  ["    en: Your request has arrived\n", "", "acknowledgement.subject", /There is no "en"/],
  [
    SIZE,
    "{ ‸fact: employe_count, at_least: 50 }",
    "scoring.everywhere.fit.rules[0].when.fact",
    /Did you mean "employee_count"\?.*"custom\./,
  ],
  [SIZE, "{ ‸fact: shoe_size, at_least: 50 }", "scoring.everywhere.fit.rules[0].when.fact", /Fields of your own begin with "custom\."/],
  [SIZE, "{ fact: employee_count }", "scoring.everywhere.fit.rules[0].when", /compared with nothing\. Add one of is,/],
  [SIZE, "{ fact: employee_count, ‸atleast: 50 }", "scoring.everywhere.fit.rules[0].when.atleast", /Did you mean "at_least"\?/],
  [
    SIZE,
    "{ fact: employee_count, ‸at_least: many }",
    "scoring.everywhere.fit.rules[0].when.at_least",
    /"many" does not fit here\. Write a number/,
  ],
  [SIZE, "{ fact: employee_count, at_least: 9, at_most: 1 }", "scoring.everywhere.fit.rules[0].when", /this never holds/],
  [SIZE, "{ fact: country, in: [DE, ‸Germany] }", "scoring.everywhere.fit.rules[0].when.in[1]", /"Germany" is not a country code/],
  [SIZE, "{ fact: email_kind, ‸is: fre }", "scoring.everywhere.fit.rules[0].when.is", /Did you mean "free"\?/],
  [SIZE, "{ fact: country, ‸signal: blog, is: DE }", "scoring.everywhere.fit.rules[0].when.signal", /does not go together.*all or any/],
  [SIZE, "yes", "scoring.everywhere.fit.rules[0].when", /"yes" does not fit here\. Write a block with fact/],
  [SIZE, "{ ‸all: [] }", "scoring.everywhere.fit.rules[0].when.all", /list is empty/],
  [SIZE, "{ signal: blog, ‸within: a week }", "scoring.everywhere.fit.rules[0].when.within", /"a week" is not a length of time/],
  [SIZE, "{ not: { any: [{ ‸signal: blogs }] } }", "scoring.everywhere.fit.rules[0].when.not.any[0].signal", /Did you mean "blog"\?/],
  ["- { id: size_large,", "- { ‸id: size_core,", "scoring.everywhere.fit.rules[1].id", /rule "size_core" is there twice/],
  [
    "signal: demo_request, points: 60",
    "‸signal: demo_requst, points: 60",
    "scoring.everywhere.intent.rules[0].signal",
    /Did you mean "demo_request"/,
  ],
  [
    "points: 60, once_per: 1 day",
    "points: 60, ‸once_per: 1 dya",
    "scoring.everywhere.intent.rules[0].once_per",
    /whole number and seconds/,
  ],
  ["{ half_life: 30 days }", "{ ‸half_life: 1 month }", "scoring.everywhere.intent.rules[0].decay.half_life", /Months and years differ/],
  ["{ half_life: 30 days }", "{ ‸halflife: 30 days }", "scoring.everywhere.intent.rules[0].decay.halflife", /Did you mean "half_life"\?/],
  ["{ half_life: 30 days }", "{ ‸half_life: 0 days }", "scoring.everywhere.intent.rules[0].decay.half_life", /no time at all/],
  ["content: { cap: 25 }", "content: { ‸cap: -1 }", "scoring.everywhere.intent.groups.content.cap", /A cap is 0 or more/],
  ["bands: { mql: 40,", "bands: { mql: 70,", "bands.sales_ready", /\(70\) must lie above MQL \(70\)/],
  ["  fit: { at_least: 40 }", "  fit: { ‸at_least: 140 }", "gate.fit.at_least", /run from 0 to 100/],
  ["- [email, phone]", "- [email, ‸phon]", "gate.context.needs[0][1]", /Did you mean "phone"\?/],
  ["      waives: [intent]", "      ‸waives: []", "gate.overrides[2].waives", /list is empty/],
  ["      waives: [intent]", "      waives: [‸owner]", "gate.overrides[2].waives[0]", /Write fit, intent or context/],
  ["  decision: automatic", "  ‸decision: auto", "gate.decision", /Write automatic or review/],
  ["  - tier: 3\n", "  - ‸tier: 3\n    when: { signal: blog }\n", "tiers[2]", /no tier holds would have none/],
  ["    says: Immediate\n", "    says: Immediate\n  - tier: 2\n    says: All\n  - tier: 1\n    says: X\n", "tiers[2]", /never reached/],
  ["  - tier: 2\n", "  - ‸tier: 4\n", "tiers[1].tier", /Write 1, or 2, or 3/],
  ["zone: Europe/Berlin\n    hours", "‸zone: +02:00\n    hours", "calendars.berlin.zone", /not a time zone/],
  ["hours: *office", "‸hours: {}", "calendars.berlin.hours", /Nobody ever works/],
  ['mon: [["09:00", "18:00"]]', 'mon: [[‸"9", "18:00"]]', "calendars.new_york.hours.mon[0][0]", /not a time of day\. Write "09:00"/],
  ['mon: [["09:00", "18:00"]]', '‸monday: [["09:00", "18:00"]]', "calendars.new_york.hours.monday", /Known here: mon, tue/],
  ['"2027-12-24"]', '‸"2027-13-24"]', "calendars.new_york.holidays[7]", /is not a date/],
  ["sales, calendar: berlin", "sales, ‸calendar: munich", "teams.sdr_emea.calendar", /no calendar "munich"/],
  ["sdr_emea: { side: sales", "sdr_emea: { ‸side: support", "teams.sdr_emea.side", /Write marketing or sales/],
  ["pool: emea }", "‸pool: emae }", "routing.territories[0].pool", /Did you mean "emea"\?/],
  ["otherwise: americas", "‸otherwise: nobody", "routing.otherwise", /no pool "nobody"/],
  ["teams: [sdr_emea]", "teams: [‸marketing]", "routing.pools.emea.teams[0]", /leads are handed to sales/],
  ["teams: [sdr_emea]", "teams: [‸sdr_mars]", "routing.pools.emea.teams[0]", /no team "sdr_mars"/],
  ["teams: [sdr_emea]", "teams: [sdr_emea]\n      ‸overflow: [emea]", "routing.pools.emea.overflow", /comes back to it/],
  ["{ per: day, most: 25,", "{ per: day, ‸most: -1,", "routing.pools.americas.caps[0].most", /A cap is 0 or more/],
  [ACCEPT, "target: { ‸1: soon, 2: 4 hours, 3: 1 business day }", "sla.clocks.acceptance.target.1", /"1 business day"/],
  [ACCEPT, "‸target: { 1: 30 minutes, 2: 4 hours }", "sla.clocks.acceptance.target", /"3" is missing here/],
  [ACCEPT, "target: { 1: 30 minutes, 2: 4 hours, ‸3: 1 day }", "sla.clocks.acceptance.target.3", /unclear: a day has 24/],
  ["3: 5 minutes }", "‸3: 1 business day }", "sla.clocks.routing.target.3", /has no business days/],
  [
    HALF,
    HALF.replace("80", "40").replace('- { at: "40', '- { ‸at: "40'),
    "sla.clocks.owner_first_touch.ladder[1].at",
    /does not come after/,
  ],
  [HALF, HALF.replace('at: "50%"', "‸at: half"), "sla.clocks.owner_first_touch.ladder[0].at", /from "1%" to "1000%"/],
  [HALF, HALF.replace('{ at: "50%", tell: [owner] }', '‸{ at: "50%" }'), "sla.clocks.owner_first_touch.ladder[0]", /does nothing/],
  [HALF, HALF.replace("[owner] }", "[‸boss] }"), "sla.clocks.owner_first_touch.ladder[0].tell[0]", /Write owner, team, manager/],
  ['"200%", tell: [director]', '"200%", ‸recycle: true', "sla.clocks.first_touch.ladder[0].recycle", /Only the disposition clock/],
  ["    disposition:\n", "    ‸dispositions:\n", "sla.clocks.dispositions", /Did you mean "disposition"\?/],
  ["within: 60 seconds", "‸within: at once", "acknowledgement.within", /"at once" is not a length of time/],
  ["    de: Vielen", "    ‸fr: Vielen", "acknowledgement.text.fr", /text in "fr" but no subject/],
  ["    says: Anything else\n", "    says: Anything else\n    when: { signal: blog }\n", "plays[9]", /no play holds would have none/],
  ["    - { id: spam,", "    - { id: joke, says: A joke }\n    - { id: spam,", "reasons", /13 reasons/],
  ["cool_down: 365 days", "‸cool_down: 1 year", "reasons.reject[0].cool_down", /write days/],
  ["break_through: [demo_request,", "break_through: [‸demo_requests,", "re_entry.break_through[0]", /Did you mean "demo_request"\?/],
  ["2: { least: 4, most: 6,", "2: { least: 4, ‸most: 3,", "commitments.sales.touches.2.most", /fewer than the least/],
  [
    "[{ signal: demo_request, ago: 2 minutes }]",
    "[{ ‸signal: demo_reqest, ago: 2 minutes }]",
    "examples[0].signals[0].signal",
    /Did you mean/,
  ],
  ["disqualified, rule: student }", "disqualified, ‸rule: studnet }", "examples[10].expect.rule", /Did you mean "student"\?/],
  ["disqualified, rule: student }", "qualified, ‸rule: student }", "examples[10].expect.rule", /Only a lead that is disqualified/],
  ["name: Default agreement\n", "name: Default agreement\n‸name: Again\n", "", /"name" is there twice/],
  ["units: { 1: 3,", 'units: { 1: 3, ‸"1": 4,', "", /"1" is there twice/],
  ["name: Default agreement\n", "name: Default agreement\n‸\tabout: x\n", "", /Tabs are not allowed/],
  ["name: Default agreement", "name: ‸!secret Default", "", /Tags \(!name\) are not allowed/],
  ["name: Default agreement", "name: ‸!!binary aGk=", "", /Tags \(!name\) are not allowed/],
  ["hours: *office", "hours: ‸*ofice", "", /Nothing before this is called \*ofice/],
]

describe("a broken file is told what is wrong, where, and what to do", () => {
  test.each(broken)("%s → %s", (from, to, path, says) => {
    const marked = change(shipped, from, to)
    const place = placeOf(marked)

    const { agreement, problems } = readAgreementFile(marked.replace("‸", ""))

    const told = problems
      .filter((each) => each.severity === "error")
      .find((each) => each.path === path && says.test(`${each.message} ${each.fix}`))
    expect(agreement).toBeNull()
    expect(told ?? problems).toMatchObject({ path, ...place })
  })

  test("the place is told as a JSON pointer too", () => {
    const { problems } = readAgreementFile(change(shipped, "countries: [AU,", "countries: [UK, AU,"))
    expect(problems[0]).toMatchObject({ pointer: "/regions/apac/countries/0", severity: "error" })
  })

  test("what is missing is told at the block that lacks it", () => {
    const { problems } = readAgreementFile(change(shipped, "review_after_days: 90\n", ""))
    expect(problems).toMatchObject([{ message: '"review_after_days" is missing here.', path: "" }])
  })

  test("several problems are told at once, in order of their lines", () => {
    const twoWrong = change(change(shipped, "agreement: 1", "agreement: 2"), "decision: automatic", "decision: auto")
    expect(readAgreementFile(twoWrong).problems.map((each) => each.path)).toEqual(["agreement", "gate.decision"])
  })
})

describe("a file that people should look at may still be signed", () => {
  const doubtful: [string, string, string, RegExp][] = [
    ["  intent: { at_least: 40 }", "  intent: { at_least: 30 }", "gate.intent.at_least", /below the MQL band/],
    ["    needs: [budget, authority, need, timeline]", "    needs: []", "definitions.sql.needs", /Nothing needs to be confirmed/],
    [
      "        size: { cap: 25 }",
      "        size: { cap: 25 }\n        spare: { cap: 5 }",
      "scoring.everywhere.fit.groups.spare",
      /No rule is in/,
    ],
    [
      '{ at: "80%", tell: [owner, team] }',
      '{ at: "80%", reassign: true }',
      "sla.clocks.owner_first_touch.ladder[1].reassign",
      /before the promise/,
    ],
    [ACCEPT, "target: { 1: 5 hours, 2: 4 hours, 3: 1 business day }", "sla.clocks.acceptance.target", /more urgent tier/],
  ]
  test.each(doubtful)("%s → %s", (from, to, path, says) => {
    const { agreement, problems } = readAgreementFile(change(shipped, from, to))

    expect(agreement).not.toBeNull()
    expect(problems).toMatchObject([{ severity: "warning", path, message: expect.stringMatching(says) }])
  })

  test("fewer than three examples test little", () => {
    const { agreement, problems } = readAgreementFile(`${shipped.slice(0, shipped.indexOf("\nexamples:"))}\nexamples: []\n`)
    expect(agreement).not.toBeNull()
    expect(problems).toMatchObject([{ severity: "warning", path: "examples" }])
  })
})

describe("a hostile file is refused without harm", () => {
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ..."bcdefgh"].map((line, at) =>
    at === 0 ? line : `${line}: &${line} [${Array.from({ length: 9 }, () => `*${"abcdefgh"[at - 1]}`).join(", ")}]`,
  )
  test.each([
    ["an alias bomb", bomb.join("\n"), /repeats itself through aliases/],
    ["an alias inside itself", "a: &a [*a]\n", /Nothing before this is called \*a/],
    ["2 MB", "#".repeat(2_000_000), /larger than 1 MB/],
    ["1 MB in two-byte letters", "#".padEnd(600_000, "ü"), /larger than 1 MB/],
    ["nothing", " \n", /The file is empty/],
    ["a hundred thousand open brackets", "[".repeat(100_000), /more than 60 levels/],
    ["a hundred thousand nested lists", "- ".repeat(100_000), /more than 60 levels/],
    ["very deep indentation", Array.from({ length: 900 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"), /more than 60 levels/],
    ["the same key thousands of times", "a: 1\n".repeat(5000), /"a" is there twice/],
    ["code in a tag", "a: !!js/function 'x'", /Tags/],
    ["an older YAML", "%YAML 1.1\n---\na: yes", /Only YAML 1\.2/],
    ["two documents", "a: 1\n---\nb: 2", /A second document/],
    ["a list as a key", "? [a, b]\n: c", /A key has to be a text/],
    ["a prototype", "__proto__: { agreement: 1 }", /"__proto__" is not known here/],
    ["a text", "hello", /"hello" does not fit here/],
    ["broken JSON", '{ "agreement": 1, ', /missing here|indented/],
  ])("%s", (_, text, says) => {
    const { agreement, problems } = readAgreementFile(text)

    expect(agreement).toBeNull()
    expect(problems[0]?.message).toMatch(says)
    expect(problems.length).toBeLessThanOrEqual(200)
  })
})

test("JSON says the same as YAML, indented by tabs as well", () => {
  const { agreement } = readAgreementFile(shipped)
  expect(readAgreementFile(JSON.stringify(agreement, null, "\t"))).toEqual({ agreement, problems: [] })
})

function change(text: string, from: string, to: string): string {
  expect(text, "the shipped file has what this case changes").toContain(from)
  return text.replace(from, () => to)
}

/** Line and column of the mark; nothing without one. */
function placeOf(text: string): { line?: number; column?: number } {
  const before = text.split("‸")
  const lines = (before[0] ?? "").split("\n")
  return before.length === 1 ? {} : { line: lines.length, column: (lines.at(-1) ?? "").length + 1 }
}
