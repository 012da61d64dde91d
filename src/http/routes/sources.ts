import { z } from "zod"
import { toIso } from "#domain/instant.ts"
import { READY_MAPPINGS } from "#domain/intake/webhook/ready/ready-mappings.ts"
import { IdPath, PageQuery, pageOf as PageView } from "#contract/api-words.ts"
import {
  DryRunBody,
  DryRunView,
  MadeSourceView,
  RotateBody,
  SourceBody,
  SourceChange,
  SourceSummaryView,
  SourceView,
} from "#contract/source.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { countBySource, listSources, sourceById, sourceByName, type WebhookSource } from "#store/webhook-source.ts"
import { dryRunWebhook, type Tried } from "#steps/dry-run-webhook.ts"
import { addSource, changeSource, removeSource, rotateSource, type Made } from "#steps/webhook-sources.ts"

const tags = ["sources"]
const AN_HOUR = 60 * 60_000

export function sourceRoutes(api: Api, app: App): void {
  const list = {
    tags,
    summary: "Whose webhooks are taken, newest first",
    querystring: PageQuery,
    response: { 200: PageView(SourceSummaryView) },
  }
  api.get("/api/sources", { schema: list, config: { permission: "sources.read" } }, async (request) => {
    const { cursor, limit } = request.query
    const sources = await within(app, request, (tx) => listSources(tx, { after: afterOf(cursor), limit: limit + 1 }))
    return pageOf(sources, limit, (source) => toSummary(app, source))
  })

  const add = { tags, summary: "Take somebody's webhooks", body: SourceBody, response: { 201: MadeSourceView } }
  api.post("/api/sources", { schema: add, config: { permission: "sources.change", keepsReply: false } }, async (request, reply) => {
    const { signature = null, secret = null, token = null, mapping = null, ...told } = request.body
    const made = await within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      return toMade(app, tx, await addSource(tx, { ...told, signature, secret, token, mapping }, actor, now))
    })
    return reply.code(201).send(made)
  })

  const one = { tags, summary: "A source, with what became of all that it sent", params: IdPath, response: { 200: SourceView } }
  api.get("/api/sources/:id", { schema: one, config: { permission: "sources.read" } }, async (request) =>
    within(app, request, async (tx) => toView(app, tx, found(await sourceById(tx, request.params.id), "source"))),
  )

  const change = {
    tags,
    summary: "Change a source; what is left out stays",
    params: IdPath,
    body: SourceChange,
    response: { 200: MadeSourceView },
  }
  api.put("/api/sources/:id", { schema: change, config: { permission: "sources.change" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      return toMade(app, tx, await changeSource(tx, request.params.id, request.body, actor, now))
    }),
  )

  const rotate = {
    tags,
    summary: "Another secret, while the one before stays good for a time; another address, too, when asked",
    params: IdPath,
    body: RotateBody,
    response: { 200: MadeSourceView },
  }
  api.post("/api/sources/:id/rotate", { schema: rotate, config: { permission: "sources.change", keepsReply: false } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const { secret = null, overlap_hours, address } = request.body
      return toMade(app, tx, await rotateSource(tx, request.params.id, { secret, address, overlap: overlap_hours * AN_HOUR }, actor, now))
    }),
  )

  const remove = { tags, summary: "Take nothing more from a source; what came stays", params: IdPath, response: { 204: z.null() } }
  api.delete("/api/sources/:id", { schema: remove, config: { permission: "sources.change" } }, async (request, reply) => {
    await within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      await removeSource(tx, request.params.id, actor, now)
    })
    return reply.code(204).send(null)
  })

  const dryRun = { tags, summary: "Try a mapping on a sample; nothing is stored", body: DryRunBody, response: { 200: DryRunView } }
  api.post("/api/sources/dry-run", { schema: dryRun, config: { permission: "sources.change", keepsReply: false } }, async (request) => {
    const { sample, source, vendor, mapping } = request.body
    const payload = typeof sample === "string" ? sample : (JSON.stringify(sample) ?? "")
    const { items, total } = await within(app, request, async (tx, now) => {
      const known = source === undefined ? null : found(await sourceByName(tx, source), "source")
      const document = mapping ?? known?.mapping.document ?? READY_MAPPINGS[vendor ?? "custom"]
      return dryRunWebhook(tx, document, { payload, source: `webhook:${source ?? vendor ?? "sample"}` }, now)
    })
    return { items: items.map(toTried), total }
  })
}

function toSummary(app: App, source: WebhookSource) {
  const { id, name, vendor, signature, lane, active, refused, lastRefusal } = source
  return {
    ...{ id, name, vendor, signature, lane, active, refused },
    url: `${app.publicUrl}/hooks/${source.address}`,
    mapping_version: source.mapping.version,
    created_at: toIso(source.createdAt),
    created_by: source.createdBy,
    last_received_at: isoOrNull(source.lastReceivedAt),
    last_refused_at: isoOrNull(source.lastRefusedAt),
    last_refusal: lastRefusal,
    has_token: source.token !== null,
    fetch_error: source.fetchError,
    old_secret_until: isoOrNull(source.secretBeforeUntil),
  }
}

async function toView(app: App, tx: Tx, source: WebhookSource): Promise<SourceView> {
  return {
    ...toSummary(app, source),
    verify_token: source.verifyToken,
    mapping: source.mapping.document,
    counts: await countBySource(tx, source),
  }
}

async function toMade(app: App, tx: Tx, { source, secret }: Made) {
  return { ...(await toView(app, tx, source)), secret }
}

function toTried({ arrival, problem, id, signals, unmapped }: Tried): DryRunView["items"][number] {
  return {
    problem,
    id,
    kind: arrival?.kind ?? null,
    form: arrival?.form ?? null,
    event: arrival?.event ?? null,
    page: arrival?.page ?? null,
    campaign: arrival?.campaign ?? null,
    occurred_at: arrival === null ? null : toIso(arrival.occurredAt),
    identities: arrival?.identities ?? [],
    fields: arrival?.fields ?? {},
    properties: arrival?.properties ?? {},
    signals,
    unmapped,
  }
}
