import { rolesInWords } from "#domain/access/access-role.ts"
import { inWords, type Instant } from "#domain/instant.ts"
import { createKeyIn, placeKey, revokeKey, type ApiKey, type KeyPlaces, type NewKey } from "#store/api-key.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"

/** Makes a key and says so in the journal. `clear` is the key itself, which is never seen again. */
export async function makeKey(
  tx: Tx,
  wanted: Omit<NewKey, "workspace" | "key">,
  actor: string,
  now: Instant,
): Promise<{ clear: string; key: ApiKey }> {
  const made = await createKeyIn(tx, wanted)
  const { scopes, role, expiresAt } = made.key
  const until = expiresAt === null ? "" : ` until ${inWords(expiresAt)}`
  await say(tx, made.key, actor, now, {
    kind: "key_made",
    says: `The key "${made.key.name}" was made; it may ${role === null ? scopes.join(", ") : `what ${rolesInWords([role])} may`}${until}.`,
  })
  return made
}

/** Says from whose pages a key is taken. Null when there is no such key. */
export async function changePlaces(tx: Tx, id: string, places: KeyPlaces, actor: string, now: Instant): Promise<ApiKey | null> {
  const key = await placeKey(tx, id, places)
  if (key === null) return null
  const from = key.origins.length === 0 ? "pages everywhere" : key.origins.join(", ")
  const says = `The key "${key.name}" is taken from ${from}${key.browsersOnly ? ", and from browsers only" : ""}.`
  await say(tx, key, actor, now, { kind: "key_places_changed", says: says.slice(0, 1000) })
  return key
}

/** Takes a key back. Null when there is no such key. */
export async function takeKeyBack(tx: Tx, id: string, actor: string, now: Instant): Promise<ApiKey | null> {
  const key = await revokeKey(tx, id)
  if (key !== null) await say(tx, key, actor, now, { kind: "key_taken_back", says: `The key "${key.name}" was taken back.` })
  return key
}

async function say(tx: Tx, key: ApiKey, actor: string, now: Instant, { kind, says }: { kind: string; says: string }): Promise<void> {
  const { id, prefix, scopes, origins, browsersOnly } = key
  const detail = { key: id, prefix, scopes, origins, browsers_only: browsersOnly }
  await record(tx, [{ at: now, actor, kind, says, lead: null, handoff: null, agreement: null, detail }])
}
