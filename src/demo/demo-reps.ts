import { addTime } from "#domain/calendar/business-time.ts"
import { allowedVerdicts } from "#domain/disposition/dispose.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { handoffById, listHandoffs, type Handoff } from "#store/handoff.ts"
import { lockLeads } from "#store/lead.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import type { Voice } from "#steps/announce.ts"
import { disposeHandoff } from "#steps/09-disposition.ts"
import { recordTouch } from "#steps/record-touch.ts"
import { rulesOf, type Rules } from "#steps/rules.ts"
import { PRIZE_DRAW } from "./demo-arrival.ts"
import { planOf, type Planned, type PlannedAct } from "./demo-plan.ts"

/** Something that a rep is going to do. It is not done when somebody else has the handoff by then. */
export type ComingAct = { at: Instant; handoff: string; owner: string; act: PlannedAct["act"] }

const MINUTE = 60_000

/**
 * What reps will do with handoffs that they were given since the last look. `seen` holds a key for every handoff with its owner, and grows.
 *
 * @param limit how many of the newest open handoffs are looked at
 */
export async function comingActs(tx: Tx, seen: Map<string, number>, limit: number, now: Instant): Promise<ComingAct[]> {
  const open = await listHandoffs(tx, { lead: null, owner: null, state: null, open: true, after: null, limit })
  const fresh = open.filter((handoff) => !seen.has(`${handoff.id} ${handoff.owner}`)).reverse()
  if (fresh.length === 0) return []
  const people = new Map((await allPeople(tx, now)).map((person) => [person.id, person]))
  const leads = new Map(
    (
      await lockLeads(
        tx,
        fresh.map((handoff) => handoff.lead),
      )
    ).map((lead) => [lead.id, lead]),
  )
  const coming: ComingAct[] = []
  for (const handoff of fresh) {
    const attempt = (seen.get(handoff.id) ?? 0) + 1
    seen.set(handoff.id, attempt).set(`${handoff.id} ${handoff.owner}`, attempt)
    const owner = people.get(handoff.owner)
    const lead = leads.get(handoff.lead)
    if (owner === undefined || lead === undefined) continue
    const about = { who: lead.email ?? lead.id, isPrizeDraw: lead.fields["utm_source"] === PRIZE_DRAW, attempt }
    coming.push(...actsOf(handoff, owner, about, await rulesOf(tx, handoff.agreement), now))
  }
  return coming
}

function actsOf(
  handoff: Handoff,
  owner: Person,
  about: Pick<Planned, "who" | "isPrizeDraw" | "attempt">,
  rules: Rules,
  now: Instant,
): ComingAct[] {
  const calendar = rules.calendars.get(rules.agreement.teams[owner.team]?.calendar ?? "")
  if (calendar === undefined) return []
  const plan = planOf({ ...about, cycle: handoff.cycle, tier: handoff.tier, rep: owner.handle })
  return plan.flatMap(({ afterMinutes, act }) => {
    const at = addTime(calendar.open, now, Math.round(afterMinutes) * MINUTE)
    return at === null || isAway(owner, at) ? [] : [{ at, handoff: handoff.id, owner: owner.id, act }]
  })
}

function isAway({ absences }: Person, at: Instant): boolean {
  return absences.some((absence) => absence.from <= at && at < absence.until)
}

/** Does what a rep planned, unless the handoff has gone to somebody else or is past it. */
export async function doAct(tx: Tx, { at, handoff: id, owner, act }: ComingAct, people: readonly Person[], voice: Voice): Promise<void> {
  const handoff = await handoffById(tx, id)
  if (handoff === null || handoff.closedAt !== null || handoff.owner !== owner) return
  const person = people.find((one) => one.id === owner)
  if (person === undefined) return
  if (act.kind === "touch") {
    const told = {
      handoff: id,
      kind: act.touch,
      at: null,
      by: owner,
      source: "demo",
      externalId: `${id} ${at} ${act.touch}`,
      note: act.note,
    }
    await recordTouch(tx, told, person.id, at)
  } else if (allowedVerdicts[handoff.state].includes(act.verdict.kind)) {
    const verdict = { ...act.verdict, by: person.name, expectedVersion: null, note: act.note }
    await disposeHandoff(tx, { handoff: id, verdict, actor: person.id }, { people, caretaker: caretakerOf(people), voice }, at)
  }
}
