import { canonicalJson } from "#domain/agreement/canonical-json.ts"
import type { Instant } from "#domain/instant.ts"
import { cyclesThen, replayQualification } from "#domain/proof/replay-qualification.ts"
import { isRouteInputs, replayRoute } from "#domain/proof/replay-route.ts"
import { replayScore } from "#domain/proof/replay-score.ts"
import { agreementById, listAgreements } from "#store/agreement.ts"
import { qualificationOfScore, recentScores, type ScoreRecord } from "#store/decision.ts"
import { checkInvariants, cyclesOf, recentRoutes, type Finding, type StoredRoute } from "#store/proof.ts"
import type { Tx } from "#store/tx.ts"
import { hashAgreement } from "#steps/hash-agreement.ts"
import { stepsOutsideHours } from "#steps/08-cadence/prove-hours.ts"
import { rulesOf } from "#steps/rules.ts"

/** What to check. `full`: all rows ever instead of what is open or new. `replays`: how many of the newest decisions are made again; 200. */
export type ProofOptions = { full?: boolean; replays?: number }

/**
 * Checks that what must always hold does, and that decisions, made again from what they were made from, come out the same byte for byte. Changes
 * nothing. Healthy: no finding has violations.
 */
export async function prove(tx: Tx, now: Instant, { full = false, replays = 200 }: ProofOptions = {}): Promise<Finding[]> {
  const invariants = await checkInvariants(tx, now, full)
  const scores = await recentScores(tx, replays)

  return [
    ...invariants,
    finding(
      "cadence_hours",
      "No step of a follow-up lies outside the hours of the lead or of who is to do it.",
      await stepsOutsideHours(tx, replays, now),
    ),
    finding("agreement_hash", "Every version says what it said when it was signed.", await changedAgreements(tx)),
    finding("replay_score", "Scores, made again from what they were made from, come out the same.", await otherScores(tx, scores)),
    finding("replay_qualification", "Verdicts, made again, come out the same.", await otherVerdicts(tx, scores)),
    finding("replay_routing", "Routes, decided again, come to the same owner.", otherRoutes(await recentRoutes(tx, replays))),
  ]
}

type Example = { subject: string; says: string }

function finding(name: string, says: string, found: readonly Example[]): Finding {
  return { name, says, violations: found.length, examples: found.slice(0, 5) }
}

async function changedAgreements(tx: Tx): Promise<Example[]> {
  const changed: Example[] = []
  for (const { id, version } of await listAgreements(tx)) {
    const stored = await agreementById(tx, id)
    if (stored === null || hashAgreement(stored.document) === stored.hash) continue
    changed.push({ subject: id, says: `Version ${version} no longer has the hash that was signed` })
  }
  return changed
}

async function otherScores(tx: Tx, scores: readonly ScoreRecord[]): Promise<Example[]> {
  const others: Example[] = []
  for (const record of scores) {
    const rules = await rulesOf(tx, record.agreement)
    const again = replayScore(rules.scoring, record.inputs, record.at)
    if (isSame(again, record.score)) continue
    others.push({ subject: record.id, says: `Stored ${canonicalJson(record.score)}, now ${canonicalJson(again)}`.slice(0, 1_000) })
  }
  return others
}

async function otherVerdicts(tx: Tx, scores: readonly ScoreRecord[]): Promise<Example[]> {
  const byId = new Map(scores.map((score) => [score.id, score]))
  const records = await qualificationOfScore(tx, [...byId.keys()])
  const cycles = await cyclesOf(tx, [...new Set(records.map((record) => record.lead))])
  const others: Example[] = []
  for (const record of records) {
    const score = byId.get(record.score)
    const then = cyclesThen(cycles.get(record.lead) ?? [], record.id, record.at)
    if (score === undefined || then === null) continue
    const again = replayQualification(await rulesOf(tx, record.agreement), score.inputs, then, record.at)
    if (isSame(again, record.qualification)) continue
    others.push({ subject: record.id, says: `Stored "${record.qualification.why}", now "${again.why}"`.slice(0, 1_000) })
  }
  return others
}

/** The sentence and method of a move say why it came to it, so only the first route of a cycle has to repeat them. */
function otherRoutes(routes: readonly StoredRoute[]): Example[] {
  return routes.flatMap((stored) => {
    if (!isRouteInputs(stored.inputs)) return []
    const again = replayRoute(stored.inputs, stored.at)
    const isMove = stored.method === "reassigned"
    const { owner, pool, attempts, method, says } = stored
    const wanted = isMove ? { owner, pool, attempts } : { owner, pool, attempts, method, says }
    if (again.kind !== "assigned") return [{ subject: stored.id, says: `Went to ${owner}, now: ${again.says}` }]
    const now = {
      owner: again.owner,
      pool: again.pool,
      attempts: again.attempts,
      ...(isMove ? {} : { method: again.method, says: again.says }),
    }
    return isSame(now, wanted) ? [] : [{ subject: stored.id, says: `Went to ${owner} (${says}), now to ${again.owner} (${again.says})` }]
  })
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other)
}
