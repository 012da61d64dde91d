import type { FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import { createLimiter, type Limits } from "#http/limits.ts"
import { findKey, touchKey, type ApiKey, type Scope } from "#store/api-key.ts"
import type { Database } from "#store/open.ts"

/** Finds out which key a request came with. Keys are looked up again after ten seconds, so a revoked one stops soon. */
export type Authenticator = {
  /** @throws Refusal 401 when no known key came, 403 when it may not do this, 429 when too many unknown ones came from this address */
  require(request: FastifyRequest, scopes: readonly Scope[]): Promise<ApiKey>
  /** The same for a key that stood somewhere else, such as in the body; null: none was there. */
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

  const admit = async (request: FastifyRequest, text: string | null, scopes: readonly Scope[]) => {
    const key = text === null ? null : await lookUp(request, text)
    if (key === null) throw new Refusal("no_key", "This needs a key that is known here: send it as authorization: Bearer <key>.", 401)
    if (!scopes.some((scope) => allows(key, scope))) {
      const needed = scopes.join(" or ")
      throw new Refusal("not_allowed", `The key "${key.name}" may not do this; it needs the scope ${needed}.`, 403)
    }
    return key
  }

  return { lookUp, admit, require: (request, scopes) => admit(request, keyOf(request), scopes) }
}

/** An admin key may also write; signing is allowed to signing keys only, so that one person never signs for both sides by accident. */
function allows(key: ApiKey, scope: Scope): boolean {
  return key.scopes.includes(scope) || (scope === "write" && key.scopes.includes("admin"))
}

/** Keys that are known stay longest: who was good before is not kept out by others' guesses. */
function forgetOne(kept: Map<string, Kept>): void {
  const [oldest = ""] = kept.keys()
  for (const [text, { key }] of kept) if (key === null) return void kept.delete(text)
  kept.delete(oldest)
}

/** Whoever has one IPv6 address has 2^64 of them, so their first half stands for all. */
function networkOf(address: string): string {
  if (!address.includes(":") || address.startsWith("::ffff:")) return address
  const [before = "", after] = address.split("::")
  const [head, tail] = [before, after ?? ""].map((part) => part.split(":").filter((group) => group !== ""))
  const zeros = after === undefined ? 0 : 8 - (head?.length ?? 0) - (tail?.length ?? 0)
  return [...(head ?? []), ...Array<string>(Math.max(0, zeros)).fill("0"), ...(tail ?? [])].slice(0, 4).join(":")
}

/** The key as Bearer, as the user name of Basic (the way of Segment's clients), or as `key` in the address, which is all that a plain form can do. */
export function keyOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization ?? ""
  if (/^bearer /i.test(header)) return header.slice(7).trim()
  if (/^basic /i.test(header)) return Buffer.from(header.slice(6).trim(), "base64").toString("utf8").split(":")[0] ?? null
  const query = request.query as Record<string, unknown> | undefined
  return typeof query?.["key"] === "string" ? query["key"] : null
}
