import type { Claim, PoolSnapshot, RouteQuestion } from "#domain/routing/decide-route.ts"
import type { LedgerRun, LedgerSettings } from "#domain/routing/ledger.ts"
import type { Instant } from "#domain/instant.ts"
import type { Verdict } from "#domain/routing/verdict.ts"

/** Everything a route was decided on, as plain JSON. Only pools that were asked are in it, and of the checks only those that failed. */
export type RouteInputs = { question: RouteQuestion; pools: Record<string, PoolInputs> }

/** A pool as it was asked. `members` in the pool's order: id, weight, balance in nano-leads, number of the last turn or null. */
export type PoolInputs = {
  members: [string, number, number, number | null][]
  seq: number
  settings: LedgerSettings
  run: LedgerRun | null
  /** The checks that failed somebody, each once. */
  verdicts: Verdict[]
  /** `failed`: positions in `verdicts`. */
  candidates: { id: string; failed: number[]; mustStartBy?: Instant | null }[]
  allAway: PoolSnapshot["allAway"]
  overflow: string[]
}

/**
 * What has to be kept of a routing decision so that it can be made again.
 *
 * @param asked the pools that `decideRoute` asked for, by name, as they were before the decision changed them
 */
export function routeInputs(question: RouteQuestion, asked: ReadonlyMap<string, PoolSnapshot>): RouteInputs {
  return {
    question: {
      ...question,
      ...(question.named ? { named: claimInputs(question.named) } : {}),
      ...(question.success ? { success: claimInputs(question.success) } : {}),
      accountOwner: claimInputs(question.accountOwner),
      ...(question.cover ? { cover: claimInputs(question.cover) } : {}),
      openCycle: claimInputs(question.openCycle),
    },
    pools: Object.fromEntries([...asked].map(([name, pool]) => [name, poolInputs(pool)])),
  }
}

/** The pool that was asked, as `decideRoute` takes it. Checks that passed are gone; nothing depends on them. */
export function poolFrom({ members, seq, settings, run, verdicts, candidates, allAway, overflow }: PoolInputs): PoolSnapshot {
  return {
    ledger: {
      members: members.map(([id, weight, balance, lastAssignedSeq]) => ({ id, weight, balance, lastAssignedSeq })),
      seq,
      settings,
      run,
    },
    candidates: candidates.map(({ failed, ...candidate }) => ({ ...candidate, verdicts: failed.flatMap((at) => verdicts[at] ?? []) })),
    allAway,
    overflow,
  }
}

function poolInputs({ ledger, candidates, allAway, overflow }: PoolSnapshot): PoolInputs {
  const verdicts = new Map<string, { verdict: Verdict; at: number }>()
  const positionOf = (verdict: Verdict) => {
    const key = textOf(verdict)
    const known = verdicts.get(key) ?? { verdict, at: verdicts.size }
    verdicts.set(key, known)
    return known.at
  }
  const failed = candidates.map(({ verdicts: all, ...candidate }) => ({ ...candidate, failed: failedOf(all).map(positionOf) }))
  return {
    members: ledger.members.map(({ id, weight, balance, lastAssignedSeq }) => [id, weight, balance, lastAssignedSeq]),
    seq: ledger.seq,
    settings: ledger.settings,
    run: ledger.run,
    verdicts: [...verdicts.values()].map((each) => each.verdict),
    candidates: failed,
    allAway,
    overflow: [...overflow],
  }
}

/** Many leads meet the same verdicts, which never change. */
const texts = new WeakMap<Verdict, string>()

function textOf(verdict: Verdict): string {
  const known = texts.get(verdict)
  if (known !== undefined) return known
  const text = JSON.stringify(verdict)
  texts.set(verdict, text)
  return text
}

function claimInputs(claim: Claim | null): Claim | null {
  return claim === null ? null : { id: claim.id, verdicts: failedOf(claim.verdicts) }
}

function failedOf<Each extends { passes: boolean }>(verdicts: readonly Each[]): Each[] {
  return verdicts.filter((verdict) => !verdict.passes)
}
