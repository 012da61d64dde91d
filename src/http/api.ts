import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import { Refusal } from "#domain/refusal.ts"
import type { Instant } from "#domain/instant.ts"
import type { App } from "#http/app.ts"
import type { Permission } from "#domain/access/permissions.ts"
import type { Caller } from "#http/caller.ts"
import type { Person } from "#domain/people/person.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"

declare module "fastify" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyRequest {
    /** Who calls; set before any handler of the API runs. */
    caller: Caller
    /** Whose things the caller may see by the route's permission, as ids of people; null: everybody's. */
    reach: readonly string[] | null
  }
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyContextConfig {
    /** The row of `domain/access/permissions.ts` that says who may call the route; null: anybody, without saying who they are. */
    permission?: Permission | null
    /**
     * What the route does for callers who may see only their own or their team's: `lead`, `handoff`, `person`: the path names one, which has to be theirs;
     * `listed`: it lists what is in `request.reach` only. Without it they are refused. Below /api/leads/:id and /api/handoffs/:id it is set already.
     */
    ownership?: "lead" | "handoff" | "person" | "listed"
    /** False for a POST whose reply is not kept under an Idempotency-Key. */
    keepsReply?: boolean
  }
}

/** A server that knows the contract's schemas. */
export type Api = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** Work in the tables of the workspace that the caller works in, in one transaction. */
export function within<Result>(app: App, request: FastifyRequest, work: (tx: Tx, now: Instant) => Promise<Result>): Promise<Result> {
  const { workspace } = request.caller
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

/**
 * Who acts: the person who is named, else the caller's own person; `actor` is what the journal keeps. Only programs act for others.
 *
 * @throws Refusal 403 when somebody who logged in names somebody else
 */
export function actorOf(
  caller: Caller,
  people: readonly Person[],
  by: string | null | undefined,
): { actor: string; person: Person | null } {
  const named = by === null || by === undefined ? null : personCalled(people, by, "/body/by")
  const own = people.find((one) => one.id === caller.person || one.handle === caller.person) ?? null
  if (named !== null && caller.kind !== "key" && named.id !== own?.id)
    throw new Refusal("not_for_others", `You are not ${named.name}, so this can't be done in their name. Leave \`by\` out.`, 403)
  const person = named ?? own
  return { actor: person?.id ?? caller.name, person }
}
