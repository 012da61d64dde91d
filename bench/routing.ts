/** How many routing decisions and ledger turns one CPU-second gives, beside the plain way. Prints one JSON line each: `node bench/routing.ts`. */
import { createLedger, next, nextMany, type Turn } from "#domain/routing/round-robin.ts"
import { meetsClause, type FactValue, type RouteFacts, type RouteRule } from "#domain/routing/route-rule.ts"
import { compileRules, firstMatch } from "#domain/routing/rule-index.ts"

const COUNTRIES = Array.from({ length: 40 }, (_, i) => `C${i}`)
const SEGMENTS = ["enterprise", "mid-market", "small", "public"]
const INDUSTRIES = Array.from({ length: 25 }, (_, i) => `industry ${i}`)

let state = 20_261_120
function random(below: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff
  return Math.floor((state / 0x80_00_00_00) * below)
}

/** `count` rules on country, size, segment and industry, as territory plans have them; the last takes what is left. */
function territoryRules(count: number): RouteRule[] {
  const rules = Array.from({ length: count - 1 }, (_, i): RouteRule => {
    const from = [1, 50, 200, 1000][random(4)]!
    const clauses = [
      { fact: "country", in: Array.from({ length: 1 + random(3) }, () => COUNTRIES[random(40)]!) },
      { fact: "employees", from, to: from * 4 },
      { fact: "segment", in: [SEGMENTS[random(4)]!] },
      { fact: "industry", in: Array.from({ length: 1 + random(4) }, () => INDUSTRIES[random(25)]!) },
    ]
    return { id: `t${i}`, clauses: clauses.slice(0, 2 + random(3)) }
  })
  return [...rules, { id: "rest", clauses: [] }]
}

function someLeads(count: number): RouteFacts[] {
  return Array.from({ length: count }, () => ({
    country: COUNTRIES[random(40)]!,
    employees: 1 + random(5000),
    segment: SEGMENTS[random(4)]!,
    industry: INDUSTRIES[random(25)]!,
  }))
}

/** The peer: rules one by one, the lists as sets made beforehand, text already in lower case. */
function scanner(rules: readonly RouteRule[]): (facts: RouteFacts) => number {
  const ready = rules.map((rule) => rule.clauses.map((clause) => ({ ...clause, set: clause.in && new Set<FactValue>(clause.in) })))
  return (facts) =>
    ready.findIndex((clauses) =>
      clauses.every(({ fact, set, from, to }) => {
        const value = facts[fact]
        if (value === null || value === undefined) return false
        return set ? set.has(value) : (value as number) >= from! && (value as number) <= to!
      }),
    )
}

function perCpuSecond(work: () => number, seconds = 1): number {
  work()
  const before = process.cpuUsage()
  let done = 0
  let used = 0
  while (used < seconds * 1e6) {
    done += work()
    const { user, system } = process.cpuUsage(before)
    used = user + system
  }
  return Math.round((done / used) * 1e6)
}

function report(line: Record<string, unknown>): void {
  console.log(JSON.stringify({ bench: "routing", ...line, rssMiB: Math.round(process.memoryUsage.rss() / 1_048_576) }))
}

function decisions(count: number): void {
  const rules = territoryRules(count)
  const leads = someLeads(10_000)
  const compiled = compileRules(rules)
  const scan = scanner(rules)
  const wrong = leads.filter(
    (facts) => firstMatch(compiled, facts) !== rules.findIndex((rule) => rule.clauses.every((clause) => meetsClause(facts, clause))),
  )
  const each = (decide: (facts: RouteFacts) => number) => () => {
    let sum = 0
    for (const facts of leads) sum += decide(facts)
    return sum < 0 ? 0 : leads.length
  }
  const peer = perCpuSecond(each(scan))
  const ours = perCpuSecond(each((facts) => firstMatch(compiled, facts)))
  report({
    what: "first matching rule",
    rules: count,
    leads: leads.length,
    wrong: wrong.length,
    perCpuSecond: ours,
    peer: "scan",
    peerPerCpuSecond: peer,
    ratio: Math.round((ours / peer) * 10) / 10,
  })
}

function turns(size: number): void {
  const members = Array.from({ length: size }, (_, i) => ({ id: `m${i}`, weight: 50 + random(150) }))
  const present = Array.from({ length: 20 }, () => new Set(members.filter(() => random(10) < 7).map((member) => member.id)))
  const batch = Array.from({ length: 1000 }, (_, i): Turn => ({ eligible: present[i % 20]! }))
  let ledger = createLedger(members)
  const inBatches = perCpuSecond(() => {
    ledger = nextMany(ledger, batch).ledger
    return batch.length
  })
  const single = perCpuSecond(() => {
    for (const turn of batch) ledger = next(ledger, turn).ledger
    return batch.length
  })
  report({ what: "ledger turns", members: size, inBatchesPerCpuSecond: inBatches, singlyWithEntriesPerCpuSecond: single })
}

for (const count of [50, 500, 5000]) decisions(count)
for (const size of [25, 100]) turns(size)
