import type { FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import { findKey, touchKey, type ApiKey, type Scope } from "#store/api-key.ts"
import type { Database } from "#store/open.ts"

/** Finds out which key a request came with. Keys are looked up again after ten seconds, so a revoked one stops soon. */
export type Authenticator = {
  /** @throws Refusal 401 when no known key came, 403 when it may not do this */
  require(request: FastifyRequest, scopes: readonly Scope[]): Promise<ApiKey>
  /** The same for a key that stood somewhere else, such as in the body; null: none was there. */
  admit(text: string | null, scopes: readonly Scope[]): Promise<ApiKey>
  /** The key of this text, or null when it is not known. */
  lookUp(text: string): Promise<ApiKey | null>
  /** The key, or null when none or an unknown one came. */
  find(request: FastifyRequest): Promise<ApiKey | null>
}

const KEPT_MS = 10_000
const MOST_KEPT = 10_000
const LONGEST_KEY = 300

export function createAuthenticator(db: Database): Authenticator {
  const kept = new Map<string, { key: ApiKey | null; until: number }>()

  async function lookUp(text: string): Promise<ApiKey | null> {
    if (text === "" || text.length > LONGEST_KEY) return null
    const now = performance.now()
    const known = kept.get(text)
    if (known !== undefined && known.until > now) return known.key
    const key = await findKey(db, text)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(text, { key, until: now + KEPT_MS })
    if (key !== null) await touchKey(db, key.id)
    return key
  }

  const find = async (request: FastifyRequest) => {
    const text = keyOf(request)
    return text === null ? null : lookUp(text)
  }

  const admit = async (text: string | null, scopes: readonly Scope[]) => {
    const key = text === null ? null : await lookUp(text)
    if (key === null) throw new Refusal("no_key", "This needs a key that is known here: send it as authorization: Bearer <key>.", 401)
    if (!scopes.some((scope) => allows(key, scope))) {
      const needed = scopes.join(" or ")
      throw new Refusal("not_allowed", `The key "${key.name}" may not do this; it needs the scope ${needed}.`, 403)
    }
    return key
  }

  return { lookUp, find, admit, require: (request, scopes) => admit(keyOf(request), scopes) }
}

/** An admin key may also write; signing is allowed to signing keys only, so that one person never signs for both sides by accident. */
function allows(key: ApiKey, scope: Scope): boolean {
  return key.scopes.includes(scope) || (scope === "write" && key.scopes.includes("admin"))
}

/** The key as Bearer, as the user name of Basic (the way of Segment's clients), or as `key` in the address, which is all that a plain form can do. */
export function keyOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization ?? ""
  if (/^bearer /i.test(header)) return header.slice(7).trim()
  if (/^basic /i.test(header)) return Buffer.from(header.slice(6).trim(), "base64").toString("utf8").split(":")[0] ?? null
  const query = request.query as Record<string, unknown> | undefined
  return typeof query?.["key"] === "string" ? query["key"] : null
}
