import { inWords, toIso, type Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import type { z } from "zod"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import {
  AnswersView,
  ItemDecision,
  ItemQuery,
  ItemView,
  RejectionQuery,
  RejectionSumQuery,
  RejectionSumView,
  RejectionView,
} from "#contract/rejection.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { instantOrNull, isoOrNull } from "#http/iso-or-null.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { handoffById } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { allPeople } from "#store/person.ts"
import { listItems, lockItem, settleItem, type RaisedItem } from "#store/raised-item.ts"
import { reasonWords } from "#store/reason-words.ts"
import { listRejections, sumRejections, type Rejection, type RejectionFilter } from "#store/rejection.ts"
import { leadsInFewWords, peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"
import { spokenTo } from "#http/speak.ts"
import { answersFor } from "#steps/answers-for.ts"

const tags = ["rejections"]

/** Rejections with the clauses that they cite, what may be said of a handoff, and what too many rejections raised. */
export function rejectionRoutes(api: Api, app: App): void {
  const list = {
    tags,
    summary: "Rejections that stand, newest first",
    querystring: RejectionQuery,
    response: { 200: PageView(RejectionView) },
  }
  api.get("/api/rejections", { schema: list, config: { permission: "rejections.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { cursor, limit } = request.query
      const rows = (await listRejections(tx, filterOf(request.query), afterOf(cursor), limit + 1)).map((row) => ({
        ...row,
        id: row.disposition,
      }))
      const view = await viewer(tx, rows, now)
      return pageOf(rows, limit, view)
    }),
  )

  const sum = {
    tags,
    summary: "Rejections counted by source, reason, clause, owner or campaign",
    querystring: RejectionSumQuery,
    response: { 200: PageView(RejectionSumView) },
  }
  api.get("/api/rejections/summary", { schema: sum, config: { permission: "rejections.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { by } = request.query
      const sums = await sumRejections(tx, filterOf(request.query), by)
      const people =
        by === "owner"
          ? await peopleInFewWords(
              tx,
              sums.map(({ name }) => name),
            )
          : null
      const words =
        by === "reason"
          ? await reasonWords(
              tx,
              sums.map((sum) => sum.name),
              now,
            )
          : null
      const data = sums.map(({ name, rejected, borneOut, disputed, open, againstQuality }) => ({
        name: people === null ? name : (people.get(name ?? "")?.handle ?? null),
        says: words?.get(name ?? "") ?? null,
        rejected,
        borne_out: borneOut,
        disputed,
        open,
        against_quality: againstQuality,
      }))
      return { data, next_cursor: null }
    }),
  )

  const answers = {
    tags: ["handoffs"],
    summary: "What may be said of it now, and what each answer does",
    params: IdPath,
    response: { 200: AnswersView },
  }
  api.get("/api/handoffs/:id/answers", { schema: answers, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { version, allowed, reasons, sqlNeeds, clauses } = await answersFor(
        tx,
        found(await handoffById(tx, request.params.id), "handoff"),
        spokenTo(request),
      )
      const { reject, recycle, disqualify } = reasons
      return {
        version,
        allowed: [...allowed],
        reasons: { reject: reject.map(reasonView), recycle: recycle.map(reasonView), disqualify: disqualify.map(reasonView) },
        sql_needs: [...sqlNeeds],
        clauses,
      }
    }),
  )

  const items = {
    tags: ["items"],
    summary: "What people have to decide, newest first",
    querystring: ItemQuery,
    response: { 200: PageView(ItemView) },
  }
  api.get("/api/items", { schema: items, config: { permission: "items.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { open, cursor, limit } = request.query
      const rows = await listItems(tx, { open: open === undefined ? null : open === "true", after: afterOf(cursor), limit: limit + 1 })
      const people = await peopleInFewWords(
        tx,
        rows.map((row) => row.owner),
      )
      return pageOf(rows, limit, (row) => itemView(row, people))
    }),
  )

  const decide = {
    tags: ["items"],
    summary: "Say what follows from it",
    params: IdPath,
    body: ItemDecision,
    response: { 200: ItemView },
  }
  api.post("/api/items/:id/decision", { schema: decide, config: { permission: "items.decide" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor, person } = actorOf(request.caller, await allPeople(tx, now), request.body.by)
      const item = found(await lockItem(tx, request.params.id), "item")
      if (item.settledAt !== null)
        throw new Refusal("item_settled", `${item.settledBy} settled it on ${inWords(item.settledAt)}: ${item.decision}`, 409)
      const { decision } = request.body
      await settleItem(tx, item.id, person?.name ?? request.caller.name, decision, now)
      const says = `Settled: ${decision}`.slice(0, 1000)
      await record(tx, [
        { at: now, actor, kind: "item_settled", says, lead: null, handoff: null, agreement: item.agreement, detail: { item: item.id } },
      ])
      const settled = found(await lockItem(tx, item.id), "item")
      return itemView(settled, await peopleInFewWords(tx, [settled.owner]))
    }),
  )
}

function filterOf(query: z.infer<typeof RejectionSumQuery> | z.infer<typeof RejectionQuery>): RejectionFilter {
  const { source = null, reason = null, clause = null, verdict, disputed, since, until } = query
  const wanted = disputed === "true" ? "disputed" : (verdict ?? null)
  return { source, reason, clause, verdict: wanted, since: instantOrNull(since ?? null), until: instantOrNull(until ?? null) }
}

async function viewer(tx: Tx, rows: readonly Rejection[], now: Instant): Promise<(row: Rejection) => z.infer<typeof RejectionView>> {
  const people = await peopleInFewWords(
    tx,
    rows.map((row) => row.owner),
  )
  const leads = await leadsInFewWords(
    tx,
    rows.map((row) => row.lead),
  )
  const words = await reasonWords(
    tx,
    rows.map((row) => row.reason),
    now,
  )
  return ({ disposition, creditBack, countsAgainstQuality, tier, ...row }) => ({
    ...row,
    id: disposition,
    reason_says: words.get(row.reason) ?? null,
    tier: tier === 1 ? 1 : tier === 2 ? 2 : 3,
    lead: leads.get(row.lead) ?? null,
    owner: people.get(row.owner) ?? null,
    at: toIso(row.at),
    credit_back: creditBack,
    counts_against_quality: countsAgainstQuality,
  })
}

type AnyReason = Partial<Awaited<ReturnType<typeof answersFor>>["reasons"]["reject"][number]> & { id: string; says: string }

function reasonView(reason: AnyReason) {
  const {
    id,
    says,
    under = null,
    clause = null,
    credit_back = null,
    counts_against_quality = null,
    cool_down = null,
    track = null,
  } = reason
  return { id, says, under, clause, credit_back, counts_against_quality, cool_down, track, label: reason.label ?? null }
}

function itemView(item: RaisedItem, people: ReadonlyMap<string, PersonSummary>): ItemView {
  const { id, kind, says, detail, owner, raisedAt, dueAt, settledAt, settledBy, decision } = item
  return {
    id,
    kind,
    says,
    detail,
    owner: people.get(owner) ?? null,
    raised_at: toIso(raisedAt),
    due_at: toIso(dueAt),
    settled_at: isoOrNull(settledAt),
    settled_by: settledBy,
    decision,
  }
}
