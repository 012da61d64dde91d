import { createHash } from "node:crypto"
import type { FastifyReply, FastifyRequest } from "fastify"
import { z } from "zod"
import { plainText } from "#domain/intake/arrival.ts"
import { botSign, HONEYPOT, isPrefetch, TOOK_MS } from "#domain/intake/bot-signs.ts"
import type { StoredForm } from "#domain/intake/from-form.ts"
import { ReceiptView } from "#contract/signal.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { keyOf } from "#http/auth.ts"
import { bodyText } from "#http/hooks/body-text.ts"
import type { CaptureGate } from "#http/hooks/capture-gate.ts"
import { waitOf } from "#http/hooks/prefer-wait.ts"
import { allowOtherSites, takeRawBodies } from "#http/hooks/raw-body.ts"
import { readInputs, type Inputs } from "#http/hooks/read-inputs.ts"
import { keep, receiptOf } from "#http/hooks/receipt.ts"
import { refuseIfStrict, STRICT } from "#http/hooks/strict.ts"
import { createBotGate } from "#http/hooks/proof-of-work.ts"
import { KeptRefusal, problem } from "#http/problem.ts"
import type { NewSignal } from "#store/signal.ts"

const MOST_BYTES = 64 * 1024

const Path = z.object({ form: z.string().describe("The form's name, by which the agreement knows it") })
const Query = z.object({ key: z.string().optional().describe("Write key, for plain forms that can't set headers") })
const Body = z.unknown().describe("The form's inputs: urlencoded, multipart without files, or JSON; up to 64 KiB")
const Done = {
  description: "What became of it, or thanks for a browser's plain post",
  content: { "application/json": { schema: ReceiptView }, "text/html; charset=utf-8": { schema: z.string() } },
}

/** Takes form posts of any site: from a plain HTML form, which gets a page or goes on to `redirect`, or from a script, which gets a receipt. */
export function formHooks(server: Api, app: App, gate: CaptureGate): void {
  const bots = createBotGate(app)
  takeRawBodies(server, MOST_BYTES)
  allowOtherSites(server, "/forms/:form")
  const schema = {
    tags: ["capture"],
    summary: "Take a form",
    description: `Inputs \`write_key\`, \`page\`, \`redirect\`, \`_id\` (one per filling; the same post counts once), \`_hp\`, \`_ms\` and \`_pow\` are ours; UTM marks and the landing page come from inputs or the page's address. ${STRICT}`,
    security: [{ key: [] }, { write_key: [] }],
    params: Path,
    querystring: Query,
    body: Body,
    response: { 200: Done, 202: ReceiptView, 303: z.null().describe("On to the page that the form named") },
  }
  server.post("/forms/:form", { schema }, async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const inputs = await readInputs(body, request.declaredType)
    const key = await gate.admit(request, reply, keyOf(request) ?? textIn(inputs, "write_key") ?? textIn(inputs, "key"))
    gate.count(key, 1)
    const { workspace } = key
    // whatever a site calls its form: a lead must not be lost over a name
    const form = plainText(request.params.form)?.slice(0, 100) ?? "unnamed"
    const visitor = { workspace, form, proof: textIn(inputs, "_pow"), isSuspect: looksMade(inputs, request) }
    const welcome = await bots.welcome(visitor)
    if (welcome.kind === "ask") return askForWork(request, reply, welcome.challenge)
    const held = welcome.kind === "hold" ? welcome.why : null
    const kept = () => bots.count(visitor)
    const signal = await take(request, { form, body, inputs, workspace, held, kept }, app)
    return isPlainPost(request) ? thank(inputs, reply) : receiptOf(app, workspace, signal, waitOf(request), reply)
  })
}

/** `held`: why a person is to look at it first; null when it is taken as it is. `kept` is called when it is stored. */
type Sent = { form: string; body: Buffer; inputs: Inputs | null; workspace: string; held: string | null; kept: () => void }

