import type { FieldValue } from "#domain/condition/condition.ts"
import type { ContactChannel, ContactGrounds, Ground, Stop } from "#domain/privacy/contact.ts"
import { compileRequestForms, SHIPPED_POLICY, type ContactPolicy } from "#domain/privacy/contact-policy.ts"
import type { Instant } from "#domain/instant.ts"
import { recordedContact, type RecordedContact } from "#store/consent.ts"
import type { Lead } from "#store/lead.ts"
import { suppressedAmong, suppressionKey } from "#store/suppression.ts"
import type { Tx } from "#store/tx.ts"
import { addressHash, type AddressKind } from "#steps/privacy/address-hash.ts"

/** A lead that somebody means to contact. `forms`: those it sent, with when; looked up when left out. */
export type Contactee = {
  /** Under which name the answer is asked for. */
  id: string
  /** Id of the lead. */
  lead: string
  country: string | null
  addresses: readonly { kind: AddressKind; address: string }[]
  forms?: readonly SentForm[]
  /** What its fields say against contact, wherever they came from. */
  stops: readonly Stop[]
}

export type SentForm = { form: string | null; at: Instant }

/** The policy that counts, and what decides about each lead. */
export type LoadedGrounds = { policy: ContactPolicy; of: (lead: string) => ContactGrounds }

/** What decides whether these leads may be contacted: one statement for all, and a second one when anybody is on the list of suppressed addresses. */
export async function contactGrounds(tx: Tx, leads: readonly Contactee[]): Promise<LoadedGrounds> {
  const recorded = await recordedContact(
    tx,
    leads.map(({ lead }) => lead),
    leads.flatMap((lead) => (lead.forms === undefined ? [lead.lead] : [])),
  )
  const policy = recorded.policy ?? SHIPPED_POLICY
  const suppressed = recorded.suppresses ? await suppressedStops(tx, leads) : NOBODY
  const lastAsked = lastRequest(policy)
  const forms = Map.groupBy(recorded.forms, (one) => one.lead)
  const byLead = Map.groupBy(recorded.consents, (one) => one.lead)
  const known = new Map(
    leads.map((lead): [string, ContactGrounds] => {
      const own = byLead.get(lead.lead) ?? []
      const askedAt = lastAsked(lead.forms ?? forms.get(lead.lead) ?? [])
      return [
        lead.id,
        {
          country: lead.country,
          grounds: own.flatMap(toGround),
          stops: [...lead.stops, ...stopsIn(own), ...(suppressed.get(lead.id) ?? [])],
          askedAt,
        },
      ]
    }),
  )
  return { policy, of: (lead) => known.get(lead) ?? unknownLead(lead) }
}

const NOBODY: ReadonlyMap<string, Stop[]> = new Map()

/** A lead as the rules of contact see it. `fields`: what is known of it, from whomever; its own words when left out. */
export function contacteeOf(
  lead: Pick<Lead, "id" | "email" | "fields" | "fieldAt" | "enriched">,
  fields?: Readonly<Record<string, FieldValue>>,
): Contactee {
  const known = fields ?? lead.fields
  const text = (name: string) => (typeof known[name] === "string" && known[name] !== "" ? known[name] : null)
  const told = lead.enriched["country"]?.value
  const emails = new Set([lead.email, text("secondary_email")].filter((one) => one !== null))
  const phones = new Set([text("phone_e164"), text("mobile_phone_e164")].filter((one) => one !== null))
  const says = (name: string, channel: ContactChannel): Stop[] =>
    known[name] === true ? [{ kind: "objection", channel, purpose: null, at: lead.fieldAt[name] ?? 0 }] : []
  return {
    id: lead.id,
    lead: lead.id,
    country: text("country") ?? (typeof told === "string" ? told : null),
    addresses: [
      ...[...emails].map((address) => ({ kind: "email" as const, address })),
      ...[...phones].map((address) => ({ kind: "phone" as const, address })),
    ],
    stops: [...says("opted_out", "email"), ...says("do_not_call", "call"), ...says("do_not_call", "sms")],
  }
}

type Recorded = RecordedContact["consents"][number]

function toGround({ kind, basis, channel, purpose, evidence, at, expiresAt }: Recorded): Ground[] {
  return kind === "ground" && basis !== null ? [{ basis, channel, purpose, evidence, at, expiresAt }] : []
}

/** Objections that nobody lifted, and withdrawals. */
function stopsIn(recorded: readonly Recorded[]): Stop[] {
  return recorded.flatMap(({ kind, channel, purpose, at }): Stop[] => {
    if (kind !== "objection" && kind !== "withdrawal") return []
    const isLifted =
      kind === "objection" &&
      recorded.some((other) => other.kind === "lifted" && other.at >= at && other.channel === channel && other.purpose === purpose)
    return isLifted ? [] : [{ kind, channel, purpose, at }]
  })
}

async function suppressedStops(tx: Tx, leads: readonly Contactee[]): Promise<ReadonlyMap<string, Stop[]>> {
  const key = await suppressionKey(tx)
  const hashed = leads.flatMap((lead) =>
    lead.addresses.map(({ kind, address }) => ({ lead: lead.id, hash: addressHash(key, kind, address) })),
  )
  const found = await suppressedAmong(
    tx,
    hashed.map((one) => one.hash),
  )
  if (found.length === 0) return NOBODY
  const byHash = Map.groupBy(found, (one) => one.hash.toString("hex"))
  const stops = hashed.flatMap(({ lead, hash }) =>
    (byHash.get(hash.toString("hex")) ?? []).map(({ channel, purpose, at }) => ({
      lead,
      stop: { kind: "suppression" as const, channel, purpose, at },
    })),
  )
  return new Map([...Map.groupBy(stops, (one) => one.lead)].map(([lead, own]) => [lead, own.map((one) => one.stop)]))
}

/** When somebody last asked to be contacted, of the forms that they sent; null for never. The policy's globs are read once. */
function lastRequest(policy: ContactPolicy): (forms: readonly SentForm[]) => Instant | null {
  let asks: ((form: string | null) => boolean) | null = null
  return (forms) => {
    if (forms.length === 0) return null
    const isOne = (asks ??= compileRequestForms(policy))
    return forms.reduce<Instant | null>((last, { form, at }) => (isOne(form) && (last === null || at > last) ? at : last), null)
  }
}

function unknownLead(lead: string): never {
  throw new Error(`Nobody looked up what is recorded of the lead ${lead}.`)
}
