import { assignWaiting } from "#domain/routing/assign-waiting.ts"
import { checkCapacity } from "#domain/routing/capacity.ts"
import { checkCaps } from "#domain/routing/caps.ts"
import { createLedger, ledgerFromCounts, next, nextMany, preview, type Ledger } from "#domain/routing/round-robin.ts"
import { compileRules, firstMatch } from "#domain/routing/rule-index.ts"
import { DEFAULT_STANDING } from "#domain/routing/standing.ts"

/** A case's input; what is in it depends on the case's kind. */
export type OracleInput = Record<string, unknown>

/**
 * How a kind of case is answered: `ours` follows our rule, `peer` is somebody else's rule, answered by ours only to see how far apart
 * they are. `answer` gives undefined when the case has a shape it does not know. `without`: why our rule gives no answer at all.
 */
export type OracleKind = { whose: "ours" | "peer"; note: string; answer?: (input: OracleInput) => unknown }

/** Credit and debt without bounds: some cases begin far from a balance and go all the way back. */
const UNBOUNDED = { maxCredit: null, maxDebt: null } as const

/** Every kind of case that is known, and what it has to do with our rule. */
export const ASSIGNMENT_KINDS: Readonly<Record<string, OracleKind>> = {
  weighted_smooth: { whose: "ours", note: "ledger with ties by the pool's order", answer: weightedSmooth },
  rule_then_least_loaded: { whose: "ours", note: "rules first, then the ledger started from the loads", answer: ruleThenLeastLoaded },
  load_balance: { whose: "ours", note: "ledger started from the open counts", answer: loadBalance },
  backlog: { whose: "ours", note: "the queue is taken from the oldest, whatever its age", answer: backlog },
  concurrency: { whose: "ours", note: "what a lead takes is gone for the next", answer: concurrency },
  round_robin: { whose: "peer", note: "a pointer in a list; ours is a ledger", answer: plainRotation },
  after_last_created: { whose: "peer", note: "whoever follows the newest lead's owner; ours is a ledger", answer: afterLast },
  least_recently_used: { whose: "peer", note: "recency decides alone; with us it only breaks ties", answer: leastRecentlyUsed },
  fair_share_calcom: { whose: "peer", note: "priorities before shares; we have no priorities, only weights", answer: fairShare },
  weighted_cycle: { whose: "peer", note: "each gets all of a cycle's leads in a row; ours spreads them", answer: weightedCycle },
  quota_odoo17: { whose: "peer", note: "a daily number made of a monthly capacity; ours counts leads in calendar windows (caps)" },
  quota_odoo18: { whose: "peer", note: "a daily number made of a monthly capacity; ours counts leads in calendar windows (caps)" },
}

function weightedSmooth(input: OracleInput): unknown {
  const weights = Object.entries(input["weights"] as Record<string, number>)
  const ledger = createLedger(
    weights.map(([id, weight]) => ({ id, weight })),
    { ties: "pool_order" },
  )
  const winners = preview(ledger, input["count"] as number)
  return {
    sequence: winners.join(""),
    counts: counted(
      weights.map(([id]) => id),
      winners,
    ),
  }
}

function ruleThenLeastLoaded(input: OracleInput): unknown {
  const pool = input["pool"] as string[] | undefined
  if (pool === undefined) return undefined
  const ruled = ruleOwner(input)
  if (ruled !== null) return ruled
  const load = (input["load"] ?? {}) as Record<string, number>
  const inactive = new Set((input["inactive"] ?? []) as string[])
  const isFree = (id: string): boolean => !inactive.has(id) && hasRoom(load[id] ?? 0, (input["cap"] ?? null) as number | null)
  const ledger = startedFrom(pool, load)
  if (typeof input["leads"] !== "number") {
    const { winner } = next(ledger, { eligible: isFree })
    return [winner, winner === null ? null : "round_robin"]
  }
  const winners = preview(ledger, input["leads"], { eligible: isFree })
  return { sequence: winners, load: counted(pool, winners, load) }
}

function hasRoom(count: number, max: number | null): boolean {
  const cap = { scope: "person", window: { kind: "day" }, max } as const
  return checkCaps([{ cap, count }], { tier: 2, exemptions: [], zone: "UTC" }, 0).passes
}

function ruleOwner(input: OracleInput): [string, string] | null {
  const rules = (input["rules"] ?? []) as { field: string; equals: string; owner: string }[]
  const inactive = (input["inactive"] ?? []) as string[]
  const active = rules.map((rule, place) => ({ ...rule, place })).filter((rule) => !inactive.includes(rule.owner))
  const compiled = compileRules(active.map(({ field, equals, owner }) => ({ id: owner, clauses: [{ fact: field, in: [equals] }] })))
  const rule = active[firstMatch(compiled, (input["lead"] ?? {}) as Record<string, string>)]
  return rule === undefined ? null : [rule.owner, `rule:${rule.place}:${rule.field}`]
}

