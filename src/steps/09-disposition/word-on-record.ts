import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Claim } from "#domain/disposition/check-claim.ts"
import { clausesOf } from "#domain/disposition/clauses.ts"
import type { Disposition, Effects } from "#domain/disposition/disposition.ts"
import type { Instant } from "#domain/instant.ts"
import { insertDeliveries } from "#store/delivery.ts"
import type { DispositionRecord } from "#store/disposition.ts"
import type { Handoff } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"
import { tellTeam } from "#steps/announce.ts"

/** A word as it is kept. `claim`: what the facts say of a rejection's. */
export function toRecord(
  word: { disposition: string; handoff: Handoff; verdict: Disposition; actor: string; effects: Effects; claim: Claim | null },
  now: Instant,
): Omit<DispositionRecord, "undoneAt"> {
  const { disposition, handoff, verdict, actor, effects, claim } = word
  const { kind, note } = verdict
  return {
    id: disposition,
    handoff: handoff.id,
    lead: handoff.lead,
    kind,
    reason: "reason" in verdict ? verdict.reason : null,
    clause: effects.clause,
    until: "until" in verdict ? verdict.until : null,
    topic: "topic" in verdict ? verdict.topic : null,
    note,
    detail: {
      label: effects.label,
      counts_against_quality: effects.countsAgainstQuality,
      credit_back: effects.creditBack,
      ...(claim === null ? {} : { claim: { verdict: claim.verdict, says: claim.says } }),
      ...("confirmed" in verdict ? { confirmed: verdict.confirmed, notes: verdict.notes ?? {} } : {}),
      ...("amount" in verdict ? { amount: verdict.amount ?? null, currency: verdict.currency ?? null } : {}),
    },
    by: verdict.by ?? actor,
    at: now,
  }
}

/** What the agreement calls a reason. */
function reasonSays(id: string, { reasons }: Agreement): string {
  return [...reasons.reject, ...reasons.recycle, ...reasons.disqualify].find((each) => each.id === id)?.says ?? id
}

/** Writes a word into the journal and tells other systems of it. */
export async function tellOfWord(
  tx: Tx,
  told: { watched: Watched; after: Handoff; verdict: Disposition; claim: Claim | null; actor: string; watch: Watch; sendAfter: Instant },
  now: Instant,
): Promise<void> {
  const { watched, after, verdict, claim, actor, watch, sendAfter } = told
  const { handoff, lead, owner, rules } = watched
  const why = "reason" in verdict && verdict.reason ? `: ${reasonSays(verdict.reason, rules.agreement)}` : ""
  const checked =
    claim === null
      ? ""
      : ` It cites “${clausesOf(rules.agreement).find(({ id }) => id === claim.clause)?.says ?? claim.clause}”. ${claim.says}`
  const says = `${verdict.by ?? actor} said "${verdict.kind.replaceAll("_", " ")}"${why}.${checked} ${after.nextAction}.`
  await record(tx, [
    {
      at: now,
      actor,
      kind: `handoff_${after.state}`,
      says,
      lead: lead.id,
      handoff: handoff.id,
      agreement: rules.id,
      detail: { version: after.version },
    },
  ])
  const webhookOnly = { ...watch.voice, teamChannels: watch.voice.teamChannels.filter((channel) => channel === "webhook") }
  const message = {
    subject: `${lead.name ?? "A lead"}: ${verdict.kind}`,
    lines: [says],
    facts: [],
    link: null,
    event: {
      type: `handoff.${after.state}`,
      payload: {
        handoff: handoff.id,
        lead: lead.id,
        owner: owner.id,
        state: after.state,
        reason: "reason" in verdict ? verdict.reason : null,
        clause: claim?.clause ?? null,
        claim: claim === null ? null : { verdict: claim.verdict, says: claim.says },
        amount: after.amount,
        currency: after.currency,
        at: new Date(now).toISOString(),
      },
    },
    audience: "system" as const,
  }
  await insertDeliveries(
    tx,
    tellTeam(
      webhookOnly,
      owner.team,
      message,
      { cause: `handoff:${handoff.id}:disposition:${after.version}`, lead: lead.id, handoff: handoff.id, sendAfter },
      now,
    ),
  )
}
