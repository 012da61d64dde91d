import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
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

const TITLES: Record<number, string> = {
  400: "The request can't be read",
  401: "Who are you?",
  403: "Not allowed",
  404: "Nothing here",
  405: "Not this way",
  409: "Somebody was faster, or it is over",
  413: "Too much at once",
  415: "Not a kind of body that is understood",
  422: "The rules refuse this",
  429: "Too fast",
  500: "Our mistake",
  503: "Not now",
}

/** Every error of every route leaves as problem+json: refusals with their sentence, mistakes of ours with a request id and nothing else. */
export function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError | Refusal | Error, request, reply) => send(reply, problemOf(error, request)))
  server.setNotFoundHandler((request, reply) =>
    send(reply, problem(request, 404, "not_found", `There is nothing at ${request.method} ${request.url.split("?")[0]?.slice(0, 200)}.`)),
  )
}

export function problem(request: FastifyRequest, status: number, code: string, detail: string, errors: Problem["errors"] = []): Problem {
  const base = { type: `https://baton.dev/problems/${code}`, title: TITLES[status] ?? "Refused", status, detail, instance: request.id }
  return errors.length === 0 ? base : { ...base, errors: errors.slice(0, 50) }
}

export function send(reply: FastifyReply, body: Problem): FastifyReply {
  if (body.status === 401) void reply.header("www-authenticate", 'Bearer realm="baton"')
  if (body.status === 503) void reply.header("retry-after", "2")
  return reply.code(body.status).type("application/problem+json").send(JSON.stringify(body))
}

function problemOf(error: FastifyError | Refusal | Error, request: FastifyRequest): Problem {
  if (error instanceof Refusal) return problem(request, error.status, error.code, error.message, error.errors)
  if ("validation" in error && error.validation !== undefined) {
    const errors = error.validation.map((issue) => ({
      pointer: `/${error.validationContext ?? "body"}${issue.instancePath}`,
      message: issue.message ?? "is not valid",
    }))
    return problem(request, 400, "invalid", `The request does not fit: ${errors[0]?.pointer} ${errors[0]?.message}.`, errors)
  }
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500
  if (status >= 400 && status < 500) return problem(request, status, codeOf(status), error.message)
  if (isDatabaseAway(error))
    return problem(request, 503, "database_away", "The database does not answer at the moment; nothing was done. Please try again.")
  request.log.error({ err: error, reqId: request.id }, "a request failed")
  return problem(request, 500, "bug", "Something went wrong on our side; the request's id tells the operator where.")
}

function codeOf(status: number): string {
  return { 404: "not_found", 405: "method", 413: "too_large", 415: "media_type", 429: "too_fast" }[status] ?? "invalid"
}
