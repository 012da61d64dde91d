import type { z } from "zod"
import { readAgreementInTurns, type AgreementFile } from "#contract/agreement-file.ts"
import {
  AgreementWordsView,
  ChangesQuery,
  ChangesView,
  DraftBody,
  DraftView,
  JudgedLeadsQuery,
  JudgedLeadView,
  RoutingTableView,
  TrialBody,
  TrialView,
} from "#contract/agreement-reading.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { editAgreement } from "#contract/edit-agreement.ts"
import { agreementInWords } from "#domain/agreement/words/agreement-in-words.ts"
import { changesBetween } from "#domain/agreement/words/changes-between.ts"
import { speakerOf } from "#domain/agreement/words/chapter.ts"
import { routingFlow } from "#domain/agreement/words/routing-flow.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import type { Language } from "#domain/language/language.ts"
import { Refusal } from "#domain/refusal.ts"
import { found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { spokenTo } from "#http/speak.ts"
import { trialView } from "#http/trial-view.ts"
import { validationOf } from "#http/validation-view.ts"
import { agreementById, agreementInForce, versionBefore, type AgreementVersion } from "#store/agreement.ts"
import { judgedLeads } from "#store/judged-lead.ts"
import { allPeople } from "#store/person.ts"
import { leadsInFewWords } from "#store/summary.ts"
import type { Tx } from "#store/tx.ts"
import { checkTrial, tryLead } from "#steps/try-lead.ts"

const tags = ["agreements"]
const LONGEST_WRITTEN = 2_000_000
/** Who signs has to be able to read what they sign. */
const readers = { config: { permission: "agreements.read" } } as const

/** A version read as a page: in words, what it changes, its routing, whom it judged, and what it would make of a lead. */
export function agreementReadingRoutes(api: Api, app: App): void {
  const words = {
    tags,
    summary: "A version in plain words: every rule, promise and number",
    params: IdPath,
    response: { 200: AgreementWordsView },
  }
  api.get("/api/agreements/:id/words", { schema: words, ...readers }, async (request) =>
    within(app, request, async (tx) => {
      const { id, version, document } = found(await agreementById(tx, request.params.id), "agreement")
      return { agreement: id, version, chapters: agreementInWords(document, spokenTo(request)) }
    }),
  )

  const changes = {
    tags,
    summary: "What a version changes, in plain words",
    params: IdPath,
    querystring: ChangesQuery,
    response: { 200: ChangesView },
  }
  api.get("/api/agreements/:id/changes", { schema: changes, ...readers }, async (request) =>
    within(app, request, async (tx) => {
      const version = found(await agreementById(tx, request.params.id), "agreement")
      const { since } = request.query
      const before = since === undefined ? await versionBefore(tx, version.version) : found(await agreementById(tx, since), "agreement")
      return compared(before, version.document, spokenTo(request))
    }),
  )

  const routing = {
    tags,
    summary: "Its routing rules in order, and as a flow to be drawn",
    params: IdPath,
    response: { 200: RoutingTableView },
  }
  api.get("/api/agreements/:id/routing", { schema: routing, ...readers }, async (request) =>
    within(app, request, async (tx) => {
      const { document } = found(await agreementById(tx, request.params.id), "agreement")
      const language = spokenTo(request)
      const speak = speakerOf(document, language)
      const { territories, otherwise } = document.routing
      const rows = territories.map(({ id, says, when, pool }, place) => ({ place: place + 1, id, says, when: speak(when), pool }))
      return { territories: rows, otherwise, flow: routingFlow(document, language) }
    }),
  )

  leadRoutes(api, app)
  draftRoute(api, app)
}

function leadRoutes(api: Api, app: App): void {
  const leads = {
    tags,
    summary: "Which leads a version judged, each with its newest verdict by it; newest first",
    params: IdPath,
    querystring: JudgedLeadsQuery,
    response: { 200: PageView(JudgedLeadView) },
  }
  api.get("/api/agreements/:id/leads", { schema: leads, config: { permission: "leads.read", ownership: "listed" } }, async (request) => {
    const { cursor, limit, verdict = null } = request.query
    return within(app, request, async (tx) => {
      found(await agreementById(tx, request.params.id), "agreement")
      const judged = await judgedLeads(tx, {
        agreement: request.params.id,
        verdict,
        reach: request.reach,
        after: afterOf(cursor),
        limit: limit + 1,
      })
      const known = await leadsInFewWords(
        tx,
        judged.map((one) => one.lead),
      )
      return pageOf(judged, limit, (one): z.infer<typeof JudgedLeadView> => ({
        ...one,
        at: toIso(one.at),
        lead: found(known.get(one.lead), "lead"),
      }))
    })
  })

  const trial = {
    tags,
    summary: "What would become of a made-up lead under a version; nothing is kept",
    description: "Judged with the people, accounts and turns of now. No provider is asked, and no turn is used.",
    params: IdPath,
    body: TrialBody,
    response: { 200: TrialView },
  }
  api.post("/api/agreements/:id/trial", { schema: trial, config: { keepsReply: false, permission: "pools.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { document } = found(await agreementById(tx, request.params.id), "agreement")
      checkTrial(document, request.body)
      return trialView(await tryLead(tx, request.params.id, request.body, now), await allPeople(tx, now))
    }),
  )
}

function draftRoute(api: Api, app: App): void {
  const draft = {
    tags,
    summary: "A draft with values put in their places: checked, its examples run, and compared with the version in force; nothing is kept",
    body: DraftBody,
    response: { 200: DraftView },
  }
  api.post("/api/agreements/draft", { schema: draft, config: { keepsReply: false, permission: "agreements.draft" } }, async (request) => {
    const { source, impossible } = editAgreement(request.body.source, request.body.edits)
    if (impossible.length > 0)
      throw new Refusal(
        "no_such_place",
        impossible[0] ?? "",
        422,
        impossible.map((message) => ({ pointer: "/body/edits", message })),
      )
    const read = await readAgreementInTurns(source)
    return within(app, request, async (tx, now) => draftView(tx, source, read, { now, language: spokenTo(request) }))
  })
}

type Asked = { now: Instant; language: Language }

async function draftView(tx: Tx, source: string, read: AgreementFile, { now, language }: Asked): Promise<z.infer<typeof DraftView>> {
  const inForce = await agreementInForce(tx, now)
  const before = inForce === null ? null : await agreementById(tx, inForce.agreement)
  const { name: _name, ...validation } = validationOf(read, now)
  const comparison = read.agreement === null ? { since: versionRef(before), changes: [] } : compared(before, read.agreement, language)
  return { source, document: read.agreement, written: writtenIn(read), ...validation, ...comparison }
}

/** What a form shows of a file that can't be read. Aliases can make a small file long, and no form shows such a one. */
function writtenIn(read: AgreementFile): unknown {
  if (read.agreement !== null) return null
  return JSON.stringify(read.written).length > LONGEST_WRITTEN ? null : read.written
}

function compared(before: AgreementVersion | null, after: AgreementVersion["document"], language: Language) {
  return { since: versionRef(before), changes: before === null ? [] : changesBetween(before.document, after, language) }
}

function versionRef(version: AgreementVersion | null) {
  return version === null ? null : { id: version.id, version: version.version }
}
