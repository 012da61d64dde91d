import { addressesOf } from "#domain/identity/addresses-of.ts"
import { stageAsOf, type StageEntry } from "#domain/handoff/stage-as-of.ts"
import { durationInWords } from "#domain/agreement/duration.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { isLive } from "#domain/sla/clock.ts"
import { whyInfeasible } from "#domain/sla/out-of-reach.ts"
import { agreementById } from "#store/agreement.ts"
import { clocksOf, escalationsOf } from "#store/clock.ts"
import { decisionsOn } from "#store/decision.ts"
import { assignmentsOf } from "#store/assignment.ts"
import { listHandoffs } from "#store/handoff.ts"
import { holdsOf } from "#store/hold.ts"
import { identitiesOf } from "#store/identity.ts"
import { journalOf } from "#store/journal.ts"
import { leadById, type Lead } from "#store/lead.ts"
import { listMerges } from "#store/merge.ts"
import { allPeople } from "#store/person.ts"
import { dispositionsOf } from "#store/disposition.ts"
import { touchesOf } from "#store/touch.ts"
import type { Tx } from "#store/tx.ts"
import { explainJudgement } from "#steps/explain-judgement.ts"
import { explainLookUps } from "#steps/explain-look-ups.ts"
import { explainMatch } from "#steps/explain-match.ts"
import { explainWord } from "#steps/explain-word.ts"
import { rulesOf } from "#steps/rules.ts"

/**
 * Why a lead is where it is, as of an instant: its score with reasons that add up, the verdict, who got it and who else was looked at, its clocks,
 * and the journal up to then. The score is worked out from what was known to have happened by that instant.
 *
 * @throws Error for an unknown lead
 */
export async function explainLead(tx: Tx, id: string, at: Instant) {
  const lead = await leadById(tx, id)
  if (lead === null) throw new Error(`The lead ${id} is not there.`)
  const people = new Map((await allPeople(tx, at)).map((person) => [person.id, person]))
  const decisions = await decisionsOn(tx, id, at)
  const journal = (await journalOf(tx, id)).filter((entry) => entry.at <= at)
  const handoffs = await handoffsOf(tx, id, people, at)
  return {
    lead: { id, name: lead.name, email: lead.email, company: lead.company },
    as_of: toIso(at),
    ...(at >= lead.updatedAt ? standing(lead, people) : await standingAsOf(tx, lead, journal, people, at)),
    ...(await explainJudgement(tx, lead, decisions.score?.inputs.fields ?? null, at)),
    account: await explainMatch(tx, id, at),
    verdict: await verdictOf(tx, decisions, at),
    routing: routingOf(decisions.routing, people),
    looked_up: await explainLookUps(tx, lead, at),
    hold: await holdOf(tx, id, people),
    addresses: addressesOf(await identitiesOf(tx, [id])),
    same_person: await samePersonAs(tx, id, people, at),
    deadlines: await deadlinesOf(tx, lead, handoffs),
    handoffs,
    journal: journal.map((entry) => ({
      at: toIso(entry.at),
      actor: people.get(entry.actor)?.name ?? entry.actor,
      kind: entry.kind,
      says: entry.says,
    })),
  }
}

function standing(lead: Lead, people: ReadonlyMap<string, Person>) {
  return { stage: lead.stage as string, owner: person(people, lead.owner), next_action: lead.nextAction, due_at: isoOrNull(lead.dueAt) }
}

/** Where the lead stood then and with whom. What was owed then stands in the clocks and the journal. */
async function standingAsOf(tx: Tx, lead: Lead, journal: readonly StageEntry[], people: ReadonlyMap<string, Person>, at: Instant) {
  const handoffs = await listHandoffs(tx, { lead: lead.id, owner: null, state: null, open: null, after: null, limit: 200 })
  const open = handoffs.find((one) => one.openedAt <= at && (one.closedAt === null || one.closedAt > at))
  const assignments = open === undefined ? [] : await assignmentsOf(tx, [open.id])
  const had = assignments.find((one) => one.since <= at && (one.until === null || one.until > at))
  return {
    stage: stageAsOf(journal, at) ?? "captured",
    owner: had === undefined ? null : person(people, had.person),
    next_action: null,
    due_at: null,
  }
}

type Decisions = Awaited<ReturnType<typeof decisionsOn>>

async function verdictOf(tx: Tx, { qualification }: Decisions, at: Instant) {
  if (qualification === null) return null
  const { agreement, tier, at: decidedAt, qualification: verdict } = qualification
  const version = await agreementById(tx, agreement)
  return {
    decided_at: toIso(decidedAt),
    ago: durationInWords(Math.max(1000, Math.round((at - decidedAt) / 1000) * 1000)),
    tier,
    agreement: { id: agreement, version: version?.version ?? null, hash: version?.hash ?? null },
    ...verdict,
  }
}

