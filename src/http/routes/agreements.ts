import type { FastifyRequest } from "fastify"
import { readAgreementInTurns, type FileProblem } from "#contract/agreement-file.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import {
  AgreementText,
  EmergencyBody,
  FullVersionView,
  SignatureBody,
  SignatureView,
  ValidationView,
  VersionView,
} from "#contract/version.ts"
import { runExamples } from "#domain/agreement/run-examples.ts"
import type { Agreement, Side } from "#domain/agreement/agreement.ts"
import { emergencyState } from "#domain/agreement/emergency-change.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { Refusal } from "#domain/refusal.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import type { Caller } from "#http/caller.ts"
import { agreementById, agreementInForce, listAgreements, signaturesOf, type AgreementVersion, type Signature } from "#store/agreement.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { validationOf } from "#http/validation-view.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/workspace.ts"
import { emergencies } from "#store/emergency-change.ts"
import { loadAgreement, signAgreement } from "#steps/agreements.ts"
import { declareEmergency } from "#steps/emergency-change.ts"

const tags = ["agreements"]
/** Who signs has to be able to read what they sign. */
const readers = { config: { permission: "agreements.read" } } as const

/** Versions of the agreement: read, checked, loaded, signed. The file may be sent as it is (YAML or JSON as text), or as { source } in JSON. */
export function agreementRoutes(outer: Api, app: App): void {
  void outer.register(async (inner) => {
    const api = inner as unknown as Api
    const texts = ["text/yaml", "text/x-yaml", "application/yaml", "application/x-yaml", "text/plain"]
    api.addContentTypeParser(texts, { parseAs: "string" }, async (_request: FastifyRequest, body: string) => body)
    reading(api, app)
    writing(api, app)
  })
}

function reading(api: Api, app: App): void {
  const list = { tags, summary: "All versions, newest first", response: { 200: PageView(VersionView) } }
  api.get("/api/agreements", { schema: list, ...readers }, async (request) =>
    within(app, request, async (tx, now) => {
      const versions = await listAgreements(tx)
      const data = []
      for (const version of versions) data.push(await viewOf(tx, version, now))
      return { data, next_cursor: null }
    }),
  )

  const current = { tags, summary: "The version in force", response: { 200: FullVersionView } }
  api.get("/api/agreements/in-force", { schema: current, ...readers }, async (request) =>
    within(app, request, async (tx, now) => {
      const inForce = await agreementInForce(tx, now)
      if (inForce === null) throw new Refusal("none_in_force", "No version is signed by both sides yet, so none is in force.", 404)
      return fullView(tx, found(await agreementById(tx, inForce.agreement), "agreement"), now)
    }),
  )

  const one = { tags, summary: "A version with its text", params: IdPath, response: { 200: FullVersionView } }
  api.get("/api/agreements/:id", { schema: one, ...readers }, async (request) =>
    within(app, request, async (tx, now) => fullView(tx, found(await agreementById(tx, request.params.id), "agreement"), now)),
  )
}

function writing(api: Api, app: App): void {
  const check = {
    tags,
    summary: "Check a file and run its examples; nothing is kept",
    body: AgreementText,
    response: { 200: ValidationView },
  }
  api.post("/api/agreements/validation", { schema: check, ...readers }, async (request) => {
    return validationOf(await readAgreementInTurns(textOf(request.body)), app.now(request.caller.workspace))
  })

  const load = { tags, summary: "Load a version; it runs once both sides signed", body: AgreementText, response: { 201: FullVersionView } }
  api.post("/api/agreements", { schema: load, config: { permission: "agreements.draft" } }, async (request, reply) => {
    const source = textOf(request.body)
    const agreement = await read(source)
    const version = await within(app, request, async (tx, now) => {
      const examples = runExamples(agreement, now)
      const failed = examples.filter((example) => !example.passes)
      if (failed.length > 0) {
        const errors = failed.map(({ name, differences }) => ({ pointer: "/examples", message: `${name}: ${differences.join("; ")}` }))
        throw new Refusal(
          "examples_fail",
          `${failed.length} of ${examples.length} example leads come out otherwise than expected.`,
          422,
          errors,
        )
      }
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      return fullView(tx, await loadAgreement(tx, { agreement, source, examples }, actor, now), now)
    })
    return reply.code(201).send(version)
  })

  const sign = {
    tags,
    summary: "Sign a version for one side",
    description: "Needs a key that signs for that side; an admin key alone may not. The second signature puts the version in force.",
    params: IdPath,
    body: SignatureBody,
    response: { 201: PageView(SignatureView) },
  }
  api.post("/api/agreements/:id/signatures", { schema: sign, config: { permission: "agreements.sign" } }, async (request, reply) => {
    const { hash } = request.body
    const side = sideOf(request.caller, request.body.side)
    const signatures = await within(app, request, async (tx, now) => {
      found(await agreementById(tx, request.params.id), "agreement")
      const { actor, person } = actorOf(request.caller, await allPeople(tx, now), null)
      const signer = signerOf(request.caller, person, request.body.signer)
      return signAgreement(tx, request.params.id, { side, signer, hash: hash.toLowerCase() }, actor, now)
    })
    return reply.code(201).send({ data: signatures.map(signatureView), next_cursor: null })
  })

  const declare = {
    tags,
    summary: "Put a version in force for one side alone, for 72 hours",
    description:
      "For what can't wait. Both sides' leadership and RevOps are told at once. A signature of somebody of the other side ratifies it; else it lapses, and the version before applies again.",
    params: IdPath,
    body: EmergencyBody,
    response: { 201: FullVersionView },
  }
  api.post("/api/agreements/:id/emergency", { schema: declare, config: { permission: "agreements.emergency" } }, async (request, reply) => {
    const { hash, reason } = request.body
    const side = sideOf(request.caller, request.body.side)
    const version = await within(app, request, async (tx, now) => {
      const { actor, person } = actorOf(request.caller, await allPeople(tx, now), null)
      const signer = signerOf(request.caller, person, request.body.signer)
      const { id } = request.params
      await declareEmergency(tx, id, { side, signer, hash: hash.toLowerCase(), reason }, { actor, voice: app.voice }, now)
      return fullView(tx, found(await agreementById(tx, id), "agreement"), now)
    })
    return reply.code(201).send(version)
  })
}

