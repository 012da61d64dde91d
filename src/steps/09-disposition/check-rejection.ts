import { checkClaim } from "#domain/disposition/check-claim.ts"
import type { Disposition, Effects } from "#domain/disposition/disposition.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import { rejectionsToReview } from "#domain/disposition/rejection-review.ts"
import { UNDO_MS } from "#domain/disposition/undo-disposition.ts"
import type { Instant } from "#domain/instant.ts"
import { suggestion } from "#domain/sending/compose-open-items.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { handedOffAs } from "#store/handed-off.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import { lastSettledAt, raiseItem } from "#store/raised-item.ts"
import { countRejections, type Rejection } from "#store/rejection.ts"
import type { Tx } from "#store/tx.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"
import { inZone, tellPerson } from "#steps/announce.ts"

/** A rejection that is being carried out. */
export type Rejected = {
  watched: Watched
  said: Extract<Disposition, { kind: "reject" }>
  effects: Effects
  disposition: string
  actor: string
}

/** A rejection as it is to be kept: its claim checked against what was known at the handoff. */
export async function checkRejection(tx: Tx, { watched, said, effects, disposition, actor }: Rejected, now: Instant): Promise<Rejection> {
  const { handoff, rules } = watched
  const known = await handedOffAs(tx, handoff)
  const claim = checkClaim(effects.clause ?? "", known, rules.agreement)
  if (claim === null) throw new Error(`The clause ${effects.clause} was let through, but is none of the agreement's.`)
  return {
    ...claim,
    disposition,
    handoff: handoff.id,
    lead: handoff.lead,
    at: now,
    by: said.by ?? actor,
    owner: handoff.owner,
    tier: handoff.tier,
    reason: said.reason,
    source: known.source,
    campaign: known.campaign,
    creditBack: effects.creditBack,
    countsAgainstQuality: effects.countsAgainstQuality,
    note: said.note,
  }
}

/**
 * When more leads are rejected than agreed, that is somebody's to answer by a date: an item, once while it is open, and only about cycles that began
 * since the last one was settled.
 */
export async function reviewRejections(
  tx: Tx,
  { watched: { rules }, disposition }: Pick<Rejected, "watched" | "disposition">,
  { caretaker, voice }: Watch,
  now: Instant,
): Promise<void> {
  const { review } = rules.agreement.reasons
  if (review === undefined) return
  const since = Math.max(now - readDuration(review.window), (await lastSettledAt(tx, "rejections")) ?? 0)
  const count = await countRejections(tx, since)
  const says = rejectionsToReview(count, review)
  if (says === null) return
  const dueAt = now + readDuration(review.answer_within)
  const item = { id: newId(), kind: "rejections", agreement: rules.id, cause: disposition, says, owner: caretaker.id } as const
  const detail = { ...count, since: new Date(since).toISOString(), share: count.rejected / count.cycles }
  if (!(await raiseItem(tx, { ...item, detail, raisedAt: now, dueAt }))) return
  const message = suggestion({
    about: "too many leads are rejected",
    says,
    lead: null,
    next: "look at the reasons and the clauses that were cited together with sales, and say what follows",
    due: { at: dueAt, says: inZone(dueAt, caretaker.zone) },
    url: `${voice.publicUrl}/items/${item.id}`,
  })
  // the rejection that tipped the scales may still be taken back
  const about = { cause: itemCause(rules.id, item.id), lead: null, handoff: null, sendAfter: now + UNDO_MS }
  await insertDeliveries(tx, [tellPerson(caretaker, message, about, now)])
  await record(tx, [
    { at: now, actor: "baton", kind: "item_raised", says, lead: null, handoff: null, agreement: rules.id, detail: { item: item.id } },
  ])
}

/** What the message about an item names as its cause. */
export function itemCause(agreement: string, item: string): string {
  return `agreement:${agreement}:item:${item}`
}
