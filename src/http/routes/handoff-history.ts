import { toIso } from "#domain/instant.ts"
import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { AssignmentView, BriefView, ClockView, TouchBody, TouchView } from "#contract/handoff.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import { whyInfeasible } from "#domain/sla/out-of-reach.ts"
import type { App } from "#http/app.ts"
import { instantOrNull, isoOrNull } from "#http/iso-or-null.ts"
import { clocksOf, escalationsOf, type ClockRecord, type Escalation } from "#store/clock.ts"
import { briefById } from "#store/decision.ts"
import { assignmentsOf } from "#store/assignment.ts"
import { handoffById } from "#store/handoff.ts"
import { newId } from "#store/new-id.ts"
import { allPeople } from "#store/person.ts"
import { peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import { touchesOf, type TouchRecord } from "#store/touch.ts"
import { recordTouch } from "#steps/record-touch.ts"

const tags = ["handoffs"]

/** What came with a handoff and what happened on it: brief, clocks, assignments, touches. */
export function handoffHistoryRoutes(api: Api, app: App): void {
  const brief = { tags, summary: "The context package it came with", params: IdPath, response: { 200: BriefView } }
  api.get("/api/handoffs/:id/brief", { schema: brief, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const handoff = found(await handoffById(tx, request.params.id), "handoff")
      const { id, at, agreement, complete, missing, content } = found(await briefById(tx, handoff.brief), "brief")
      return { id, at: toIso(at), agreement, complete, missing, content }
    }),
  )

  const clocks = { tags, summary: "Its promises and how they stand", params: IdPath, response: { 200: PageView(ClockView) } }
  api.get("/api/handoffs/:id/clocks", { schema: clocks, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { id } = found(await handoffById(tx, request.params.id), "handoff")
      const records = await clocksOf(tx, [id])
      const escalations = Map.groupBy(await escalationsOf(tx, [id]), (one) => one.clock)
      const people = await peopleInFewWords(
        tx,
        records.map((record) => record.person),
      )
      return { data: records.map((record) => clockView(record, escalations.get(record.id) ?? [], people)), next_cursor: null }
    }),
  )

  const had = { tags, summary: "Who had it, and why", params: IdPath, response: { 200: PageView(AssignmentView) } }
  api.get("/api/handoffs/:id/assignments", { schema: had, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { id } = found(await handoffById(tx, request.params.id), "handoff")
      const assignments = await assignmentsOf(tx, [id])
      const people = await peopleInFewWords(
        tx,
        assignments.map((one) => one.person),
      )
      const data = assignments.map(({ attempt, person, since, until, why, endedAs, creditedBack }) => ({
        attempt,
        person: people.get(person) ?? null,
        since: toIso(since),
        until: isoOrNull(until),
        why,
        ended_as: endedAs,
        credited_back: creditedBack,
      }))
      return { data, next_cursor: null }
    }),
  )

  const touches = { tags, summary: "What passed between us and the lead", params: IdPath, response: { 200: PageView(TouchView) } }
  api.get("/api/handoffs/:id/touches", { schema: touches, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx) => {
      const { id } = found(await handoffById(tx, request.params.id), "handoff")
      const records = await touchesOf(tx, [id])
      const people = await peopleInFewWords(
        tx,
        records.map((record) => record.by),
      )
      return { data: records.map((record) => touchView(record, people)), next_cursor: null }
    }),
  )

  const touch = {
    tags,
    summary: "Write a touch down",
    description: "The same source and external_id are the same touch, so sending it again changes nothing.",
    params: IdPath,
    body: TouchBody,
    response: { 201: TouchView },
  }
  api.post("/api/handoffs/:id/touches", { schema: touch, config: { permission: "handoffs.answer" } }, async (request, reply) => {
    const { kind, at, by, direction, human, source, external_id: externalId = newId(), note, outcome = null, until = null } = request.body
    const written = await within(app, request, async (tx, now) => {
      const { actor, person } = actorOf(request.caller, await allPeople(tx, now), by)
      const { id: handoff } = found(await handoffById(tx, request.params.id), "handoff")
      const chosen = { ...(direction === undefined ? {} : { direction }), ...(human === undefined ? {} : { human }) }
      const said = {
        handoff,
        kind,
        at: instantOrNull(at),
        by: person?.id ?? null,
        ...chosen,
        source,
        externalId,
        note,
        outcome,
        until: instantOrNull(until),
      }
      const record = await recordTouch(tx, said, actor, now)
      return touchView(record, await peopleInFewWords(tx, [record.by]))
    })
    return reply.code(201).send(written)
  })
}

function clockView(record: ClockRecord, escalations: readonly Escalation[], people: ReadonlyMap<string, PersonSummary>) {
  const { clock } = record
  return {
    id: record.id,
    kind: clock.kind,
    owed_by: clock.owedBy,
    person: people.get(record.person) ?? null,
    state: clock.state,
    started_at: toIso(clock.startedAt),
    due_at: toIso(clock.dueAt),
    met_at: isoOrNull(clock.metAt),
    missed_at: isoOrNull(clock.missedAt),
    target_ms: clock.targetMs,
    infeasible: whyInfeasible(clock),
    rungs: clock.rungs.map((rung, index) => ({ at: toIso(rung.at), share: rung.share, passed: index < clock.nextRung })),
    pauses: clock.pauses.map(({ reason, note, by, from, until }) => ({ reason, note, by, from: toIso(from), until: isoOrNull(until) })),
    escalations: escalations.map(({ rung, at, plannedAt, late, outcome, told, reassigned }) => ({
      rung,
      at: toIso(at),
      planned_at: toIso(plannedAt),
      late,
      outcome,
      told,
      reassigned,
    })),
  }
}

function touchView(record: TouchRecord, people: ReadonlyMap<string, PersonSummary>) {
  return {
    id: record.id,
    kind: record.kind,
    direction: record.direction,
    human: record.human,
    by: record.by === null ? null : (people.get(record.by) ?? null),
    at: toIso(record.at),
    recorded_at: toIso(record.recordedAt),
    source: record.source,
    external_id: record.externalId,
    note: record.note,
    outcome: record.outcome,
    until: isoOrNull(record.until),
    counts: record.counts,
  }
}
