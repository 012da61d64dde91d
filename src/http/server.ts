import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from "fastify"
import { createSerializerCompiler, validatorCompiler } from "fastify-type-provider-zod"
import type { Socket } from "node:net"
import type { App } from "#http/app.ts"
import { appFiles } from "#http/app-files.ts"
import type { Api } from "#http/api.ts"
import { guardRoutes } from "#http/access.ts"
import { createAuthenticator } from "#http/auth.ts"
import { createCallers } from "#http/caller.ts"
import { createCaptureGate } from "#http/hooks/capture-gate.ts"
import { clientSettings } from "#http/hooks/client-settings.ts"
import { formHooks } from "#http/hooks/forms.ts"
import { mailHooks } from "#http/hooks/mail.ts"
import { segmentHooks } from "#http/hooks/segment.ts"
import { signalHooks } from "#http/hooks/signals.ts"
import { unsubscribeHooks } from "#http/hooks/unsubscribe.ts"
import { webhookHooks } from "#http/hooks/webhooks.ts"
import { keepReplies } from "#http/idempotency.ts"
import { readJson } from "#http/json-body.ts"
import { answerWrongMethods } from "#http/methods.ts"
import { createLimiter, DEFAULT_LIMITS, type Limits } from "#http/limits.ts"
import { describeApi } from "#http/openapi.ts"
import { isId } from "#http/page.ts"
import { signInPages } from "#http/pages/sign-in/sign-in-pages.ts"
import { answerProblems, problem, send } from "#http/problem.ts"
import { apiRoutes } from "#http/routes/all.ts"
import { sessionRoutes } from "#http/routes/session.ts"
import { createSignInDesk } from "#http/sign-in-desk.ts"
import { healthRoutes } from "#http/routes/health.ts"
import { EVERYWHERE, protect } from "#http/security-headers.ts"
import { Refusal } from "#domain/refusal.ts"
import { speak } from "#http/speak.ts"
import { endSlowBodies } from "#http/slow-bodies.ts"
import { webFiles } from "#http/web-files.ts"
import { newId } from "#store/new-id.ts"

const MOST_HEADER_BYTES = 16 * 1024
const MOST_BODY_BYTES = 1024 * 1024
/** A CSV of 200 MB over a slow line; headers have to be there much sooner. */
const LONGEST_REQUEST_MS = 30 * 60_000
const SLOW_MS = 1_000

export type ServerOptions = {
  /** Every answer is checked against its schema, which tests want and production does not pay for. */
  checksAnswers?: boolean
  limits?: Limits
  /** How many proxies stand before Baton and write down from where they were asked. */
  trustedProxies?: number
  timeouts?: Timeouts
  /** A process that only runs workspaces takes no requests but those after its health. */
  answersOnlyHealth?: boolean
}

/** How long a client may take for its headers, and then for a body that is read as a whole. */
export type Timeouts = { headersMs: number; bodyMs: number }

const TIMEOUTS: Timeouts = { headersMs: 10_000, bodyMs: 60_000 }

/**
 * The whole HTTP side: health, capture, API and its description.
 *
 */
export function createServer(
  app: App,
  {
    checksAnswers = false,
    limits = DEFAULT_LIMITS,
    trustedProxies = 0,
    timeouts = TIMEOUTS,
    answersOnlyHealth = false,
  }: ServerOptions = {},
): FastifyInstance {
  const log: FastifyBaseLogger = app.log
  const server = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    // few requests are ever logged, and those lines say themselves of which request they are; a logger for each would cost more than reading it
    childLoggerFactory: (logger) => logger,
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: LONGEST_REQUEST_MS,
    keepAliveTimeout: 75_000,
    routerOptions: { maxParamLength: 500, caseSensitive: true },
    http: {
      maxHeaderSize: MOST_HEADER_BYTES,
      headersTimeout: timeouts.headersMs,
      connectionsCheckingInterval: Math.ceil(timeouts.headersMs / 10),
    },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) =>
      void send(reply.headers(EVERYWHERE), problem(request, error.statusCode ?? 400, "bad_address", error.message)),
    return503OnClosing: true,
    trustProxy: (_address, hop) => hop < trustedProxies,
  })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(checksAnswers ? createSerializerCompiler() : () => (answer) => JSON.stringify(answer))
  protect(server, app.publicUrl)
  answerProblems(server)
  speak(server)
  answerWrongMethods(server)
  logTrouble(server)
  endSlowBodies(server, timeouts.bodyMs, ({ raw }) => answerBrokenRequest({ code: "ERR_HTTP_REQUEST_TIMEOUT" }, raw.socket))
  readBodies(server)
  describeApi(server)
  void server.register(async (inner) => (answersOnlyHealth ? onlyHealth : routes)(inner as unknown as Api, app, limits))
  return server
}