/** For which side somebody signs. @throws Refusal 403 when it is not theirs */
function sideOf(caller: Caller, said: Side | undefined): Side {
  const side = said ?? caller.side
  if (side !== null && side === caller.side) return side
  const who = caller.kind === "key" ? `The key "${caller.name}" signs` : "You sign"
  throw new Refusal("other_side", caller.side === null ? `${who} for neither side.` : `${who} for ${caller.side} only.`, 403)
}

/** In whose name a signature stands: one's own, or what a program says. @throws Refusal 403 or 422 */
function signerOf({ kind, name }: Caller, person: Person | null, said: string | null): string {
  if (kind === "key" && said !== null) return said
  const own = kind === "key" ? null : (person?.name ?? name)
  if (own === null) throw new Refusal("no_signer", "Say who signs.", 422, [{ pointer: "/body/signer", message: "is needed with a key" }])
  if (said !== null && said !== own) throw new Refusal("not_for_others", `You sign as ${own} and as nobody else.`, 403)
  return own
}

function textOf(body: string | { source: string }): string {
  return typeof body === "string" ? body : body.source
}

/** The agreement in a file. @throws Refusal 422 with line and column of everything that is wrong */
async function read(source: string): Promise<Agreement> {
  const { agreement, problems } = await readAgreementInTurns(source)
  if (agreement !== null) return agreement
  const errors = problems.filter((each) => each.severity === "error").map((each) => ({ pointer: each.pointer, message: inWords(each) }))
  throw new Refusal("agreement_invalid", `The agreement can't be loaded: ${errors[0]?.message ?? "it is not readable"}`, 422, errors)
}

function inWords({ line, column, path, message, fix }: FileProblem): string {
  return `line ${line}, column ${column}${path === "" ? "" : ` (${path})`}: ${message}${fix === undefined ? "" : ` ${fix}`}`
}

type Bare = Omit<AgreementVersion, "document" | "source" | "examples">

async function viewOf(tx: Tx, { id, version, name, hash, loadedAt, loadedBy }: Bare, now: Instant) {
  const signatures = await signaturesOf(tx, id)
  const inForce = await agreementInForce(tx, now)
  const isInForce = inForce?.agreement === id
  return {
    id,
    version,
    name,
    hash,
    loaded_at: toIso(loadedAt),
    loaded_by: loadedBy,
    signatures: signatures.map(signatureView),
    in_force_since: isInForce ? toIso(inForce.since) : null,
    review_at: isInForce ? isoOrNull(inForce.reviewAt) : null,
    emergency: await emergencyView(tx, id, now),
  }
}

async function emergencyView(tx: Tx, id: string, now: Instant) {
  const [change] = await emergencies(tx, id)
  if (change === undefined) return null
  const { side, signer, reason, since, until, next } = change
  return { side, signer, reason, since: toIso(since), until: toIso(until), state: emergencyState(change, next, now) }
}

async function fullView(tx: Tx, version: AgreementVersion, now: Instant) {
  const { source, document, examples } = version
  return { ...(await viewOf(tx, version, now)), source, document, examples }
}

function signatureView({ side, signer, hash, signedAt }: Signature) {
  return { side, signer, hash, signed_at: toIso(signedAt) }
}