async function take(request: FastifyRequest, { form, body, inputs, workspace, held, kept }: Sent, app: App): Promise<NewSignal> {
  const arrived = { lane: 1 as const, source: `form:${form}`, kind: "form", items: 1 }
  if (inputs === null) {
    const payload = bodyText(body, request.declaredType)
    refuseIfStrict(request, { ...arrived, payload })
    const { id } = await keep(app, workspace, { ...arrived, payload })
    kept()
    throw new KeptRefusal(id, "unreadable", "The form could not be read. It was kept, and waits in quarantine.")
  }
  const stored = storedForm(form, inputs, request)
  const payload = JSON.stringify({ ...stored, ...botSigns(inputs), ...(held === null ? {} : { held }) })
  refuseIfStrict(request, { ...arrived, payload })
  const signal = await keep(app, workspace, { ...arrived, payload, key: keyOfFilling(inputs, stored) })
  kept()
  return signal
}

/** The form as it is kept, without what was meant for us. */
function storedForm(form: string, inputs: Inputs, { headers }: FastifyRequest): StoredForm {
  const { write_key: _key, redirect: _redirect, page: _page, _id, _hp, _ms, _pow, ...rest } = inputs
  const own = "write_key" in inputs ? rest : { ...rest, key: undefined }
  const agent = headers["user-agent"]?.slice(0, 300) ?? null
  const seen = { agent, ...(isPrefetch(headers) ? { prefetch: true } : {}) }
  return { form, inputs: own, page: textIn(inputs, "page") ?? headers.referer ?? null, referrer: textIn(inputs, "referrer"), ...seen }
}

/** Whether the sender fell into a trap, or was faster than a person. */
function looksMade(inputs: Inputs | null, request: FastifyRequest): boolean {
  if (inputs === null) return true
  const { _hp, _ms } = botSigns(inputs)
  const properties = { [HONEYPOT]: _hp ?? null, ...(_ms === undefined ? {} : { [TOOK_MS]: _ms }) }
  return botSign({ kind: "form", properties }, () => false) !== null || isPrefetch(request.headers)
}

/** Our own script works for a moment and sends the same again; nothing of this post is kept. */
function askForWork(request: FastifyRequest, reply: FastifyReply, challenge: object): FastifyReply {
  const says = "This form is attacked at the moment, so it asks for a little work first."
  const body = JSON.stringify({ ...problem(request, 428, "work_first", says), challenge })
  return reply.code(428).type("application/problem+json").serializer(String).send(body)
}

function botSigns(inputs: Inputs): Pick<StoredForm, "_hp" | "_ms"> {
  const trap = textIn(inputs, "_hp")
  const ms = Number(plainText(inputs["_ms"]) ?? Number.NaN)
  return { ...(trap === null ? {} : { _hp: trap.slice(0, 200) }), ...(Number.isFinite(ms) && ms >= 0 ? { _ms: Math.round(ms) } : {}) }
}

/**
 * What tells a second click or a retry from another post: its `_id` and what was filled in. Words count too, so that an id that somebody wrote into
 * their page for good makes nobody's post vanish.
 */
function keyOfFilling(inputs: Inputs, stored: StoredForm): string | null {
  const id = plainText(inputs["_id"])
  if (id === null) return null
  return createHash("sha256")
    .update(`${id}\n${JSON.stringify(stored.inputs)}`)
    .digest("base64url")
}

function textIn(inputs: Inputs | null, name: string): string | null {
  const value = inputs !== null && Object.hasOwn(inputs, name) ? inputs[name] : null
  return typeof value === "string" && value !== "" ? value : null
}

/** A browser that leaves the page with the post: it wants a page, while scripts want to read an answer. */
function isPlainPost(request: FastifyRequest): boolean {
  const mode = request.headers["sec-fetch-mode"]
  if (mode !== undefined) return mode === "navigate"
  return /text\/html/.test(request.headers.accept ?? "") && !/json/i.test(request.declaredType)
}

function thank(inputs: Inputs | null, reply: FastifyReply): FastifyReply {
  const back = textIn(inputs, "redirect")
  if (back !== null && isOwnPath(back)) return reply.code(303).header("location", new URL(back, "http://here").href.slice(11)).send()
  return reply
    .code(200)
    .type("text/html; charset=utf-8")
    .header("content-security-policy", "default-src 'none'; base-uri 'none'; form-action 'none'")
    .send(THANKS)
}

/** A path on the same host; an address elsewhere would make of us a stepping stone. */
function isOwnPath(text: string): boolean {
  return /^\/(?![/\\])/.test(text) && URL.parse(text, "http://here")?.host === "here"
}

const THANKS = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Thank you</title>
<h1>Thank you</h1><p>We have your message and will be in touch.</p></html>
`
