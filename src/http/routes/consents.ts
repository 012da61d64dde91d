import { toIso } from "#domain/instant.ts"
import { CONTACT_CHANNELS, PURPOSES } from "#domain/privacy/contact.ts"
import { mayContact } from "#domain/privacy/may-contact.ts"
import { IdPath } from "#contract/api-words.ts"
import { ConsentBody, ConsentView, ContactView, LiftBody, LiftedView, ObjectionBody, ObjectionView } from "#contract/privacy.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { consentsOf, type ConsentRecord } from "#store/consent.ts"
import { leadById } from "#store/lead.ts"
import { allPeople } from "#store/person.ts"
import { contacteeOf, contactGrounds } from "#steps/privacy/contact-grounds.ts"
import { liftObjections, objectToContact, recordConsent } from "#steps/privacy/record-consent.ts"

const tags = ["privacy"]
/** Shown with every verdict and policy. */
export const NOTICE = "The policy is your own data and no legal advice."

/** What a lead agreed and objected to, and what follows from it. */
export function consentRoutes(api: Api, app: App): void {
  const contact = {
    tags,
    summary: "Whether a lead may be contacted, how, and why",
    description: "By the workspace's policy and all that is recorded, as of now. It is no legal advice.",
    params: IdPath,
    response: { 200: ContactView },
  }
  api.get("/api/leads/:id/contact", { schema: contact, config: { permission: "leads.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const lead = found(await leadById(tx, request.params.id), "lead")
      const { policy, of } = await contactGrounds(tx, [contacteeOf(lead)])
      const grounds = of(lead.id)
      const verdicts = CONTACT_CHANNELS.flatMap((channel) =>
        PURPOSES.map((purpose) => ({ channel, purpose, ...mayContact({ channel, purpose }, grounds, policy, now) })),
      )
      const recorded = (await consentsOf(tx, lead.id)).map(toView)
      return { country: grounds.country, asked_at: isoOrNull(grounds.askedAt), verdicts, recorded, notice: NOTICE }
    }),
  )

  const consent = {
    tags,
    summary: "Records a legal basis for contact, or that consent is taken back",
    params: IdPath,
    body: ConsentBody,
    response: { 201: ConsentView },
  }
  api.post("/api/leads/:id/consents", { schema: consent, config: { permission: "contact.record" } }, async (request, reply) => {
    const recorded = await within(app, request, async (tx, now) => {
      const lead = found(await leadById(tx, request.params.id), "lead")
      const { kind, basis = "consent", channel = null, purpose = null, evidence, wording = null, source, at, expires_at, by } = request.body
      const { actor } = actorOf(request.caller, await allPeople(tx, now), by)
      const said = {
        kind,
        basis: kind === "ground" ? basis : null,
        channel,
        purpose,
        evidence,
        wording,
        source,
        at: at === undefined ? now : Math.min(Date.parse(at), now),
        expiresAt: expires_at ? Date.parse(expires_at) : null,
      }
      return toView(await recordConsent(tx, lead, said, actor, now))
    })
    return reply.code(201).send(recorded)
  })

  const objection = {
    tags,
    summary: "A lead wants not to be contacted",
    description:
      "It counts at once: waiting messages are called off in the same transaction, and the addresses go on the list of suppressed ones.",
    params: IdPath,
    body: ObjectionBody,
    response: { 201: ObjectionView },
  }
  api.post("/api/leads/:id/objection", { schema: objection, config: { permission: "contact.record" } }, async (request, reply) => {
    const recorded = await within(app, request, async (tx, now) => {
      const lead = found(await leadById(tx, request.params.id), "lead")
      const { channel = null, purpose = null, evidence, source, by } = request.body
      const { actor } = actorOf(request.caller, await allPeople(tx, now), by)
      const done = await objectToContact(tx, lead, { channel, purpose, evidence, source }, actor, now)
      return { consent: toView(done.consent), cancelled: done.cancelled }
    })
    return reply.code(201).send(recorded)
  })

  const lift = {
    tags,
    summary: "What a lead said against contact is taken back",
    description: "By a person's word and with a reason; the list lets go of the addresses, too. A new consent does not do that by itself.",
    params: IdPath,
    body: LiftBody,
    response: { 200: LiftedView },
  }
  api.post("/api/leads/:id/objection/lift", { schema: lift, config: { permission: "privacy.change" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const lead = found(await leadById(tx, request.params.id), "lead")
      const { why, by } = request.body
      const { actor } = actorOf(request.caller, await allPeople(tx, now), by)
      return { lifted: await liftObjections(tx, lead.mergedInto ?? lead.id, { source: null, why }, actor, now) }
    }),
  )
}

function toView({ id, kind, basis, channel, purpose, evidence, wording, source, at, expiresAt, by }: ConsentRecord) {
  return { id, kind, basis, channel, purpose, evidence, wording, source, at: toIso(at), expires_at: isoOrNull(expiresAt), by }
}
