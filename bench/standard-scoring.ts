import type { Agreement, Decay, FitRule, IntentRule } from "#domain/agreement/agreement.ts"
import type { Facts, FieldValue, SignalEvent } from "#domain/condition/condition.ts"

/** The load that every scoring is measured with: 40 rules (20 of fit, 20 of intent) and leads with 20 signals each. */
const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20, 12)

const decays: (Decay | undefined)[] = [
  { half_life: "14 days" },
  { half_life: "7 days" },
  { linear: { share: 0.5, per: "30 days" } },
  { window: "30 days" },
  undefined,
]

const fitRules: FitRule[] = [
  ...[
    ["DE", 10],
    ["FR", 8],
    ["US", 10],
    ["GB", 9],
  ].map(([code, points]) => fit(`country_${code}`, { fact: "country", is: code as string }, points as number)),
  fit("nordics", { fact: "country", in: ["SE", "NO", "DK", "FI"] }, 6),
  ...["software", "finance", "retail", "health"].map((name, index) => fit(`industry_${name}`, { fact: "industry", is: name }, 5 + index)),
  fit("size_small", { fact: "employee_count", at_least: 20, below: 50 }, 5, "size"),
  fit("size_mid", { fact: "employee_count", at_least: 50, at_most: 999 }, 20, "size"),
  fit("size_large", { fact: "employee_count", at_least: 1000 }, 15, "size"),
  fit("revenue", { fact: "annual_revenue", at_least: 5_000_000 }, 10, "size"),
  fit("chief", { fact: "job_title", matches: ["chief *", "*founder*"] }, 20, "title"),
  fit("vp", { fact: "job_title", matches: ["vp *", "vice president*"] }, 18, "title"),
  fit("director", { fact: "job_title", matches: "*director*" }, 15, "title"),
  fit("seniority", { fact: "seniority", in: ["executive", "senior"] }, 5, "title"),
  fit("series", { fact: "funding_stage", in: ["series b", "series c"] }, 6),
  fit("stack", { fact: "technologies", contains: ["salesforce", "hubspot"] }, 7),
  fit("sells_to_business", { all: [{ fact: "business_model", is: "b2b" }, { not: { fact: "country", is: "RU" } }] }, 5),
]

const signals = Array.from({ length: 20 }, (_, index) => `signal_${index}`)

const intentRules: IntentRule[] = signals.map((signal, index) => {
  const decay = decays[index % decays.length]
  return {
    id: `rule_${index}`,
    signal,
    points: 3 + (index % 7),
    ...(index % 4 === 0 ? { group: "content" } : {}),
    ...(index % 3 === 0 ? { once_per: "30 minutes" } : {}),
    ...(index % 5 === 0 ? { max_times: 2 } : {}),
    ...(decay ? { decay } : {}),
  }
})

export const standardScoring: Pick<Agreement, "regions" | "scoring"> = {
  regions: { everywhere: { says: "everywhere", rest: true } },
  scoring: {
    standard: {
      says: "the standard load",
      regions: ["everywhere"],
      fit: { rules: fitRules, groups: { size: { cap: 25 }, title: { cap: 20 } } },
      intent: { rules: intentRules, groups: { content: { cap: 15 } } },
    },
  },
}

/** Leads as varied as the rules, always the same ones. */
export function standardLeads(count: number): Facts[] {
  const next = numbers(42)
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value
  return Array.from({ length: count }, () => ({ fields: fieldsOf(pick, next), events: eventsOf(pick, next), now: NOW }))
}

function fieldsOf(pick: <Value>(values: readonly Value[]) => Value, next: () => number): Record<string, FieldValue> {
  return {
    country: pick(["DE", "FR", "US", "GB", "SE", "IT", null]),
    industry: pick(["software", "finance", "Retail", "health", "farming", null]),
    employee_count: pick([10, 30, 80, 400, 2000, null]),
    annual_revenue: pick([1_000_000, 8_000_000, null]),
    job_title: pick(["Chief Revenue Officer", "VP Marketing", "Director of Sales", "Analyst", "Founder and CEO", null]),
    seniority: pick(["executive", "senior", "junior", null]),
    funding_stage: pick(["series a", "series b", null]),
    technologies: next() < 0.5 ? ["Salesforce", "Marketo", "Snowflake"] : null,
    business_model: pick(["b2b", "b2c", null]),
  }
}

function eventsOf(pick: <Value>(values: readonly Value[]) => Value, next: () => number): SignalEvent[] {
  const events = Array.from({ length: 20 }, () => ({ signal: pick(signals), at: NOW - Math.floor(next() * 60 * DAY) }))
  return events.sort((one, other) => one.at - other.at)
}

function fit(id: string, when: FitRule["when"], points: number, group?: string): FitRule {
  return { id, says: id, when, points, ...(group === undefined ? {} : { group }) }
}

/** Numbers from 0 to 1 that look random and are the same every time (xorshift). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
