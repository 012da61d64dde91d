import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import type { Database } from "#store/open.ts"
import { locked } from "#store/migrate.ts"
import { readSecretKeys } from "#store/secrets/read-secret-keys.ts"
import { sealAll } from "#store/secrets/seal-all.ts"
import { KEY_BYTES, secretKeyOf, type SecretKey } from "#store/secrets/secrets.ts"

/** `given`: of BATON_SECRET_KEY. `folder`: where the file `secret.key` lies, and is made when there is no key at all. */
export type KeySource = { given: readonly SecretKey[]; folder: string; onLog: (line: string) => void }

/**
 * Gives the database its keys, and seals with the first one whatever is kept in clear or was sealed with another.
 *
 * @throws Error with a sentence for the operator when a key that this database needs is not here
 */
export async function unlockSecrets(db: Database, source: KeySource): Promise<void> {
  await locked(db, async (client) => {
    const { rows } = await client.query<{ id: string }>("select id from baton.secret_key where retired_at is null order by made_at")
    const known = rows.map(({ id }) => id)
    const keys = known.length === 0 ? keysOrNew(source) : secretKeysIn(source)
    const missing = known.filter((id) => !keys.some((key) => key.id === id))
    if (missing.length > 0) throw new Error(withoutKey(missing, source.folder))
    db.secrets.use(keys)
    await client.query("insert into baton.secret_key (id) values ($1) on conflict (id) do update set retired_at = null", [keys[0]?.id])
  })
  await sealAll(db)
  await db.pool.query("update baton.secret_key set retired_at = clock_timestamp() where id <> $1 and retired_at is null", [
    db.secrets.current(),
  ])
}

/** Makes a key in the file that seals from now on; those before stay behind it. What is sealed with them is sealed anew. */
export async function renewSecretKey(db: Database, source: KeySource): Promise<void> {
  const before = readFile(fileIn(source.folder))
  writeKeys(source.folder, [randomBytes(KEY_BYTES), ...before.map((key) => key.bytes)])
  await unlockSecrets(db, source)
}

/** Where the key lies that Baton makes itself. */
export function fileIn(folder: string): string {
  return join(folder, "secret.key")
}

/** The keys that are here. Those of the file open what was sealed before a key was given from outside. */
export function secretKeysIn({ given, folder }: Omit<KeySource, "onLog">): SecretKey[] {
  const kept = readFile(fileIn(folder))
  return [...given, ...kept.filter((one) => !given.some((each) => each.id === one.id))]
}

/** The ids of keys with which secrets of this database are sealed and which this process does not have. */
export async function missingKeys(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>("select id from baton.secret_key where retired_at is null order by made_at")
  return rows.map(({ id }) => id).filter((id) => db.secrets.keyFor("known", Buffer.alloc(0), id) === null)
}

function keysOrNew(source: KeySource): SecretKey[] {
  const { folder, onLog } = source
  const keys = secretKeysIn(source)
  if (keys.length > 0) return keys
  const bytes = randomBytes(KEY_BYTES)
  writeKeys(folder, [bytes])
  onLog(
    `Made a key that secrets are sealed with: ${fileIn(folder)}. Keep a copy of it apart from the backups; without it they can't be opened.`,
  )
  return [secretKeyOf(bytes)]
}

function readFile(file: string): SecretKey[] {
  if (!existsSync(file)) return []
  const keys = readSecretKeys(readFileSync(file, "utf8"))
  if (keys === null) throw new Error(`${file} holds something that is no key: 32 bytes in base64, one a line.`)
  return keys
}

/** As a whole or not at all, and readable by its owner only. */
function writeKeys(folder: string, keys: readonly Buffer[]): void {
  mkdirSync(folder, { recursive: true })
  const unfinished = `${fileIn(folder)}.${process.pid}`
  writeFileSync(unfinished, `${keys.map((bytes) => bytes.toString("base64")).join("\n")}\n`, { mode: 0o600, flush: true })
  chmodSync(unfinished, 0o600)
  if (keys.length > 1) return renameSync(unfinished, fileIn(folder))
  try {
    linkSync(unfinished, fileIn(folder))
  } finally {
    rmSync(unfinished)
  }
}

function withoutKey(missing: readonly string[], folder: string): string {
  return `The secrets in this database are sealed with the key ${missing.join(", ")}, which is not here. Set BATON_SECRET_KEY to it, or put the file secret.key of the Baton that made it into ${folder}.`
}
