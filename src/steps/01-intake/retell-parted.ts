import type { Resolution } from "#domain/identity/resolve-identities.ts"
import type { KnownIdentity } from "#domain/identity/people-in.ts"
import type { KnownFields } from "#domain/intake/fold-fields.ts"
import type { Lead } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import { retell, unsaid } from "#steps/01-intake/retell-leads.ts"
import { joinFields } from "#steps/01-intake/where-from.ts"

const NOBODY = ""

/** What is known of the leads between which identities moved because one turned out to be somebody else's or everybody's; told anew from what each said. */
export async function retellParted(
  tx: Tx,
  { parted, changed }: Resolution,
  { known, identities }: { known: readonly Lead[]; identities: readonly KnownIdentity[] },
): Promise<Map<string, KnownFields>> {
  if (parted.length === 0) return new Map()
  const moved = new Map(changed.map((one) => [one.identity, one.lead ?? NOBODY]))
  const placed = identities.map(({ id, lead }) => ({ id, lead: moved.get(id) ?? lead ?? NOBODY }))
  const told = await retell(
    tx,
    placed.filter(({ id, lead }) => parted.includes(lead) || (lead === NOBODY && moved.has(id))),
  )
  const before = new Map(known.map((lead) => [lead.id, { fields: lead.fields, at: lead.fieldAt }]))
  const kept = [...told].map(([lead, own]): [string, KnownFields] => {
    const known = before.get(lead)
    return [lead, known === undefined ? own : joinFields(own, unsaid(known, told.values()))]
  })
  return new Map(kept.filter(([lead]) => lead !== NOBODY))
}
