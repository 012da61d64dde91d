import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { nextAttempt } from "#domain/sending/back-off.ts"
import { failedDelivery } from "#domain/sending/compose-open-items.ts"
import type { SendResult } from "#domain/sending/message.ts"
import type { Instant } from "#domain/instant.ts"
import { sendDelivery } from "#integrations/send.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"
import { claimDeliveries, insertDeliveries, settleDeliveries, type DeliveryEnd, type DeliveryRecord } from "#store/delivery.ts"
import type { Database } from "#store/open.ts"
import { allPeople } from "#store/person.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import { inZone, tellPerson, type Voice } from "#steps/announce.ts"
import { lawfulDeliveries } from "#steps/privacy/lawful-deliveries.ts"

/** How messages leave: `null` in a demo, where they are shown instead of leaving the machine. */
export type Outlet = { settings: SendingSettings | null; voice: Voice }

const BATCH = 50
/** A claimed message is tried again after this long if its process died while sending. */
const CLAIM_MS = 60_000
const A_DAY = 24 * 60 * 60_000

/** Sends what is due, one round; answers how many messages it tried. What fails comes again later; what fails for good gets an owner and a deadline. */
export async function deliverRound(
  db: Database,
  workspace: string,
  outlet: Outlet,
  now: () => Instant,
  jitter: () => number,
): Promise<number> {
  const { claimed, cancelled } = await inWorkspace(db, workspace, (tx) => claimLawful(tx, outlet.voice, now()), "claim")
  if (claimed.length === 0) return cancelled
  const tried = await Promise.all(claimed.map(async (delivery) => ({ delivery, result: await attempt(delivery, outlet.settings) })))
  await inWorkspace(
    db,
    workspace,
    async (tx) => {
      const people = await allPeople(tx, now())
      const owner = caretakerOf(people)
      const ends = tried.map(({ delivery, result }) => endOf(delivery, result, owner.id, now(), jitter()))
      await settleDeliveries(tx, ends)
      const dead = tried.filter((_, index) => ends[index]?.state === "dead")
      await insertDeliveries(
        tx,
        dead
          .filter(({ delivery }) => !delivery.cause.startsWith("delivery:"))
          .map(({ delivery, result }) =>
            tellPerson(
              owner,
              lost(delivery, result, owner.zone, outlet.voice, now()),
              { cause: `delivery:${delivery.id}:dead`, lead: delivery.lead, handoff: delivery.handoff },
              now(),
            ),
          ),
      )
    },
    "settle",
  )
  return claimed.length + cancelled
}

/** Takes what is due; what may not go to its lead any more is called off instead. */
async function claimLawful(tx: Tx, voice: Voice, now: Instant): Promise<{ claimed: DeliveryRecord[]; cancelled: number }> {
  const due = await claimDeliveries(tx, now, now + CLAIM_MS, BATCH)
  const claimed = await lawfulDeliveries(tx, due, voice, now)
  return { claimed, cancelled: due.length - claimed.length }
}

type Attempted = SendResult | { kind: "shown" }

async function attempt(delivery: DeliveryRecord, settings: SendingSettings | null): Promise<Attempted> {
  if (settings === null) return { kind: "shown" }
  if (delivery.channel === "email" && settings.smtpUrl === null) return { kind: "shown" }
  return sendDelivery(settings, delivery)
}

function endOf(delivery: DeliveryRecord, result: Attempted, owner: string, now: Instant, jitter: number): DeliveryEnd {
  const base = { id: delivery.id, nextAt: null, endedAt: now, lastError: null, receipt: null, owner: null, dueAt: null }
  if (result.kind === "shown") return { ...base, state: "shown" }
  const next = nextAttempt(delivery.attempts, result, now, jitter)
  if (next.kind === "sent") return { ...base, state: "sent", receipt: result.kind === "sent" ? result.receipt : null }
  if (next.kind === "again") return { ...base, state: "waiting", nextAt: next.at, endedAt: null, lastError: next.error }
  return { ...base, state: "dead", lastError: next.error, owner, dueAt: now + A_DAY }
}

function lost(delivery: DeliveryRecord, result: Attempted, zone: string, voice: Voice, now: Instant) {
  const error = "error" in result ? result.error : "unknown"
  const recipient = delivery.channel === "email" || delivery.recipient.startsWith("team:") ? delivery.recipient : "a webhook"
  return failedDelivery({
    subject: delivery.subject,
    delivery: { id: delivery.id, channel: delivery.channel, recipient, attempts: delivery.attempts, error },
    lead: null,
    due: { at: now + A_DAY, says: inZone(now + A_DAY, zone) },
    url: `${voice.publicUrl}/deliveries`,
  })
}
