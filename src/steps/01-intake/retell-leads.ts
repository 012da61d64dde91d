import type { KnownIdentity } from "#domain/identity/people-in.ts"
import type { Arrival } from "#domain/intake/arrival.ts"
import { foldFields, type KnownFields } from "#domain/intake/fold-fields.ts"
import { translateSignal } from "#domain/intake/translate-signal.ts"
import { signalsBehind } from "#store/engagement.ts"
import type { Tx } from "#store/tx.ts"
import { mappingsFor } from "#steps/01-intake/webhook-mappings.ts"

/** What an arrival says of its lead; the address that it came with and the campaign that brought it are part of that. A company's own address is not. */
export function wordsOf({ fields, campaign, identities, kind }: Arrival): Arrival["fields"] {
  const address = identities.find((key) => key.kind === "email")?.value ?? (kind === "group" ? null : (fields["email"] ?? null))
  const { email: _said, ...rest } = fields
  return { ...(campaign === null ? {} : { campaign }), ...rest, ...(address === null ? {} : { email: address }) }
}

/** So many engagements of one lead are gone through, the newest ones. */
const MOST_READ = 5_000

/**
 * What each lead is known by when only what these identities said counts, told anew from the stored signals. What nobody said, such as what was
 * looked up, is not in it.
 */
export async function retell(tx: Tx, identities: readonly Pick<KnownIdentity, "id" | "lead">[]): Promise<Map<string, KnownFields>> {
  const told = new Map<string, KnownFields>(identities.flatMap(({ lead }) => (lead === null ? [] : [[lead, { fields: {}, at: {} }]])))
  const leadOf = new Map(identities.map(({ id, lead }) => [id, lead]))
  const behind = await signalsBehind(tx, [...leadOf.keys()], MOST_READ)
  const mappings = await mappingsFor(tx, behind.signals)
  const said = new Map(behind.signals.map((signal) => [signal.id, translateSignal(signal, mappings)]))
  for (const { identity, signal, item } of behind.engagements) {
    const lead = leadOf.get(identity) ?? null
    const understood = said.get(signal)?.[item]
    if (lead === null || understood === undefined || !("arrival" in understood)) continue
    const { arrival } = understood
    told.set(lead, foldFields(told.get(lead) ?? { fields: {}, at: {} }, wordsOf(arrival), arrival.occurredAt))
  }
  return told
}

/** What of a lead nobody said in these tellings: what was looked up or worked out stays when the rest is told anew. */
export function unsaid(before: KnownFields, tellings: Iterable<KnownFields>): KnownFields {
  const said = new Set([...tellings].flatMap((told) => Object.keys(told.fields)))
  const isUnsaid = ([name]: [string, unknown]) => !said.has(name)
  return {
    fields: Object.fromEntries(Object.entries(before.fields).filter(isUnsaid)),
    at: Object.fromEntries(Object.entries(before.at).filter(isUnsaid)),
  }
}
