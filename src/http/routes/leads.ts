import { toIso, type Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { searchWords } from "#domain/search-words.ts"
import { MICRO } from "#domain/score/score.ts"
import { IdPath, MomentIn, pageOf as PageView } from "#contract/api-words.ts"
import { EngagementView, ExplanationQuery, ExplanationView, JournalView, LeadQuery, LeadView } from "#contract/lead.ts"
import { found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { engagementsOf } from "#store/engagement.ts"
import { journalOf } from "#store/journal.ts"
import { leadById, listLeads, type Lead } from "#store/lead.ts"
import { peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import { explainLead } from "#steps/explain-lead.ts"

const tags = ["leads"]
const MOST_ENGAGEMENTS = 500

export function leadRoutes(api: Api, app: App): void {
  const list = { tags, summary: "Leads, newest first", querystring: LeadQuery, response: { 200: PageView(LeadView) } }
  api.get("/api/leads", { schema: list, config: { permission: "leads.read", ownership: "listed" } }, async (request) => {
    const { email = null, q = "", stage = null, owner = null, account = null, cursor, limit } = request.query
    const words = q === "" ? null : searchWords(q)
    const filter = {
      email: email?.trim() ?? null,
      words,
      stage,
      owner,
      account,
      reach: request.reach,
      after: afterOf(cursor),
      limit: limit + 1,
    }
    return within(app, request, async (tx) => {
      const leads = await listLeads(tx, filter)
      const people = await peopleInFewWords(
        tx,
        leads.map((lead) => lead.owner),
      )
      return pageOf(leads, limit, (lead) => toView(lead, people))
    })
  })

  const one = { tags, summary: "A lead", params: IdPath, response: { 200: LeadView } }
  api.get("/api/leads/:id", { schema: one, config: { permission: "leads.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const lead = found(await leadById(tx, request.params.id), "lead")
      return toView(lead, await peopleInFewWords(tx, [lead.owner]))
    }),
  )

  const why = {
    tags,
    summary: "Why a lead is where it is",
    description: "Score, verdict, owner and deadlines, each with its reasons, as of now or any instant before.",
    params: IdPath,
    querystring: ExplanationQuery,
    response: { 200: ExplanationView },
  }
  api.get("/api/leads/:id/explanation", { schema: why, config: { permission: "leads.read" } }, async (request) => {
    const { at } = request.query
    return within(app, request, async (tx, now) => {
      found(await leadById(tx, request.params.id), "lead")
      return { ...(await explainLead(tx, request.params.id, at === undefined ? now : readMoment(at))) }
    })
  })

  const journal = { tags, summary: "What was done with a lead, oldest first", params: IdPath, response: { 200: PageView(JournalView) } }
  api.get("/api/leads/:id/journal", { schema: journal, config: { permission: "leads.read" } }, async (request) =>
    within(app, request, async (tx) => {
      found(await leadById(tx, request.params.id), "lead")
      const entries = await journalOf(tx, request.params.id)
      const data = entries.map(({ seq, at, actor, kind, says, handoff, agreement, detail }) => ({
        seq,
        at: toIso(at),
        actor,
        kind,
        says,
        handoff,
        agreement,
        detail,
      }))
      return { data, next_cursor: null }
    }),
  )

  const did = {
    tags,
    summary: "What a lead did: the newest 500, oldest first",
    params: IdPath,
    response: { 200: PageView(EngagementView) },
  }
  api.get("/api/leads/:id/engagements", { schema: did, config: { permission: "leads.read" } }, async (request) =>
    within(app, request, async (tx) => {
      found(await leadById(tx, request.params.id), "lead")
      const engagements = await engagementsOf(tx, [request.params.id], MOST_ENGAGEMENTS)
      const data = engagements.map(({ lead: _lead, externalId, occurredAt, ...rest }) => ({
        ...rest,
        external_id: externalId,
        occurred_at: toIso(occurredAt),
      }))
      return { data, next_cursor: null }
    }),
  )
}

function readMoment(text: string): Instant {
  const read = MomentIn.safeParse(text)
  if (read.success) return Date.parse(read.data)
  throw new Refusal("invalid", "`at` has to be an instant such as 2026-11-20T08:30:00Z.", 400, [
    { pointer: "/query/at", message: "is not an instant" },
  ])
}

function toView(lead: Lead, people: ReadonlyMap<string, PersonSummary>): LeadView {
  return {
    id: lead.id,
    email: lead.email,
    name: lead.name,
    company: lead.company,
    stage: lead.stage,
    tier: lead.tier,
    owner: people.get(lead.owner) ?? null,
    next_action: lead.nextAction,
    due_at: isoOrNull(lead.dueAt),
    fit: lead.fit === null ? null : lead.fit / MICRO,
    intent: lead.intent === null ? null : lead.intent / MICRO,
    model: lead.model,
    cycles: lead.cycles,
    account: lead.account,
    merged_into: lead.mergedInto,
    closed_as: lead.closedAs,
    cool_down_until: isoOrNull(lead.coolDownUntil),
    fields: lead.fields,
    created_at: toIso(lead.createdAt),
    updated_at: toIso(lead.updatedAt),
  }
}
