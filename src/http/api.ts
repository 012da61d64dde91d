import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import { Refusal } from "#domain/refusal.ts"
import type { Instant } from "#domain/instant.ts"
import type { App } from "#http/app.ts"
import type { ApiKey, Scope } from "#store/api-key.ts"
import type { Person } from "#domain/people/person.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"

declare module "fastify" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyRequest {
    /** Whose key the request came with; set before any handler of the API runs. */
    key: ApiKey
  }
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyContextConfig {
    /** Keys with one of these scopes may call the route; admin keys unless said otherwise. */
    scopes?: readonly Scope[]
    /** False for a POST whose reply is not kept under an Idempotency-Key. */
    keepsReply?: boolean
  }
}

/** A server that knows the contract's schemas. */
export type Api = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** Work in the tables of the workspace that the request's key belongs to, in one transaction. */
export function within<Result>(app: App, request: FastifyRequest, work: (tx: Tx, now: Instant) => Promise<Result>): Promise<Result> {
  const { workspace } = request.key
  return inWorkspace(app.db, workspace, (tx) => work(tx, app.now(workspace)), "request")
}

/** What was looked for. @throws Refusal 404 when it is not there */
export function found<Thing>(thing: Thing | null | undefined, what: string): Thing {
  if (thing === null || thing === undefined) throw new Refusal("not_found", `There is no ${what} of this id here.`, 404)
  return thing
}

/** Whoever is meant by a handle or an id. @throws Refusal when nobody is */
export function personCalled(people: readonly Person[], name: string, pointer: string): Person {
  const person = people.find((one) => one.handle === name || one.id === name)
  if (person !== undefined) return person
  const says = `There is nobody called "${name.slice(0, 100)}" here.`
  throw new Refusal("unknown_person", says, 422, [{ pointer, message: says }])
}

/** Who acts: the person who is named, else the key's own person; `actor` is what the journal keeps. */
export function actorOf(key: ApiKey, people: readonly Person[], by: string | null | undefined): { actor: string; person: Person | null } {
  const named = by === null || by === undefined ? null : personCalled(people, by, "/body/by")
  const person = named ?? people.find((one) => one.id === key.person || one.handle === key.person) ?? null
  return { actor: person?.id ?? key.name, person }
}
