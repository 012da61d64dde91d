import type { SignalDefinition } from "#domain/agreement/agreement.ts"
import { compileSignals, type RecognisableArrival } from "#domain/intake/recognise-signals.ts"
import { compileScoring, scoreLead, totalsOnly } from "#domain/score/score-lead.ts"
import { byHand, interpret } from "./scoring-peers.ts"
import { standardLeads, standardScoring } from "./standard-scoring.ts"

/**
 * Leads scored per CPU-second with 40 rules and 20 signals each, beside a naive interpreter and the same rules written by hand; and arrivals
 * looked at per CPU-second for 20 signals. One JSON line each. Everything is first checked to give the same totals.
 */
const leads = standardLeads(5000)
const scoring = compileScoring(standardScoring)
const model = standardScoring.scoring["standard"]
if (!model) throw new Error("The standard load has a model.")

for (const lead of leads.slice(0, 1000)) {
  const ours = totalsOnly(scoring, lead)
  for (const peer of [byHand(lead), interpret(model, lead)]) {
    if (Math.abs(peer.fit - ours.fit) > 1 || Math.abs(peer.intent - ours.intent) > 20)
      throw new Error(`Not the same: ${JSON.stringify({ ours, peer, lead })}`)
  }
}

const limit = perSecond(leads, 40, byHand)
report("scoring, by hand (limit)", limit, limit)
report(
  "scoring, naive interpreter (peer)",
  perSecond(leads, 1, (lead) => interpret(model, lead)),
  limit,
)
report(
  "scoring, with reasons",
  perSecond(leads, 40, (lead) => scoreLead(scoring, lead)),
  limit,
)
report(
  "scoring, totals only",
  perSecond(leads, 40, (lead) => totalsOnly(scoring, lead)),
  limit,
)
reportSignals()

/** Runs warm first; the best of three, because neighbours only ever slow a run down. CPU time includes the garbage collector's threads. */
function perSecond<Given>(given: readonly Given[], rounds: number, run: (each: Given) => unknown): number {
  let best = 0
  for (let attempt = 0; attempt < 4; attempt++) {
    const before = process.cpuUsage()
    for (let round = 0; round < rounds; round++) for (const each of given) run(each)
    const { user, system } = process.cpuUsage(before)
    if (attempt > 0) best = Math.max(best, (given.length * rounds * 1e6) / (user + system))
  }
  return Math.round(best)
}

function report(bench: string, perCpuSecond: number, of: number): void {
  console.log(
    JSON.stringify({ bench, unit: "leads per CPU-second", perCpuSecond, shareOfLimit: Math.round((100 * perCpuSecond) / of) / 100 }),
  )
}

function reportSignals(): void {
  const definitions = Array.from({ length: 20 }, (_, index): [string, SignalDefinition] => [
    `signal_${index}`,
    { says: "", any: [{ page: `/page-${index}*` }, { form: `form-${index}` }, { event: `Event ${index}` }] },
  ])
  const recognise = compileSignals(Object.fromEntries(definitions))
  const nothing = { source: "site", campaign: null, page: null, form: null, event: null, properties: {} }
  const arrivals = Array.from({ length: 3000 }, (_, index): RecognisableArrival => {
    const name = index % 25
    if (index % 3 === 0) return { ...nothing, kind: "page", page: `https://example.com/page-${name}/more?utm_source=x` }
    return index % 3 === 1
      ? { ...nothing, kind: "form", form: `form-${name}`, page: "/contact" }
      : { ...nothing, kind: "track", event: `Event ${name}` }
  })
  const perCpuSecond = perSecond(arrivals, 60, recognise)
  console.log(JSON.stringify({ bench: "signals recognised", unit: "arrivals per CPU-second", perCpuSecond }))
}