const SWEEP_MS = 50
const LONGEST_CLOSING_MS = 10_000

/**
 * Takes no more requests and waits for those under way, ten seconds at most. A connection that a client keeps open after its answer is closed as soon
 * as it is idle, or closing would wait for the client.
 */
export async function closeServer(server: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => server.server.closeIdleConnections(), SWEEP_MS)
  const force = setTimeout(() => server.server.closeAllConnections(), LONGEST_CLOSING_MS)
  try {
    await server.close()
  } finally {
    clearInterval(sweep)
    clearTimeout(force)
  }
}

function onlyHealth(server: Api, app: App, limits: Limits): void {
  healthRoutes(server, app, createCallers(app, createAuthenticator(app.db, limits)))
}

function routes(server: Api, app: App, limits: Limits): void {
  const auth = createAuthenticator(app.db, limits)
  const callers = createCallers(app, auth)
  const gate = createCaptureGate(app, auth, limits)
  const calls = createLimiter({ name: "api", what: "requests of yours" }, limits.apiRequests)
  healthRoutes(server, app, callers)
  webFiles(server)
  appFiles(server)
  const desk = createSignInDesk(app, limits)
  void server.register(async (pages) => signInPages(pages, app, { auth, callers, desk }))
  void server.register(async (capture) => clientSettings(capture as unknown as Api, app, auth))
  void server.register(async (capture) => segmentHooks(capture as unknown as Api, app, gate))
  void server.register(async (capture) => mailHooks(capture as unknown as Api, app, gate))
  void server.register(async (capture) => formHooks(capture as unknown as Api, app, gate))
  void server.register(async (capture) => signalHooks(capture as unknown as Api, app, gate))
  void server.register(async (capture) => webhookHooks(capture as unknown as Api, app))
  void server.register(async (out) => unsubscribeHooks(out as unknown as Api, app))
  void server.register(async (api) => {
    guardRoutes(api, app, { callers, calls })
    api.addHook("onRequest", async (request) => checkAddress(request))
    keepReplies(api, app)
    apiRoutes(api, app)
    sessionRoutes(api, app, desk)
  })
}

/** What is no id is nowhere, and a zero character can't be kept or looked for. */
function checkAddress(request: FastifyRequest): void {
  const params = request.params as Record<string, string>
  for (const name of ["id", "lead"]) {
    if (params[name] !== undefined && !isId(params[name])) throw new Refusal("not_found", "There is nothing of this id here.", 404)
  }
  if (JSON.stringify([params, request.query]).includes("\\u0000")) throw new Refusal("bad_text", "The address holds a zero character.", 400)
}

function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser("application/json", { parseAs: "string" }, async (_request: FastifyRequest, body: string) =>
    readJson(body.replace(/^\uFEFF/, "")),
  )
}

/** Only slow and failed requests are logged, without query, headers and bodies: keys and people's details are in them. */
function logTrouble(server: FastifyInstance): void {
  server.addHook("onResponse", async (request, reply) => {
    const failed = reply.statusCode >= 500
    if (!failed && reply.elapsedTime < SLOW_MS) return
    const about = {
      reqId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    request.log.warn(about, failed ? "a request failed" : "a request was slow")
  })
}

/** What is not even HTTP, or too long to be read, gets the same shape of answer, written by hand. */
function answerBrokenRequest(error: { code: string }, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy()
  const [status, line, detail] = BROKEN[error.code] ?? [400, "Bad Request", "The request is not HTTP."]
  const body = JSON.stringify({ type: "https://baton.dev/problems/broken_request", title: line, status, detail, instance: newId() })
  socket.end(
    `HTTP/1.1 ${status} ${line}\r\ncontent-type: application/problem+json\r\nx-content-type-options: nosniff\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

const BROKEN: Record<string, [number, string, string]> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large", "The headers are longer than 16 KiB."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request did not arrive in time."],
}
