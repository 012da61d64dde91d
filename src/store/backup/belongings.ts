import type { Client } from "pg"
import type { ArchivedKey, Belongings } from "#store/backup/archive.ts"
import { Refusal } from "#domain/refusal.ts"
import type { Snapshot } from "#store/backup/snapshot.ts"
import type { Database } from "#store/open.ts"
import { SECRET_COLUMNS } from "#store/secrets/seal-all.ts"
import { createSecrets, type SecretKey, type Secrets } from "#store/secrets/secrets.ts"
import type { Tx } from "#store/tx.ts"
import { schemaOf } from "#store/workspace.ts"

/** A secret in clear and where it stands. */
type Found = { table: string; column: string; id: string; clear: string }

/** What of a workspace lies outside of its schema: keys, who may log in, and its secrets, sealed with a key for this archive alone. */
export async function belongingsOf(
  db: Database,
  snapshot: Snapshot,
  { workspace, key }: { workspace: string; key: SecretKey },
): Promise<Belongings> {
  const { keys, logins } = await snapshot.within("baton", async (client) => ({
    keys: await keysOf(client, workspace),
    logins: await loginsOf(client, workspace),
  }))
  const found = await snapshot.within(schemaOf(workspace), (client) => secretsIn(client, db.secrets, workspace))
  return { keys, logins, secrets: boxOf(key).seal(JSON.stringify(found), placeOf(workspace)) }
}

/** Makes the keys known here. Those that are known already, since this is the installation they come from, stay with whom they are. */
export async function bringKeys(client: Client, workspace: string, keys: readonly ArchivedKey[]): Promise<number> {
  const { rowCount } = await client.query(
    `insert into baton.api_key (workspace, name, hash, prefix, scopes, side, person, origins, browsers_only, expires_at)
     select $1, k.name, k.hash, k.prefix, k.scopes, k.side, k.person, k.origins, k.browsers_only, k.expires_at
     from json_populate_recordset(null::baton.api_key, $2) k on conflict (hash) do nothing`,
    [workspace, JSON.stringify(keys)],
  )
  return rowCount ?? 0
}

/**
 * Puts the secrets back, sealed for this installation. Without their key each source gets another secret, so that nothing is taken from it before
 * somebody gives it the right one, providers have none, and people connect their calendars again. A list of whom nobody may contact can't be read without
 * the key, so then nothing is brought in.
 *
 * @param from what the workspace was called where it comes from
 * @throws Refusal when the key is not the archive's, or is not there and needed
 */
export async function bringSecrets(tx: Tx, from: string, { secrets }: Belongings, key: SecretKey | null): Promise<number> {
  const found = key === null ? await madeUp(tx) : (JSON.parse(boxOf(key).open(secrets, placeOf(from))) as Found[])
  for (const { table, column, id, clear } of found) {
    if (!SECRET_COLUMNS[table]?.includes(column)) continue
    const sealed = tx.secrets.seal(clear, { workspace: tx.workspace, table, column, id })
    await tx.query(`update "${table}" set "${column}" = $2 where id = $1`, [id, sealed])
  }
  if (key === null)
    await tx.query(
      "update provider set key = null; update webhook_source set token = null; delete from calendar_feed where url is not null",
    )
  return key === null ? 0 : found.length
}

/** @throws Refusal when nobody could be found any more on the list of whom nobody may contact */
async function madeUp(tx: Tx): Promise<Found[]> {
  const [list] = await tx.query<{ id: string; used: boolean }>("select id, exists (select from suppression) as used from suppression_key")
  if (list?.used)
    throw new Refusal(
      "archive_key",
      "The workspace has a list of people whom nobody may contact, which can't be read without the key that the export showed.",
      422,
    )
  const rows = await tx.query<Omit<Found, "clear" | "table">>(
    `select s.id, c.name as column from webhook_source s
     cross join lateral (values ('secret', s.secret), ('secret_before', s.secret_before), ('verify_token', s.verify_token)) as c (name, kept)
     where c.kept is not null`,
  )
  const anew = () => crypto.getRandomValues(Buffer.alloc(32)).toString("base64")
  const key = list === undefined ? [] : [{ table: "suppression_key", column: "key", id: list.id, clear: anew() }]
  return [...key, ...rows.map((row) => ({ table: "webhook_source", ...row, clear: `whsec_${anew()}` }))]
}

async function keysOf(client: Client, workspace: string): Promise<ArchivedKey[]> {
  const { rows } = await client.query<{ key: ArchivedKey }>(
    "select to_json(k) as key from api_key k where workspace = $1 and revoked_at is null order by created_at, id",
    [workspace],
  )
  return rows.map(({ key }) => key)
}

async function loginsOf(client: Client, workspace: string): Promise<Belongings["logins"]> {
  const { rows: known } = await client.query<{ there: boolean }>("select to_regclass('membership') is not null as there")
  if (!known[0]?.there) return []
  const { rows } = await client.query<Belongings["logins"][number]>(
    "select l.email, m.roles, m.side from membership m join login l on l.id = m.login where m.workspace = $1 order by l.email",
    [workspace],
  )
  return rows
}

async function secretsIn(client: Client, secrets: Secrets, workspace: string): Promise<Found[]> {
  const found: Found[] = []
  for (const [table, columns] of Object.entries(SECRET_COLUMNS)) {
    for (const column of columns) {
      const { rows } = await client.query<{ id: string; kept: string }>(
        `select id, "${column}" as kept from "${table}" where "${column}" is not null`,
      )
      for (const { id, kept } of rows) found.push({ table, column, id, clear: secrets.open(kept, { workspace, table, column, id }) })
    }
  }
  return found
}

function boxOf(key: SecretKey): Secrets {
  const box = createSecrets()
  box.use([key])
  return box
}

function placeOf(workspace: string) {
  return { workspace, table: "archive", column: "secrets", id: workspace }
}
