import type { FastifyRequest } from "fastify"
import type { AccessRole } from "#domain/access/access-role.ts"
import type { Holder } from "#domain/access/extent-of.ts"
import type { Side } from "#domain/agreement/agreement.ts"
import type { App } from "#http/app.ts"
import { keyOf, type Authenticator } from "#http/auth.ts"
import { checkScript, isFromHere } from "#http/from-here.ts"
import { sessionCookie } from "#http/session-cookie.ts"
import { isKeyGood, type ApiKey } from "#store/api-key.ts"
import { findSession, isSessionGood, type Session } from "#store/session.ts"
import { workspaces } from "#store/workspace.ts"

/**
 * Whoever calls: a program with its key, somebody who logged in, or a visitor who looks around in a demo on this machine. What they may stands in
 * `roles` and `scopes`; `extentOf` reads both.
 */
export type Caller = Holder & {
  kind: "key" | "person" | "visitor"
  /** Whose requests are counted and whose replies are kept together: the key's, the login's or the session's id. */
  id: string
  /** Null for a program, and for a visitor who chose no role yet. */
  session: string | null
  workspace: string
  name: string
  email: string | null
  /** For whom they sign; null: for nobody. */
  side: Side | null
  /** Which of the workspace's people they are, by id or handle; null: none of them. */
  person: string | null
}

/** Finds out who calls. */
export type Callers = {
  /**
   * Who calls the API: by key, by session, or as a visitor; null when nobody said. What changes something and comes without a key has to come from our
   * own pages.
   *
   * @throws Refusal 401 when the key is not known, 403 when it comes from another site
   */
  ofApi(request: FastifyRequest): Promise<Caller | null>
  /** Whose browser opens a page; null: nobody's yet. */
  ofPage(request: FastifyRequest): Promise<Caller | null>
}

export function createCallers(app: App, auth: Authenticator): Callers {
  const cookie = sessionCookie(app.publicUrl)
  const ofPage = async (request: FastifyRequest) => {
    const token = cookie.read(request)
    const session = token === null ? null : await findSession(app.db, token)
    return session === null ? visitor(app, request) : callerOf(session)
  }
  return {
    ofPage,
    async ofApi(request) {
      const text = keyOf(request)
      if (text !== null) return callerWith(await auth.known(request, text))
      const caller = await ofPage(request)
      if (caller !== null) checkScript(request)
      return caller
    },
  }
}

/** Whether this caller is still let in: their key was not taken back, their session goes on. */
export async function isCallerGood(app: App, { kind, session, workspace, id }: Caller): Promise<boolean> {
  if (session !== null) return isSessionGood(app.db, session)
  return kind === "visitor" || isKeyGood(app.db, workspace, id)
}

/** A program, by its key. */
export function callerWith(key: Pick<ApiKey, "id" | "workspace" | "name" | "scopes" | "role" | "side" | "person">): Caller {
  const { id, workspace, name, scopes, role, side, person } = key
  return { kind: "key", id, session: null, workspace, name, email: null, roles: rolesOf(role), scopes, side, person }
}

/** In a demo a browser on this machine is let in as RevOps, who may see everything and signs nothing. */
async function visitor(app: App, request: FastifyRequest): Promise<Caller | null> {
  if (!isFromHere(request)) return null
  const [first] = await workspaces(app.db)
  if (first === undefined || !app.isDemo(first.name)) return null
  return { ...VISITOR, id: `visitor-${first.name}`, workspace: first.name, roles: ["revops"], side: null, person: null }
}

const VISITOR = { kind: "visitor" as const, session: null, name: "Visitor", email: null, scopes: [] }

function callerOf({ id, workspace, login, key, looksAs }: Session): Caller {
  if (login !== null) return { kind: "person", session: id, workspace, scopes: [], ...login }
  if (key !== null) return { ...callerWith({ ...key, workspace }), session: id }
  return {
    ...VISITOR,
    id,
    session: id,
    workspace,
    roles: rolesOf(looksAs?.role ?? null),
    side: looksAs?.side ?? null,
    person: looksAs?.person ?? null,
  }
}

function rolesOf(role: AccessRole | null): AccessRole[] {
  return role === null ? [] : [role]
}
