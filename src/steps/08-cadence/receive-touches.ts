import type { WebhookTouch } from "#domain/intake/webhook/touch-in.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { Refusal } from "#domain/refusal.ts"
import type { Instant } from "#domain/instant.ts"
import { handoffOfAddress, insertMail, isMailKnown, mailIdOf, settleMail } from "#store/mail.ts"
import { newId } from "#store/new-id.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { recordTouch } from "#steps/record-touch.ts"

const TWO_DAYS = 2 * 24 * 60 * 60_000

/** Touches that another tool tells by webhook are recorded with the handoffs of their leads; what is nobody's waits for a person. Answers how many found theirs. */
export async function receiveTouches(tx: Tx, source: string, touches: readonly WebhookTouch[], now: Instant): Promise<number> {
  const people = await allPeople(tx, now)
  let taken = 0
  for (const touch of touches) {
    const handoff = await handoffOfAddress(tx, touch.email)
    if (handoff === null) await keep(tx, source, touch, caretakerOf(people).id, now)
    else {
      taken += 1
      await recordTouchOf(tx, handoff, source, touch, now)
    }
  }
  return taken
}

/** A touch of another tool, on the handoff that it belongs to. What lies ahead of our clock counts as now. */
export async function recordTouchOf(tx: Tx, handoff: string, source: string, touch: WebhookTouch, now: Instant): Promise<void> {
  const people = await allPeople(tx, now)
  const { kind, externalId, human, outcome, note, direction } = touch
  const by = people.find((person) => person.email.toLowerCase() === touch.by || person.handle === touch.by)?.id ?? null
  const told = {
    handoff,
    kind,
    at: Math.min(touch.at, now),
    by,
    human,
    source,
    externalId,
    note,
    outcome,
    ...(direction === null ? {} : { direction }),
  }
  await recordTouch(tx, told, source, now)
}

async function keep(tx: Tx, source: string, touch: WebhookTouch, owner: string, now: Instant): Promise<void> {
  const messageId = mailIdOf(source, touch.externalId)
  if (await isMailKnown(tx, messageId)) return
  const says = "Another tool tells of a touch with somebody who was never handed off."
  const raw = JSON.stringify({ source, touch })
  await insertMail(tx, {
    id: newId(),
    messageId,
    receivedAt: now,
    kind: "webhook",
    state: "unmatched",
    handoff: null,
    says,
    raw,
    owner,
    dueAt: now + TWO_DAYS,
  })
}

/** What a tool sent and nobody understands is kept whole, somebody's to see to. `id`: what tells it from everything else of its source. */
export async function keepUnreadable(
  tx: Tx,
  source: string,
  { id, item, says }: { id: string; item: unknown; says: string },
  now: Instant,
): Promise<void> {
  const raw = JSON.stringify({ source, item })
  const messageId = mailIdOf(source, id)
  if (await isMailKnown(tx, messageId)) return
  const owner = caretakerOf(await allPeople(tx, now)).id
  await insertMail(tx, {
    id: newId(),
    messageId,
    receivedAt: now,
    kind: "webhook",
    state: "unmatched",
    handoff: null,
    says,
    raw,
    owner,
    dueAt: now + TWO_DAYS,
  })
}

/** A touch that waited is somebody's after all. @throws Refusal 422 when it was never understood */
export async function matchTouch(tx: Tx, id: string, raw: string, handoff: string, now: Instant): Promise<void> {
  const { source, touch } = JSON.parse(raw) as { source: string; touch?: WebhookTouch }
  if (touch === undefined)
    throw new Refusal("not_understood", "This was never understood: mend the source's mapping, have it sent again, and drop this.", 422)
  await recordTouchOf(tx, handoff, source, touch, now)
  await settleMail(tx, id, handoff, "Somebody said whose it is.")
}