function routingOf(routing: Decisions["routing"], people: ReadonlyMap<string, Person>) {
  if (routing === null) return null
  const attempts = (Array.isArray(routing.attempts) ? routing.attempts : []) as {
    candidates?: { id: string; says: string; freeAt: Instant | null }[]
  }[]
  return {
    decided_at: toIso(routing.at),
    owner: person(people, routing.owner),
    method: routing.method,
    pool: routing.pool,
    says: routing.says,
    attempts: attempts.map((attempt) => ({
      ...attempt,
      candidates: (attempt.candidates ?? []).map((one) => ({
        person: person(people, one.id),
        says: one.says,
        free_at: isoOrNull(one.freeAt),
      })),
    })),
  }
}

async function holdOf(tx: Tx, id: string, people: ReadonlyMap<string, Person>) {
  const [hold] = await holdsOf(tx, [id])
  if (hold === undefined) return null
  return { reason: hold.reason, says: hold.says, owner: person(people, hold.owner), since: toIso(hold.since), due_at: toIso(hold.dueAt) }
}

/** Which leads it is the same person as, and why; merges that were undone by then are left out. */
async function samePersonAs(tx: Tx, id: string, people: ReadonlyMap<string, Person>, at: Instant) {
  const merges = (await listMerges(tx, { lead: id, undone: null, after: null, limit: 50 })).filter(
    (one) => one.at <= at && (one.undoneAt === null || one.undoneAt > at),
  )
  return merges.map((one) => ({
    merge: one.id,
    lead: one.from === id ? one.into : one.from,
    goes_on: one.from !== id,
    because: one.reason,
    by: people.get(one.by)?.name ?? one.by,
    since: toIso(one.at),
  }))
}

/** Until when what is owed, and by which promise; without an open handoff, when the lead is looked at again. */
async function deadlinesOf(tx: Tx, lead: Lead, handoffs: Awaited<ReturnType<typeof handoffsOf>>) {
  const open = handoffs.find((one) => one.closed_at === null)
  if (open === undefined)
    return lead.dueAt === null ? [] : [{ kind: "look_again", due_at: toIso(lead.dueAt), state: "running", because: lead.nextAction }]
  const { clocks } = (await rulesOf(tx, open.agreement.id)).agreement.sla
  const live = open.clocks.filter((clock) => clock.is_live)
  return live.map(({ kind, due_at, state }) => ({ kind, due_at, state, because: clocks[kind]?.says ?? kind }))
}

async function handoffsOf(tx: Tx, lead: string, people: ReadonlyMap<string, Person>, at: Instant) {
  const handoffs = (await listHandoffs(tx, { lead, owner: null, state: null, open: null, after: null, limit: 50 })).filter(
    (one) => one.openedAt <= at,
  )
  const ids = handoffs.map((one) => one.id)
  const [clocks, escalations, assignments, touches, words] = [
    await clocksOf(tx, ids),
    await escalationsOf(tx, ids),
    await assignmentsOf(tx, ids),
    await touchesOf(tx, ids),
    await dispositionsOf(tx, ids),
  ]
  const versions = new Map<string, number>()
  for (const one of handoffs) versions.set(one.agreement, (await rulesOf(tx, one.agreement)).version)
  return handoffs.map((one) => ({
    id: one.id,
    cycle: one.cycle,
    tier: one.tier,
    state: one.state,
    owner: person(people, one.owner),
    play: one.play,
    agreement: { id: one.agreement, version: versions.get(one.agreement) ?? null },
    next_action: one.nextAction,
    due_at: isoOrNull(one.dueAt),
    opened_at: toIso(one.openedAt),
    closed_at: isoOrNull(one.closedAt),
    assignments: assignments
      .filter((each) => each.handoff === one.id)
      .map((each) => ({
        person: person(people, each.person),
        since: toIso(each.since),
        until: isoOrNull(each.until),
        why: each.why,
        ended_as: each.endedAs,
      })),
    clocks: clocks
      .filter((each) => each.handoff === one.id)
      .map(({ id, clock, lookAt }) => ({
        id,
        kind: clock.kind,
        owed_by: clock.owedBy,
        state: clock.state,
        is_live: isLive(clock),
        started_at: toIso(clock.startedAt),
        due_at: toIso(clock.dueAt),
        met_at: isoOrNull(clock.metAt),
        missed_at: isoOrNull(clock.missedAt),
        infeasible: whyInfeasible(clock),
        next_look_at: isoOrNull(lookAt),
        escalations: escalations
          .filter((step) => step.clock === id)
          .map((step) => ({
            rung: step.rung,
            share: step.share,
            planned_at: toIso(step.plannedAt),
            at: toIso(step.at),
            late: step.late,
            outcome: step.outcome,
            told: step.told.map((who) => people.get(who)?.name ?? who),
          })),
      })),
    touches: touches
      .filter((each) => each.handoff === one.id)
      .map((each) => ({
        kind: each.kind,
        at: toIso(each.at),
        by: each.by === null ? null : person(people, each.by),
        counts: each.counts,
        note: each.note,
      })),
    words: words.filter((each) => each.handoff === one.id && each.at <= at).map((word) => explainWord(word, at)),
  }))
}

function person(people: ReadonlyMap<string, Person>, id: string) {
  const found = people.get(id)
  return { id, name: found?.name ?? "somebody who is gone", handle: found?.handle ?? null }
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}
