import type { FieldValue } from "#domain/condition/condition.ts"
import { foldFields, type KnownFields } from "#domain/intake/fold-fields.ts"
import { firstEngagementsOf } from "#store/engagement.ts"
import type { Tx } from "#store/tx.ts"

/** Fields that say where somebody came from. An anonymous visit has no lead to keep them, so they stay with the visit until its person is known. */
const ORIGIN = [
  "lead_source",
  "campaign",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_term",
  "utm_content",
  "landing_page",
  "referrer",
  "browser_zone",
]

/** So many visits of a browser are looked through for where it came from; the first ones say it. */
const MOST_VISITS = 100

/** What else an anonymous visitor said of themselves is kept with the visit under this, until it is known whom it is about. */
const SAID = "lead."

/** What an anonymous arrival says, as its visit keeps it: where it came from, and the rest. */
export function keptWithVisit(fields: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [ORIGIN.includes(name) ? name : `${SAID}${name}`, value]))
}

/** The same read back. */
function saidAtVisit(properties: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => {
      if (ORIGIN.includes(name)) return [[name, value]]
      return name.startsWith(SAID) ? [[name.slice(SAID.length), value]] : []
    }),
  )
}

/** Where each lead came from as its visits tell that were anonymous until now. `linked`: identities that speak of a lead from now on. */
export async function originsOf(tx: Tx, linked: readonly { identity: string; lead: string }[]): Promise<Map<string, KnownFields>> {
  const leadOf = new Map(linked.map(({ identity, lead }) => [identity, lead]))
  const found = new Map<string, KnownFields>()
  for (const visit of await firstEngagementsOf(tx, [...leadOf.keys()], MOST_VISITS)) {
    const lead = leadOf.get(visit.identity) ?? ""
    const campaign = visit.campaign === null ? {} : { campaign: visit.campaign }
    found.set(
      lead,
      foldFields(found.get(lead) ?? { fields: {}, at: {} }, { ...campaign, ...saidAtVisit(visit.properties) }, visit.occurredAt),
    )
  }
  return found
}

/** What is known of a lead, with what was known of it under another name; each word by the time it was said. */
export function joinFields(known: KnownFields, other: KnownFields): KnownFields {
  return Object.entries(other.fields).reduce((sum, [name, value]) => foldFields(sum, { [name]: value }, other.at[name] ?? 0), known)
}