function loadBalance(input: OracleInput): unknown {
  const open = (input["open"] ?? input["open_conversations"]) as Record<string, number> | undefined
  if (open === undefined) return undefined
  const ids = Object.keys(open)
  const ledger = startedFrom(ids, open)
  if (typeof input["new"] !== "number") return next(ledger).winner
  return counted(ids, preview(ledger, input["new"]), open)
}

function backlog(input: OracleInput): unknown {
  const ages = input["unassigned_leads_age_days"] as number[] | undefined
  if (ages !== undefined) return { routed: ages.map((days) => assigned([`${days}`], () => -days, Number.POSITIVE_INFINITY).length === 1) }
  const queue = input["queue_oldest_first"] as string[] | undefined
  if (queue === undefined || typeof input["capacity"] !== "number") return undefined
  const taken = assigned(queue, (id) => queue.indexOf(id), input["agent_comes_online"] === false ? 0 : input["capacity"])
  return taken.map((name) => name.split(" ")[0])
}

function concurrency(input: OracleInput): unknown {
  const { capacity_left: left, simultaneous_leads: leads, eligible } = input
  if (typeof left !== "number" || typeof leads !== "number" || eligible !== 1) return undefined
  const count = assigned(
    Array.from({ length: leads }, (_, i) => `${i}`),
    () => 0,
    left,
  ).length
  return { assigned: count, queued: leads - count }
}

/** Which of the leads the only rep gets, who has room for so many. */
function assigned(ids: readonly string[], since: (id: string) => number, room: number): string[] {
  const waiting = ids.map((id) => ({ id, waitingSince: since(id) })).reverse()
  const verdict = (taken: number) => checkCapacity({ used: taken, max: room }, 1)
  const candidatesFor = (_: unknown, taken: ReadonlyMap<string, readonly unknown[]>) => [
    { id: "rep", verdicts: [verdict(taken.get("rep")?.length ?? 0)] },
  ]
  const ledger = createLedger([{ id: "rep" }])
  const { decisions } = assignWaiting(
    waiting,
    { ledger, policy: { allAway: "hold", lookAheadHours: 0 }, standing: DEFAULT_STANDING, candidatesFor },
    0,
  )
  return decisions.filter(({ decision }) => decision.outcome.kind === "assigned").map(({ lead }) => lead.id)
}

function plainRotation(input: OracleInput): unknown {
  return preview(lastedBy(input["users"] as string[], [input["last"] as string]), input["count"] as number)
}

function afterLast(input: OracleInput): unknown {
  return next(lastedBy(input["active_team_users_sorted"] as string[], [input["assignee_of_newest_lead"] as string])).winner
}

function leastRecentlyUsed(input: OracleInput): unknown {
  const queue = input["queue_most_recent_first"] as string[] | undefined
  if (queue === undefined) return undefined
  const oldestFirst = [...queue].reverse()
  const turns = (input["steps"] as { online: string[] }[]).map(({ online }) => ({ entitled: new Set(online), eligible: new Set(online) }))
  return nextMany(lastedBy([...queue].sort(), oldestFirst), turns).winners
}

function fairShare(input: OracleInput): unknown {
  const users = input["users"] as { id: string; w?: number; n?: number; cal?: number; last?: string }[]
  const hasWeights = input["weights"] === true
  const members = users.map(({ id, w = 100, n = 0, cal = 0 }) => ({ id, weight: hasWeights ? w : 100, received: hasWeights ? n + cal : 0 }))
  const byTime = [...users].filter(({ last }) => last !== undefined).sort((left, right) => (left.last! < right.last! ? -1 : 1))
  return next(
    lasted(
      ledgerFromCounts(members, UNBOUNDED),
      byTime.map(({ id }) => id),
    ),
  ).winner
}

function weightedCycle(input: OracleInput): unknown {
  const weights = Object.entries(input["weights"] as Record<string, number>)
  return preview(createLedger(weights.map(([id, weight]) => ({ id, weight }))), input["count"] as number)
}

function startedFrom(ids: readonly string[], load: Record<string, number>): Ledger {
  return ledgerFromCounts(
    ids.map((id) => ({ id, received: load[id] ?? 0 })),
    UNBOUNDED,
  )
}

function lastedBy(ids: readonly string[], oldestFirst: readonly string[]): Ledger {
  return lasted(createLedger(ids.map((id) => ({ id }))), oldestFirst)
}

/** The ledger as if those had been assigned a lead in this order. */
function lasted(ledger: Ledger, oldestFirst: readonly string[]): Ledger {
  const members = ledger.members.map((member) => ({
    ...member,
    lastAssignedSeq: oldestFirst.includes(member.id) ? oldestFirst.indexOf(member.id) + 1 : null,
  }))
  return { ...ledger, members, seq: oldestFirst.length }
}

function counted(ids: readonly string[], winners: readonly (string | null)[], before: Record<string, number> = {}): Record<string, number> {
  return Object.fromEntries(ids.map((id) => [id, (before[id] ?? 0) + winners.filter((winner) => winner === id).length]))
}
