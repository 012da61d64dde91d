import { checkProvider, newProvider } from "#domain/enrichment/new-provider.ts"
import { CLOSED, type Provider } from "#domain/enrichment/provider.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import { allProviders, providerCalled, saveProvider } from "#store/provider.ts"
import type { Tx } from "#store/tx.ts"

/** What is said of a provider; what is undefined stays as it is. */
export type ProviderChange = { [Name in keyof Omit<Provider, "id" | "name" | "breaker">]?: Provider[Name] | undefined }

/** Who changes it, and what may not be asked. */
type Change = { actor: string; refusedAddress: (url: string) => string | null }

/** Sets a provider up or changes it. Its breaker closes: whoever changed it wants to see whether it works now. @throws Refusal with every place that is wrong */
export async function putProvider(
  tx: Tx,
  name: string,
  said: ProviderChange,
  { actor, refusedAddress }: Change,
  now: Instant,
): Promise<Provider> {
  const before = await providerCalled(tx, name)
  const { kind } = said
  if (before === null && kind === undefined)
    throw new Refusal("provider_kind", `There is no provider called "${name}" yet: say its kind.`, 422, [
      { pointer: "/body/kind", message: "is wanted" },
    ])
  if (before !== null && kind !== undefined && kind !== before.kind)
    throw new Refusal("provider_kind", `${name} is of the kind ${before.kind}; give another kind a name of its own.`, 409)

  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<Provider>
  const base = before ?? newProvider(newId(), name, kind ?? "http", await allProviders(tx, now))
  // a mapping names its fields, so they are what it may tell unless said otherwise
  const mapped = before === null && said.mapping && said.fields === undefined ? { fields: Object.keys(said.mapping.fields) } : {}
  const after = { ...base, ...mapped, ...known, breaker: CLOSED }
  checkProvider(after, refusedAddress)

  await saveProvider(tx, after, now)
  const changed = Object.keys(known).map((each) => (each === "key" ? "key (not shown)" : each))
  const says =
    before === null ? `The provider ${name} was set up.` : `The provider ${name} was changed: ${changed.join(", ") || "nothing"}.`
  await record(tx, [
    { at: now, actor, kind: "provider_put", says, lead: null, handoff: null, agreement: null, detail: { provider: name, changed } },
  ])
  return after
}
