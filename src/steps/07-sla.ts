import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import type { Rung } from "#domain/agreement/sla-policy.ts"
import { codeName } from "#domain/language/code-name.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { clockAt } from "#domain/sla/run-on.ts"
import { dueRungs, passRungs, type DueRung } from "#domain/sla/due-rungs.ts"
import { isLive } from "#domain/sla/clock.ts"
import { whyInfeasible } from "#domain/sla/out-of-reach.ts"
import { always } from "#domain/sla/business-calendar.ts"
import { isEmptyRung, recipientsOf, type Recipient } from "#domain/sla/recipients.ts"
import { insertEscalations, lastEscalations, liveClocks, saveClocks, type ClockRecord, type Escalation } from "#store/clock.ts"
import { runsOf } from "#store/cadence.ts"
import { briefsById, type QuotedBrief } from "#store/decision.ts"
import { insertDeliveries, type Delivery } from "#store/delivery.ts"
import { lockHandoffs, type Handoff } from "#store/handoff.ts"
import { record, type JournalEntry } from "#store/journal.ts"
import { lockLeads, type Lead } from "#store/lead.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { calendarOf, teamCalendarOf } from "#steps/05-routing/pool-book.ts"
import { timerOf } from "#steps/06-handoff.ts"
import { clockCalendar } from "#steps/06-handoff/start-clocks.ts"
import { rungMessages } from "#steps/07-sla/rung-messages.ts"
import { keepObligations } from "#steps/07-sla/keep-obligations.ts"
import { MISSED, passOn } from "#steps/07-sla/pass-on.ts"
import { recycleUnanswered } from "#steps/07-sla/recycle-unanswered.ts"
import type { Voice } from "#steps/announce.ts"
import { rulesOf, type Rules } from "#steps/rules.ts"

/** Who there is and how Baton speaks: what looking at clocks needs besides the handoffs. */
export type Watch = { people: readonly Person[]; caretaker: Person; voice: Voice }

/** A handoff with all that its clocks need. `brief` gives the words of messages. */
export type Watched = {
  handoff: Handoff
  lead: Lead
  owner: Person
  rules: Rules
  clocks: ClockRecord[]
  brief: QuotedBrief
  /** Its follow-up, also one that is over; null where the agreement has none for it. */
  cadence: CadenceRun | null
}

type Climbed = { watched: Watched; record: ClockRecord; rung: DueRung; policy: Rung; told: Recipient[] }

/**
 * Step 7: handoffs whose timers came are looked at: warnings and escalations that are due fire, each exactly once; a missed lead moves on or
 * goes back, as the ladder says. Safe to run late and twice.
 */
export async function watchClocks(tx: Tx, handoffs: readonly string[], watch: Watch, now: Instant): Promise<void> {
  const watched = await loadWatched(tx, handoffs, watch, now)
  const last = await lastEscalations(
    tx,
    watched.flatMap((one) => one.clocks.map((record) => record.id)),
  )

  const looked = watched.map((one) => climbAll(one, last, watch, now))

  const fired = looked.flatMap((one) => one.fired)
  await saveClocks(
    tx,
    looked.flatMap((one) => one.changed),
  )
  await insertEscalations(
    tx,
    fired.map((one) => escalationOf(one, now)),
  )
  await insertDeliveries(
    tx,
    fired.flatMap((one) => deliveriesOf(one, watch, now)),
  )
  await record(
    tx,
    fired.map((one) => entryOf(one, now)),
  )
  await keepObligations(
    tx,
    looked.map((one) => one.watched),
    now,
  )
  await setTimers(
    tx,
    looked.flatMap((one) => timerOf(one.watched.handoff, one.watched.clocks)),
  )
  await act(tx, looked, watch, now)
}

/** The open handoffs among these, with their live clocks. Closed ones need no look any more. */
export async function loadWatched(tx: Tx, ids: readonly string[], { people, caretaker }: Watch, now: Instant): Promise<Watched[]> {
  const handoffs = (await lockHandoffs(tx, ids)).filter((handoff) => handoff.closedAt === null)
  const leads = new Map(
    (
      await lockLeads(
        tx,
        handoffs.map((handoff) => handoff.lead),
      )
    ).map((lead) => [lead.id, lead]),
  )
  const clocks = Map.groupBy(
    await liveClocks(
      tx,
      handoffs.map((handoff) => handoff.id),
    ),
    (record) => record.handoff,
  )
  const briefs = await briefsById(
    tx,
    handoffs.map((handoff) => handoff.brief),
  )
  const runs = await runsOf(
    tx,
    handoffs.map((handoff) => handoff.id),
  )
  const watched: Watched[] = []
  for (const handoff of handoffs) {
    const rules = await rulesOf(tx, handoff.agreement)
    const owner = people.find((person) => person.id === handoff.owner) ?? caretaker
    const lead = leads.get(handoff.lead)
    const brief = briefs.get(handoff.brief)
    if (lead === undefined || brief === undefined) throw new Error(`The handoff ${handoff.id} has no lead or no brief.`)
    const own = (clocks.get(handoff.id) ?? []).map((one) => ({
      ...one,
      clock: clockAt(one.clock, clockCalendar(one.clock.kind, owner, rules), now),
    }))
    watched.push({ handoff, lead, owner, rules, clocks: own, brief, cadence: runs.get(handoff.id) ?? null })
  }
  return watched
}

