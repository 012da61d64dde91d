import type { FastifyRequest } from "fastify"
import { z } from "zod"
import { mayOf } from "#domain/access/extent-of.ts"
import { toIso } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { EndedSessions, LookAroundBody, SessionLineView, SessionView, SignInBody, WorkspaceChoice } from "#contract/session.ts"
import { found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import type { Caller } from "#http/caller.ts"
import { isFromHere } from "#http/from-here.ts"
import type { SignInDesk } from "#http/sign-in-desk.ts"
import { centralOf } from "#store/central.ts"
import { membershipsOf } from "#store/login.ts"
import { personInFewWords } from "#store/person.ts"
import { createSession, endSession, endSessionsOf, moveSession, sessionsOf } from "#store/session.ts"
import { busiestIn } from "#store/looks-as.ts"

const tags = ["session"]
const OWN = { permission: "session.own" } as const

/** Who is logged in: in, out, and what they may. */
export function sessionRoutes(api: Api, app: App, desk: SignInDesk): void {
  const who = { tags, summary: "Who I am and what I may", response: { 200: SessionView } }
  api.get("/api/session", { schema: who, config: OWN }, async (request) => viewOf(app, request, request.caller))

  const enter = {
    tags,
    summary: "Log in with a password",
    description:
      "Sets the session's cookie. 401 `wrong_sign_in` whatever is wrong; 401 `code_needed` when the second factor has to be sent along; 429 after too many failures.",
    security: [],
    body: SignInBody,
    response: { 204: z.null() },
  }
  api.post("/api/session", { schema: enter, config: { permission: null, keepsReply: false } }, async (request, reply) => {
    await desk.signIn(request, reply, request.body)
    return reply.code(204).send(null)
  })

  const leave = { tags, summary: "Log out", response: { 204: z.null() } }
  api.delete("/api/session", { schema: leave, config: OWN }, async (request, reply) => {
    const { session } = request.caller
    if (session !== null) await endSession(app.db, session)
    desk.cookie.clear(reply)
    return reply.code(204).send(null)
  })

  const choose = { tags, summary: "Work in another of one's workspaces", body: WorkspaceChoice, response: { 204: z.null() } }
  api.put("/api/session", { schema: choose, config: OWN }, async (request, reply) => {
    const { session } = request.caller
    if (session === null || !(await moveSession(app.db, session, request.body.workspace)))
      throw new Refusal("unknown_workspace", `There is no workspace called "${request.body.workspace}" for you.`, 404)
    return reply.code(204).send(null)
  })

  listed(api, app)
  lookAround(api, app, desk)
}

function listed(api: Api, app: App): void {
  const list = { tags, summary: "Where I am logged in", response: { 200: PageView(SessionLineView) } }
  api.get("/api/sessions", { schema: list, config: OWN }, async ({ caller }) => {
    const lines = caller.kind === "person" ? await sessionsOf(app.db, caller.id) : []
    const data = lines.map(({ id, workspace, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      workspace,
      user_agent: userAgent,
      is_this: id === caller.session,
      created_at: toIso(createdAt),
      last_seen_at: toIso(lastSeenAt),
      expires_at: toIso(expiresAt),
    }))
    return { data, next_cursor: null }
  })

  const others = { tags, summary: "End all my sessions but this one", response: { 200: EndedSessions } }
  api.delete("/api/sessions", { schema: others, config: OWN }, async ({ caller }) => ({
    ended: caller.kind === "person" ? await endSessionsOf(app.db, caller.id, { except: caller.session }) : 0,
  }))

  const end = { tags, summary: "End one of my sessions", params: IdPath, response: { 204: z.null() } }
  api.delete("/api/sessions/:id", { schema: end, config: OWN }, async ({ caller, params }, reply) => {
    const ended = caller.kind === "person" ? await endSessionsOf(app.db, caller.id, { id: params.id }) : 0
    found(ended === 0 ? null : ended, "session")
    return reply.code(204).send(null)
  })
}

function lookAround(api: Api, app: App, { cookie }: SignInDesk): void {
  const look = {
    tags,
    summary: "Look around in a demo as somebody of another role",
    description: "In a demo and from this machine only. Chooses the person of that role who has most to do, and sets the session's cookie.",
    body: LookAroundBody,
    response: { 200: SessionView },
  }
  api.post("/api/session/look-around", { schema: look, config: { ...OWN, keepsReply: false } }, async (request, reply) => {
    const { caller } = request
    if (caller.kind !== "visitor" || !isFromHere(request) || !app.isDemo(caller.workspace))
      throw new Refusal("only_in_demos", "Looking around in other roles is for visitors of a demo, on the machine where it runs.", 403)
    const { role } = request.body
    const side = role === "leadership" ? request.body.side : null
    const person = await within(app, request, (tx) => busiestIn(tx, role, side))
    const agent = request.headers["user-agent"] ?? ""
    if (caller.session !== null) await endSession(app.db, caller.session)
    const { id, token } = await createSession(app.db, caller.workspace, { looksAs: { role, side, person } }, agent)
    cookie.set(reply, token)
    return viewOf(app, request, { ...caller, id, session: id, roles: [role], side, person })
  })
}

async function viewOf(app: App, request: FastifyRequest, caller: Caller): Promise<z.infer<typeof SessionView>> {
  const { kind, session, name, email, roles, side, workspace } = caller
  const { person } = caller
  const own = person === null ? null : await within(app, request, (tx) => personInFewWords(tx, person))
  const memberships = kind === "person" ? await membershipsOf(centralOf(app.db), caller.id) : []
  return {
    kind,
    id: session,
    name: kind === "visitor" ? (own?.name ?? name) : name,
    email,
    roles: [...roles],
    side,
    person: own,
    may: mayOf(caller),
    workspace: { name: workspace, is_demo: app.isDemo(workspace), now: toIso(app.now(workspace)) },
    workspaces: kind === "person" ? memberships.map((one) => one.workspace) : [workspace],
  }
}
