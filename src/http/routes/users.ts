import type { FastifyRequest } from "fastify"
import { z } from "zod"
import type { Grant } from "#domain/access/grant-problem.ts"
import { toIso } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { EndedSessions } from "#contract/session.ts"
import { InvitationBody, InvitationView, LinkView, NewInvitationView, UserBody, UserView } from "#contract/user.ts"
import { actorOf, personCalled, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { centralIn } from "#store/central.ts"
import { membersOf, type Member } from "#store/login.ts"
import { allPeople } from "#store/person.ts"
import { invitationsOf, inviteUser, withdrawInvitation, type Invitation, type Passing } from "#steps/users/invite-user.ts"
import { changeMember, endMemberSessions, removeMember, type Giver } from "#steps/users/members.ts"
import { resetFor } from "#steps/users/reset-link.ts"
import { setupLink } from "#steps/users/enter-by-link.ts"

const tags = ["users"]
const READ = { permission: "users.read" } as const
const CHANGE = { permission: "users.change", keepsReply: false } as const

/** Who may log in to the workspace, and as what. */
export function userRoutes(api: Api, app: App): void {
  const list = { tags, summary: "Who may log in here", response: { 200: PageView(UserView) } }
  api.get("/api/users", { schema: list, config: READ }, async (request) =>
    within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      return { data: (await membersOf(centralIn(tx), tx.workspace)).map((one) => userView(one, people)), next_cursor: null }
    }),
  )

  const change = { tags, summary: "Say what somebody is here", params: IdPath, body: UserBody, response: { 200: UserView } }
  api.put("/api/users/:id", { schema: change, config: CHANGE }, async (request) =>
    within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const changed = await changeMember(tx, request.params.id, grantIn(request.body, people), giverOf(request, people), now)
      return userView(changed, people)
    }),
  )

  const remove = { tags, summary: "Let somebody in no longer", params: IdPath, response: { 204: z.null() } }
  api.delete("/api/users/:id", { schema: remove, config: CHANGE }, async (request, reply) => {
    await within(app, request, async (tx, now) => removeMember(tx, request.params.id, giverOf(request, await allPeople(tx, now)), now))
    return reply.code(204).send(null)
  })

  const logOut = { tags, summary: "End all sessions of somebody here", params: IdPath, response: { 200: EndedSessions } }
  api.delete("/api/users/:id/sessions", { schema: logOut, config: CHANGE }, async (request) =>
    within(app, request, async (tx, now) => ({
      ended: await endMemberSessions(tx, request.params.id, giverOf(request, await allPeople(tx, now)), now),
    })),
  )
  linkRoutes(api, app)
  invitationRoutes(api, app)
}

function linkRoutes(api: Api, app: App): void {
  const reset = {
    tags,
    summary: "Let somebody choose another password",
    description:
      "By mail when mail is set up; otherwise the link is shown, and then only an operator gets one for leadership and operators.",
    params: IdPath,
    response: { 201: LinkView },
  }
  api.post("/api/users/:id/reset", { schema: reset, config: CHANGE }, async (request, reply) => {
    const link = await within(app, request, async (tx, now) => {
      const giver = giverOf(request, await allPeople(tx, now))
      return resetFor(tx, request.params.id, { giver, passing: passingOf(app, request) }, now)
    })
    return reply.code(201).send({ link })
  })

  const setup = { tags, summary: "A link with which somebody becomes operator", response: { 201: LinkView } }
  api.post("/api/users/setup-link", { schema: setup, config: { permission: "users.setup", keepsReply: false } }, async (request, reply) =>
    reply.code(201).send({ link: await setupLink(app.db, request.caller.workspace, app.publicUrl) }),
  )
}

function invitationRoutes(api: Api, app: App): void {
  const list = { tags, summary: "Invitations that wait, newest first", response: { 200: PageView(InvitationView) } }
  api.get("/api/invitations", { schema: list, config: READ }, async (request) =>
    within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      return { data: (await invitationsOf(tx)).map((one) => invitationView(one, people)), next_cursor: null }
    }),
  )

  const invite = {
    tags,
    summary: "Invite somebody; the link goes by mail, or is shown this once",
    description: "Only operators make somebody leadership or operator. An earlier invitation for the same address counts no more.",
    body: InvitationBody,
    response: { 201: NewInvitationView },
  }
  api.post("/api/invitations", { schema: invite, config: CHANGE }, async (request, reply) => {
    const made = await within(app, request, async (tx, now) => {
      const people = await allPeople(tx, now)
      const { email, name } = request.body
      const invited = { email, name, ...grantIn(request.body, people) }
      const { invitation, link } = await inviteUser(tx, invited, { giver: giverOf(request, people), passing: passingOf(app, request), now })
      return { ...invitationView(invitation, people), link }
    })
    return reply.code(201).send(made)
  })

  const withdraw = { tags, summary: "Take an invitation back", params: IdPath, response: { 204: z.null() } }
  api.delete("/api/invitations/:id", { schema: withdraw, config: CHANGE }, async (request, reply) => {
    await within(app, request, async (tx, now) =>
      withdrawInvitation(tx, request.params.id, giverOf(request, await allPeople(tx, now)), now),
    )
    return reply.code(204).send(null)
  })
}

/** The caller, as somebody who gives roles. */
export function giverOf({ caller }: FastifyRequest, people: readonly Person[]): Giver {
  const { roles, scopes, kind, id } = caller
  return { roles, scopes, login: kind === "person" ? id : null, actor: actorOf(caller, people, null).actor }
}

function passingOf(app: App, { caller }: FastifyRequest): Passing {
  return { publicUrl: app.publicUrl, sendsMail: app.sendsMail(caller.workspace), byName: caller.name }
}

function grantIn({ roles, side, person }: Pick<z.infer<typeof UserBody>, "roles" | "side" | "person">, people: readonly Person[]): Grant {
  return { roles, side, person: person === null ? null : personCalled(people, person, "/body/person").id }
}

function refOf(id: string | null, people: readonly Person[]): { id: string; name: string; handle: string } | null {
  const person = people.find((one) => one.id === id)
  return person === undefined ? null : { id: person.id, name: person.name, handle: person.handle }
}

function userView(
  { login, email, name, roles, side, person, hasPassword, hasSecondFactor, since, sessions, lastSeenAt }: Member,
  people: readonly Person[],
) {
  return {
    id: login,
    email,
    name,
    roles,
    side,
    person: refOf(person, people),
    has_password: hasPassword,
    has_second_factor: hasSecondFactor,
    since: toIso(since),
    sessions,
    last_seen_at: isoOrNull(lastSeenAt),
  }
}

function invitationView({ id, content, createdAt, expiresAt }: Invitation, people: readonly Person[]) {
  const { email, name, roles, side, person, mailed } = content
  return {
    id,
    email,
    name,
    roles: [...roles],
    side,
    person: refOf(person, people),
    mailed,
    created_at: toIso(createdAt),
    expires_at: toIso(expiresAt),
  }
}
