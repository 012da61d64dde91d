import type { FastifyRequest } from "fastify"
import type { Scope } from "#domain/access/access-role.ts"
import { Refusal } from "#domain/refusal.ts"
import { createLimiter, type Limits } from "#http/limits.ts"
import { networkOf } from "#http/network-of.ts"
import { findKey, touchKey, type ApiKey } from "#store/api-key.ts"
import type { Database } from "#store/open.ts"

/** Finds out which key a request came with. Keys are looked up again after ten seconds, so a revoked one stops soon. */
export type Authenticator = {
  /** The key of this text. @throws Refusal 401 when it is not known or must not stand in an address, 429 when too many unknown ones came from there */
  known(request: FastifyRequest, text: string | null): Promise<ApiKey>
  /** The same, and 403 when it has none of these scopes. `text` null: none came. */
  admit(request: FastifyRequest, text: string | null, scopes: readonly Scope[]): Promise<ApiKey>
  /** The key of this text, or null when it is not known. @throws Refusal 429 */
  lookUp(request: FastifyRequest, text: string): Promise<ApiKey | null>
}

const KEPT_MS = 10_000
const MOST_KEPT = 10_000
const LONGEST_KEY = 300
const NOTED_EVERY_MS = 60_000
/** Unknown keys that one address may try at once, before the limit a minute counts. */
const TRIES = 20

type Kept = { key: ApiKey | null; until: number; notedAt: number }

export function createAuthenticator(db: Database, limits: Limits): Authenticator {
  const kept = new Map<string, Kept>()
  const asking = new Map<string, Promise<Kept>>()
  const unknown = createLimiter({ name: "unknown-keys", what: "unknown keys from your address" }, limits.unknownKeys / 60, TRIES)

  /** A key that was good before is looked up again whatever else comes from its address; guesses wait for their turn. */
  async function ask(request: FastifyRequest, text: string, before: Kept | undefined): Promise<Kept> {
    if (!before?.key) unknown.check(networkOf(request.ip))
    const key = await findKey(db, text)
    if (key === null) unknown.owe(networkOf(request.ip))
    const now = performance.now()
    const fresh = { key, until: now + KEPT_MS, notedAt: before?.notedAt ?? -Infinity }
    if (kept.size >= MOST_KEPT) forgetOne(kept)
    kept.set(text, fresh)
    return fresh
  }

  /** Requests that come with the same key at the same time ask once. */
  function askOnce(request: FastifyRequest, text: string, before: Kept | undefined): Promise<Kept> {
    const running = asking.get(text)
    if (running !== undefined) return running
    const answer = ask(request, text, before).finally(() => asking.delete(text))
    asking.set(text, answer)
    return answer
  }

  async function lookUp(request: FastifyRequest, text: string): Promise<ApiKey | null> {
    if (text === "" || text.length > LONGEST_KEY) return null
    const now = performance.now()
    const known = kept.get(text)
    const entry = known !== undefined && known.until > now ? known : await askOnce(request, text, known)
    if (entry.key !== null && now - entry.notedAt > NOTED_EVERY_MS) {
      entry.notedAt = now
      // nobody waits for this, and a database that is away is told of elsewhere
      touchKey(db, entry.key.id).catch(() => {})
    }
    return entry.key
  }

  const known = async (request: FastifyRequest, text: string | null) => {
    const key = text === null ? null : await lookUp(request, text)
    if (key === null) throw new Refusal("no_key", "This needs a key that is known here: send it as authorization: Bearer <key>.", 401)
    if (inAddress(request) === text && !isForPages(key))
      throw new Refusal(
        "key_in_address",
        `Addresses are written into logs, so only write keys may stand in one. Send the key "${key.name}" as authorization: Bearer <key>.`,
        401,
      )
    return key
  }

  const admit = async (request: FastifyRequest, text: string | null, scopes: readonly Scope[]) => {
    const key = await known(request, text)
    if (scopes.some((scope) => allows(key, scope))) return key
    throw new Refusal("not_allowed", `The key "${key.name}" may not do this; it needs the scope ${scopes.join(" or ")}.`, 403)
  }

  return { lookUp, known, admit }
}

/** An admin key may also write. */
function allows(key: ApiKey, scope: Scope): boolean {
  return key.scopes.includes(scope) || (scope === "write" && key.scopes.includes("admin"))
}

/** Only a key that may write and nothing else may be seen by everybody. */
function isForPages({ scopes, role }: ApiKey): boolean {
  return role === null && scopes.every((scope) => scope === "write")
}

/** Keys that are known stay longest: who was good before is not kept out by others' guesses. */
function forgetOne(kept: Map<string, Kept>): void {
  const [oldest = ""] = kept.keys()
  for (const [text, { key }] of kept) if (key === null) return void kept.delete(text)
  kept.delete(oldest)
}

/** The key as Bearer, as the user name of Basic (the way of Segment's clients), or as `key` in the address, which is all that a plain form can do. */
export function keyOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization ?? ""
  if (/^bearer /i.test(header)) return header.slice(7).trim()
  if (/^basic /i.test(header)) return Buffer.from(header.slice(6).trim(), "base64").toString("utf8").split(":")[0] ?? null
  return inAddress(request)
}

function inAddress(request: FastifyRequest): string | null {
  const query = request.query as Record<string, unknown> | undefined
  return typeof query?.["key"] === "string" ? query["key"] : null
}