function climbAll(watched: Watched, last: ReadonlyMap<string, Instant>, watch: Watch, now: Instant) {
  const climbed = watched.clocks.map((one) => climb(watched, one, last.get(one.id) ?? null, watch, now))
  return {
    watched: { ...watched, clocks: climbed.map((one) => one.after) },
    fired: climbed.flatMap((one) => one.fired),
    changed: climbed.map((one) => one.after),
  }
}

function climb(
  watched: Watched,
  one: ClockRecord,
  escalationAt: Instant | null,
  watch: Watch,
  now: Instant,
): { after: ClockRecord; fired: Climbed[] } {
  const ladder = watched.rules.agreement.sla.clocks[one.clock.kind]?.ladder ?? []
  const told = new Map(one.clock.rungs.map(({ rung }) => [rung, recipientsFor(ladder[rung], watched, watch, now)]))
  const emptyRungs = [...told].flatMap(([rung, recipients]) =>
    ladder[rung] !== undefined && isEmptyRung(ladder[rung], recipients) ? [rung] : [],
  )

  const { fire, lookAgainAt } = dueRungs(one.clock, { escalationAt, emptyRungs }, now)
  const clock = passRungs(one.clock, fire, now)

  const after = { ...one, clock, lookAt: isLive(clock) ? lookAgainAt : null }
  const fired = fire.flatMap((rung): Climbed[] => {
    const policy = ladder[rung.rung]
    return policy === undefined ? [] : [{ watched, record: after, rung, policy, told: rung.missedOnly ? [] : (told.get(rung.rung) ?? []) }]
  })
  return { after, fired }
}

function recipientsFor(rung: Rung | undefined, { handoff, owner, rules }: Watched, { people }: Watch, now: Instant): Recipient[] {
  if (rung === undefined) return []
  const around = {
    tier: handoff.tier,
    owner,
    teamName: owner.team,
    teams: rules.agreement.teams,
    people,
    calendarOf: (person: Person) => calendarOf(person, rules)?.business ?? always,
    teamCalendar: teamCalendarOf(owner.team, rules)?.business ?? always,
  }
  return recipientsOf(rung, around, now)
}

function escalationOf({ watched, record: one, rung, policy, told }: Climbed, now: Instant): Escalation {
  return {
    clock: one.id,
    rung: rung.rung,
    handoff: watched.handoff.id,
    share: rung.share,
    plannedAt: rung.plannedAt,
    at: now,
    late: rung.firedLate,
    outcome: rung.missedOnly ? "missed" : rung.isEmpty ? "nobody" : "sent",
    told: told.map((recipient) => (recipient.kind === "team" ? `team:${recipient.team}` : recipient.id)),
    reassigned: policy.reassign === true && !rung.missedOnly,
  }
}

function deliveriesOf({ watched, record: one, rung, policy, told }: Climbed, { people, voice }: Watch, now: Instant): Delivery[] {
  return told.flatMap((recipient) => rungMessages({ watched, clock: one, rung, policy, recipient }, people, voice, now))
}

function entryOf({ watched, record: one, rung, told }: Climbed, now: Instant): JournalEntry {
  const infeasible = rung.share < 100 ? null : whyInfeasible(one.clock)
  const what = rung.share < 100 ? "warning" : rung.share === 100 ? "missed" : "escalation"
  const outcome = rung.missedOnly
    ? "came too late to help, so nobody was told"
    : told.length === 0
      ? "reached nobody"
      : `told ${told.map(nameOf).join(", ")}`
  return {
    at: now,
    actor: "baton",
    kind: `sla_${what}`,
    says: `${one.clock.kind.replaceAll("_", " ")} at ${rung.share} % of the time: ${outcome}${rung.firedLate ? " (late)" : ""}${infeasible === null ? "" : `. ${infeasible}`}`,
    lead: watched.lead.id,
    handoff: watched.handoff.id,
    agreement: watched.handoff.agreement,
    detail: { clock: one.id, rung: rung.rung },
  }
}

const AS = { owner: "owner", manager: "manager", director: "director", leaders: "leadership", marketing: "marketing" }

/** A person with what they are told as, since not everybody knows everybody: "Carl Meyer (manager)". */
function nameOf(recipient: Recipient): string {
  return recipient.kind === "team" ? `team ${codeName(recipient.team)}` : `${recipient.name} (${AS[recipient.as]})`
}

/** Leads without a verdict go back to nurture; after that, since it frees people, missed ones move on. */
async function act(tx: Tx, looked: readonly { watched: Watched; fired: Climbed[] }[], watch: Watch, now: Instant): Promise<void> {
  const asked = (one: { fired: Climbed[] }, what: "recycle" | "reassign") =>
    one.fired.some(({ rung, policy }) => !rung.missedOnly && policy[what] === true)
  const recycled = looked.filter((one) => asked(one, "recycle"))
  const missed = looked.filter((one) => asked(one, "reassign") && !asked(one, "recycle"))
  for (const { watched } of recycled) await recycleUnanswered(tx, watched, watch, now)
  await passOn(
    tx,
    missed.map((one) => one.watched),
    MISSED,
    watch,
    now,
  )
}
