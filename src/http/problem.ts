import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import { tellWhen } from "#http/limits.ts"
import { spokenIn, spokenTo } from "#http/speak.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"

/** An error as RFC 9457 has it. `type` is stable and says what to look up; `instance` is the request's id. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  errors?: { pointer: string; message: string }[]
  /** The id under which the body was kept all the same. */
  receipt?: string
}

/** A refusal of a body that was kept all the same; `receipt` is the id under which. */
export class KeptRefusal extends Refusal {
  readonly receipt: string

  constructor(receipt: string, code: string, message: string, status = 400, errors: Refusal["errors"] = []) {
    super(code, message, status, errors)
    this.receipt = receipt
  }
}

const TITLES: Record<number, string> = {
  400: "The request can't be read",
  401: "Who are you?",
  403: "Not allowed",
  404: "Nothing here",
  405: "Not this way",
  409: "Somebody was faster, or it is over",
  413: "Too much at once",
  414: "The address is too long",
  415: "Not a kind of body that is understood",
  422: "The rules refuse this",
  429: "Too fast",
  500: "Our mistake",
  431: "The headers are too long",
  503: "Not now",
}

/** Every error of every route leaves as problem+json: refusals with their sentence, mistakes of ours with a request id and nothing else. */
export function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError | Refusal | Error, request, reply) => {
    tellWhen(error, reply)
    return send(reply, problemOf(error, request))
  })
}

export function problem(request: FastifyRequest, status: number, code: string, detail: string, errors: Problem["errors"] = []): Problem {
  const base = { type: `https://baton.dev/problems/${code}`, title: TITLES[status] ?? "Refused", status, detail, instance: request.id }
  return errors.length === 0 ? base : { ...base, errors: errors.slice(0, 50) }
}

export function send(reply: FastifyReply, body: Problem): FastifyReply {
  if (body.status === 401) void reply.header("www-authenticate", 'Bearer realm="baton"')
  if (body.status === 503) void reply.header("retry-after", "2")
  const said = spokenIn(spokenTo(reply.request), body)
  return reply.code(body.status).type("application/problem+json").send(JSON.stringify(said))
}

const CONTEXTS: Record<string, string> = { body: "body", querystring: "query", params: "path", headers: "headers" }

function problemOf(error: FastifyError | Refusal | Error, request: FastifyRequest): Problem {
  if (error instanceof Refusal) {
    const refused = problem(request, error.status, error.code, error.message, error.errors)
    return error instanceof KeptRefusal ? { ...refused, receipt: error.receipt } : refused
  }
  if ("validation" in error && error.validation !== undefined) {
    const errors = error.validation.map((issue) => ({
      pointer: `/${CONTEXTS[error.validationContext ?? "body"] ?? "body"}${issue.instancePath}`.toWellFormed().slice(0, 300),
      message: issue.message ?? "is not valid",
    }))
    return problem(request, 400, "invalid", `The request does not fit: at ${errors[0]?.pointer}: ${errors[0]?.message}.`, errors)
  }
  if (isValueRefused(error)) return problem(request, 400, "invalid", "A value of the request can't be kept by the database.")
  if ("code" in error && error.code === "23505")
    return problem(request, 409, "taken", "Something of this name is there already, or came at the same time. Look again, then try again.")
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500
  if (status >= 400 && status < 500) return problem(request, status, codeOf(status), error.message.slice(0, 500))
  if (isDatabaseAway(error))
    return problem(request, 503, "database_away", "The database does not answer at the moment; nothing was done. Please try again.")
  request.log.error({ err: error, reqId: request.id }, "a request failed")
  return problem(request, 500, "bug", "Something went wrong on our side; the request's id tells the operator where.")
}

/** PostgreSQL's class 22: a text, number or instant that it can't hold. The schemas catch what is known; this is the net below them. */
function isValueRefused(error: Error): boolean {
  return "code" in error && typeof error.code === "string" && /^22\w{3}$/.test(error.code)
}

function codeOf(status: number): string {
  return { 404: "not_found", 405: "method", 413: "too_large", 415: "media_type", 429: "too_fast" }[status] ?? "invalid"
}
