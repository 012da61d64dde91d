import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { SHIPPED_POLICY, type ContactPolicy } from "#domain/privacy/contact-policy.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { ContactPolicyBody, ContactPolicyView, LiftBody, SuppressionQuery, SuppressionView } from "#contract/privacy.ts"
import { actorOf, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { NOTICE } from "#http/routes/consents.ts"
import { insertPolicy, newestPolicy, type PolicyVersion } from "#store/contact-policy.ts"
import { record } from "#store/journal.ts"
import { allPeople } from "#store/person.ts"
import { liftSuppressions, listSuppressions, suppressionKey, type Suppression } from "#store/suppression.ts"
import { addressHash } from "#steps/privacy/address-hash.ts"

const tags = ["privacy"]

/** The workspace's rules about contact, and the list of addresses that are not to be contacted. */
export function contactPolicyRoutes(api: Api, app: App): void {
  const look = { tags, summary: "The rules about contact that count", response: { 200: ContactPolicyView } }
  api.get("/api/contact-policy", { schema: look, config: { permission: "privacy.read" } }, async (request) =>
    within(app, request, async (tx) => policyView(await newestPolicy(tx))),
  )

  const change = {
    tags,
    summary: "Other rules about contact, from now on",
    description: "They are the workspace's own and no legal advice. Earlier ones stay on record.",
    body: ContactPolicyBody,
    response: { 200: ContactPolicyView },
  }
  api.put("/api/contact-policy", { schema: change, config: { permission: "privacy.change" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { policy, why, by } = request.body
      const { actor } = actorOf(request.caller, await allPeople(tx, now), by)
      const version: PolicyVersion = { policy: policy as ContactPolicy, why, at: now, by: actor }
      await insertPolicy(tx, version)
      const says = `The rules about contact were changed: ${why}`
      await record(tx, [
        {
          at: now,
          actor,
          kind: "contact_policy_changed",
          says,
          lead: null,
          handoff: null,
          agreement: null,
          detail: { rules: policy.rules.length },
        },
      ])
      return policyView(version)
    }),
  )

  const list = {
    tags,
    summary: "Addresses that are not to be contacted, newest first",
    description: "They are kept as keyed hashes, so the list can be asked about an address, and tells none.",
    querystring: SuppressionQuery,
    response: { 200: PageView(SuppressionView) },
  }
  api.get("/api/suppressions", { schema: list, config: { permission: "privacy.read" } }, async (request) => {
    const { address, cursor, limit } = request.query
    return within(app, request, async (tx) => {
      const hashes = address === undefined ? null : hashesOf(await suppressionKey(tx), address.trim())
      return pageOf(await listSuppressions(tx, { hashes, after: afterOf(cursor), limit: limit + 1 }), limit, suppressionView)
    })
  })

  const lift = {
    tags,
    summary: "An address may be contacted again",
    params: IdPath,
    body: LiftBody,
    response: { 200: SuppressionView },
  }
  api.post("/api/suppressions/:id/lift", { schema: lift, config: { permission: "privacy.change" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { why, by } = request.body
      const { actor } = actorOf(request.caller, await allPeople(tx, now), by)
      const [entry] = await liftSuppressions(tx, { id: request.params.id }, { by: actor, why }, now)
      if (entry === undefined) throw new Refusal("not_found", "There is no entry of this id on the list.", 404)
      const says = `An address was taken off the list of those that are not to be contacted: ${why}`
      await record(tx, [
        { at: now, actor, kind: "suppression_lifted", says, lead: null, handoff: null, agreement: null, detail: { suppression: entry.id } },
      ])
      return suppressionView(entry)
    }),
  )
}

function hashesOf(key: Buffer, address: string): Buffer[] {
  return [addressHash(key, "email", address), addressHash(key, "phone", address.replaceAll(/[\s()/-]/g, ""))]
}

function policyView(version: PolicyVersion | null) {
  const { policy, at, by, why } = version ?? { policy: SHIPPED_POLICY, at: null, by: null, why: null }
  const document = {
    ...policy,
    rules: policy.rules.map((rule) => ({ ...rule, countries: [...rule.countries], needs: [...rule.needs] })),
    request_forms: [...policy.request_forms],
  }
  return { policy: document, is_shipped: version === null, since: at === null ? null : toIso(at), by, why, notice: NOTICE }
}

function suppressionView(entry: Suppression) {
  const { id, kind, hash, channel, purpose, reason, source, at, by, liftedAt, liftedBy, liftedWhy } = entry
  const lifted = { lifted_at: isoOrNull(liftedAt), lifted_by: liftedBy, lifted_why: liftedWhy }
  return { id, kind, hash: hash.toString("hex"), channel, purpose, reason, source, at: toIso(at), by, ...lifted }
}
