import { asSentence } from "#domain/as-sentence.ts"
import { readTarget } from "#domain/agreement/duration.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import type { RouteAttempt } from "#domain/routing/decide-route.ts"
import { held } from "#domain/sending/compose-open-items.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { saveHolds, type Hold } from "#store/hold.ts"
import { record } from "#store/journal.ts"
import { saveJudged } from "#store/lead.ts"
import { clearTimers, setTimers, setTimersNoLater } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { inZone, tellPerson, type Voice } from "#steps/announce.ts"
import type { BriefedLead } from "#steps/04-brief.ts"
import type { Rules } from "#steps/rules.ts"

/** A qualified lead that can't go on by itself, and why. */
export type HeldLead = {
  one: BriefedLead
  reason: Hold["reason"]
  says: string
  pool: string | null
  attempts: RouteAttempt[]
  retryAt: Instant | null
}

const AN_HOUR = 60 * 60_000

/**
 * Qualified leads that wait for a person: nobody may take them now, or the agreement wants a person to decide. Each has the manager of the pool as
 * owner, a deadline, and is tried again the moment somebody is expected to be free.
 */
export async function holdLeads(
  tx: Tx,
  leads: readonly HeldLead[],
  rules: Rules,
  people: readonly Person[],
  fallback: Person,
  voice: Voice,
  now: Instant,
): Promise<void> {
  const holds = leads.map((each) => {
    const owner = queueOwner(each.pool, rules, people) ?? fallback
    const dueAt = each.one.lead.stage === "held" && each.one.lead.dueAt !== null ? each.one.lead.dueAt : now + routingTarget(rules)
    const tryAt = each.reason === "nobody" ? Math.min(each.retryAt ?? now + AN_HOUR, now + AN_HOUR) : dueAt
    const nextAction = ACTIONS[each.reason]
    return {
      ...each,
      owner,
      dueAt,
      tryAt,
      nextAction,
      lead: {
        ...each.one.lead,
        stage: "held" as const,
        tier: each.one.qualification.kind === "qualified" ? each.one.qualification.tier : null,
        owner: owner.id,
        nextAction,
        dueAt,
        updatedAt: now,
      },
    }
  })
  const fresh = holds.filter((each) => each.one.lead.stage !== "held")

  await saveJudged(
    tx,
    holds.map(({ lead, one }) => ({ lead, isNew: one.isNew })),
  )
  await saveHolds(
    tx,
    holds.map(({ one, reason, says, pool, attempts, owner, dueAt }) => ({
      lead: one.lead.id,
      reason,
      says,
      agreement: rules.id,
      score: one.scoreId,
      qualification: one.qualificationId,
      brief: one.briefId,
      pool,
      attempts,
      owner: owner.id,
      since: now,
      dueAt,
    })),
  )
  await clearTimers(
    tx,
    "lead",
    holds.map((each) => each.lead.id),
  )
  const timers = (of: (reason: Hold["reason"]) => boolean) =>
    holds.filter(({ reason }) => of(reason)).map((each) => ({ kind: "hold" as const, subject: each.lead.id, dueAt: each.tryAt }))
  // somebody may have become free while this was decided, and said so to the timer of who waited before
  await setTimersNoLater(
    tx,
    timers((reason) => reason === "nobody"),
  )
  await setTimers(
    tx,
    timers((reason) => reason !== "nobody"),
  )
  await insertDeliveries(
    tx,
    fresh.map(({ one, owner, says, dueAt }) =>
      tellPerson(
        owner,
        messageOf(one, owner, says, dueAt, voice),
        { cause: `hold:${one.qualificationId}`, lead: one.lead.id, handoff: null },
        now,
      ),
    ),
  )
  await record(
    tx,
    fresh.map(({ one, owner, says }) => ({
      at: now,
      actor: "baton",
      kind: "lead_held",
      says: `${asSentence(says)} ${owner.name} decides.`,
      lead: one.lead.id,
      handoff: null,
      agreement: rules.id,
      detail: {},
    })),
  )
}

export const STRATEGIC_ACTION = "Decide what becomes of this strategic account"

const ACTIONS: Record<Hold["reason"], string> = {
  nobody: "Find somebody who takes this lead",
  review: "Approve the handoff or send the lead back to nurture",
  strategic: STRATEGIC_ACTION,
  yearly_cap: "Decide whether this lead may come back once more",
}

/** The manager of the first team of the pool. */
export function queueOwner(pool: string | null, { agreement }: Rules, people: readonly Person[]): Person | null {
  const team = agreement.routing.pools[pool ?? agreement.routing.otherwise]?.teams[0]
  const manager = team === undefined ? undefined : agreement.teams[team]?.manager
  return people.find((person) => person.active && person.handle === manager) ?? null
}

function routingTarget({ agreement }: Rules): number {
  const target = readTarget(agreement.sla.clocks.routing?.target["1"] ?? "1 hour")
  return target.kind === "time" ? target.ms : 24 * AN_HOUR
}

function messageOf({ lead, qualification }: BriefedLead, owner: Person, says: string, dueAt: Instant, voice: Voice) {
  return held({
    lead: { id: lead.id, name: lead.name ?? "Unnamed lead", company: lead.company },
    queue: { id: owner.id, name: owner.name },
    missing: [says, qualification.why],
    due: { at: dueAt, says: inZone(dueAt, owner.zone) },
    url: `${voice.publicUrl}/leads/${lead.id}`,
  })
}
