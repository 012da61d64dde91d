import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { DeliveryQuery, DeliveryView } from "#contract/delivery.ts"
import { HoldBody, HoldView, ReleaseBody, ReleasedView } from "#contract/delivery-hold.ts"
import { actorOf, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { listDeliveries, retryDelivery, type DeliveryRecord } from "#store/delivery.ts"
import { deliveryHold } from "#store/delivery-hold.ts"
import { allPeople } from "#store/person.ts"
import { peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import { sendAgain, stopSending } from "#steps/hold-deliveries.ts"

const tags = ["deliveries"]

export function deliveryRoutes(api: Api, app: App): void {
  holdRoutes(api, app)
  const list = {
    tags,
    summary: "What was or is to be sent, newest first",
    querystring: DeliveryQuery,
    response: { 200: PageView(DeliveryView) },
  }
  api.get("/api/deliveries", { schema: list, config: { permission: "deliveries.read" } }, async (request) => {
    const { state = null, lead = null, cursor, limit } = request.query
    return within(app, request, async (tx) => {
      const deliveries = await listDeliveries(tx, { state, lead, after: afterOf(cursor), limit: limit + 1 })
      const people = await peopleInFewWords(
        tx,
        deliveries.map((delivery) => delivery.owner),
      )
      return pageOf(deliveries, limit, (delivery) => toView(delivery, people))
    })
  })

  const retry = { tags, summary: "Try again to send what was given up", params: IdPath, response: { 200: DeliveryView } }
  api.post("/api/deliveries/:id/retry", { schema: retry, config: { permission: "deliveries.retry" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const delivery = await retryDelivery(tx, request.params.id, now)
      if (delivery === null) throw new Refusal("not_given_up", "There is no message of this id that was given up.", 404)
      return toView(delivery, await peopleInFewWords(tx, [delivery.owner]))
    }),
  )
}

function holdRoutes(api: Api, app: App): void {
  const show = { tags, summary: "Whether messages are held: nothing is sent until they are released", response: { 200: HoldView } }
  api.get("/api/deliveries/hold", { schema: show, config: { permission: "deliveries.hold" } }, async (request) =>
    within(app, request, async (tx) => {
      const hold = await deliveryHold(tx)
      return hold === null ? null : { ...hold, since: toIso(hold.since) }
    }),
  )

  const hold = { tags, summary: "Send nothing from now on", body: HoldBody, response: { 200: HoldView } }
  api.post("/api/deliveries/hold", { schema: hold, config: { permission: "deliveries.hold" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const held = await stopSending(tx, request.body.why, actor, now)
      return { ...held, since: toIso(held.since) }
    }),
  )

  const release = { tags, summary: "Send again; what waited goes out, or is cancelled", body: ReleaseBody, response: { 200: ReleasedView } }
  api.post("/api/deliveries/release", { schema: release, config: { permission: "deliveries.hold" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      return sendAgain(tx, request.body.cancel, actor, now)
    }),
  )
}

function toView(delivery: DeliveryRecord, people: ReadonlyMap<string, PersonSummary>) {
  const { id, cause, channel, recipient, subject, body, state, attempts, lead, handoff, receipt } = delivery
  return {
    id,
    cause,
    channel,
    recipient,
    subject,
    body,
    state,
    attempts,
    lead,
    handoff,
    receipt,
    created_at: toIso(delivery.createdAt),
    next_at: isoOrNull(delivery.nextAt),
    ended_at: isoOrNull(delivery.endedAt),
    last_error: delivery.lastError,
    owner: delivery.owner === null ? null : (people.get(delivery.owner) ?? null),
    due_at: isoOrNull(delivery.dueAt),
  }
}
