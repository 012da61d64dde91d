import type { z } from "zod"
import type { TrialView } from "#contract/agreement-reading.ts"
import { MATCH_SAYS } from "#domain/account/match-account.ts"
import type { Person } from "#domain/people/person.ts"
import type { Proof } from "#domain/qualification/qualification.ts"
import { MICRO } from "#domain/score/score.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import type { Trial } from "#steps/try-lead.ts"

/** What would become of a made-up lead, as the API shows it. */
export function trialView(trial: Trial, people: readonly Person[]): z.infer<typeof TrialView> {
  const { score, reasons, qualification: verdict, almost, match, account } = trial
  const isOut = verdict.kind === "disqualified"
  return {
    score: {
      fit: score.fit / MICRO,
      intent: score.intent / MICRO,
      completeness: score.fitCompleteness,
      model: score.model,
      region: score.region,
    },
    reasons: reasons.map((reason) => ({ ...reason, points: reason.points / MICRO })),
    verdict: verdict.kind,
    tier: verdict.kind === "qualified" ? verdict.tier : null,
    why: verdict.why,
    override: verdict.kind === "qualified" ? verdict.override : null,
    rule: isOut ? verdict.rule : null,
    proofs: isOut
      ? null
      : { fit: proofView(verdict.proofs.fit), intent: proofView(verdict.proofs.intent), context: proofView(verdict.proofs.context) },
    missing: verdict.kind === "not_yet" ? verdict.missing : [],
    almost: [almost].flat().flatMap((one) => (one === null ? [] : [{ kind: one.kind, name: one.name, says: one.says }])),
    play: trial.play,
    account:
      account === null
        ? null
        : { id: account.id, name: account.name ?? account.domain, says: `The account was found ${MATCH_SAYS[match.code]}.` },
    route: routeView(trial, people),
  }
}

function proofView({ passes, says, missing, waivedBy }: Proof) {
  return { passes, says, missing, waived_by: waivedBy }
}

function routeView({ route, territory, pool }: Trial, people: readonly Person[]) {
  if (route === null) return null
  const inFewWords = (id: string) => {
    const person = people.find((one) => one.id === id)
    return person === undefined ? null : { id, name: person.name, handle: person.handle }
  }
  return {
    owner: route.kind === "nobody" ? null : inFewWords(route.owner),
    says: route.says,
    territory,
    pool: route.kind === "assigned" ? route.pool : pool,
    attempts: route.attempts.map(({ candidates, ...attempt }) => ({
      ...attempt,
      candidates: candidates.map(({ id, says, freeAt }) => ({ person: inFewWords(id), says, free_at: isoOrNull(freeAt) })),
    })),
  }
}
