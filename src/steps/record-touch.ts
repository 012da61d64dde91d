import { cadenceObligation } from "#domain/cadence/cadence-run.ts"
import { isFirstTouch, whyNoFirstTouch } from "#domain/cadence/is-first-touch.ts"
import type { CallOutcome, Touch } from "#domain/cadence/touch.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { nextObligation } from "#domain/handoff/next-obligation.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { isLive } from "#domain/sla/clock.ts"
import { cancelClock, fulfilClock } from "#domain/sla/fulfil-clock.ts"
import { clocksOf, saveClocks, type ClockRecord } from "#store/clock.ts"
import { assignmentsOf } from "#store/assignment.ts"
import { lockHandoffs, saveHandoffs, type Handoff } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { saveStandings } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import { allPeople } from "#store/person.ts"
import { setTimers } from "#store/timer.ts"
import { insertTouch, type TouchRecord } from "#store/touch.ts"
import type { Tx } from "#store/tx.ts"
import { timerOf } from "#steps/06-handoff.ts"
import { keepObligations } from "#steps/07-sla/keep-obligations.ts"
import { followTouch } from "#steps/08-cadence/follow-touch.ts"
import { SILENT } from "#steps/announce.ts"
import { clockCalendar } from "#steps/06-handoff/start-clocks.ts"
import { loadWatched, type Watched } from "#steps/07-sla.ts"
import { rulesOf } from "#steps/rules.ts"

/** A touch as it is told. `at` null: now. `by`: the person's id. Direction and human follow from the kind unless said. */
export type ToldTouch = {
  handoff: string
  kind: Touch["kind"]
  at: Instant | null
  by: string | null
  direction?: Touch["direction"]
  human?: boolean
  source: string
  externalId: string
  note: string
  outcome?: CallOutcome | null
  /** Until when an automatic reply says that the lead is away. */
  until?: Instant | null
}

const AHEAD = 5 * 60_000
const INBOUND = ["inbound_reply", "inbound_call", "email_open", "email_click", "bounce", "auto_reply"]
const NEITHER = ["note", "task"]
const FIRST_TOUCH = ["first_touch", "owner_first_touch"]

/**
 * Keeps a touch. Evidence of a human first touch answers the clocks that wait for it, by its own time, also when it comes late.
 * The same touch told twice is one.
 *
 * @throws Refusal 404 for an unknown handoff, 422 for a touch in the future
 */
export async function recordTouch(tx: Tx, told: ToldTouch, actor: string, now: Instant): Promise<TouchRecord> {
  const [handoff] = await lockHandoffs(tx, [told.handoff])
  if (handoff === undefined) throw new Refusal("not_found", "There is no handoff with this id.", 404)
  const touch = touchOf(told, now)
  const people = await allPeople(tx, now)
  const team = people.find((person) => person.id === handoff.owner)?.team
  const owners = (await assignmentsOf(tx, [handoff.id])).map((assignment) => assignment.person)
  const ours = people.filter((person) => owners.includes(person.id) || person.team === team).map((person) => person.id)
  const counts = isFirstTouch(touch, ours)

  const { id, kind, direction, human, at, by, source, externalId, note, outcome, until } = touch
  const kept = {
    id,
    handoff: handoff.id,
    lead: handoff.lead,
    kind,
    direction,
    human,
    by,
    at,
    recordedAt: now,
    source,
    externalId,
    note,
    outcome,
    until,
    counts,
  }
  const { touch: stored, isNew } = await insertTouch(tx, kept)
  if (!isNew) return stored
  const watch = { people, caretaker: caretakerOf(people), voice: SILENT }
  const followed = await takeIntoAccount(tx, handoff, stored, { watch, actor }, now)
  const why = counts ? "It counts as contact." : (whyNoFirstTouch(touch, ours) ?? "")
  await record(tx, [
    {
      at: now,
      actor,
      kind: "touch",
      says: `${kind.replaceAll("_", " ")} recorded. ${[why, followed].filter(Boolean).join(" ")}`,
      lead: handoff.lead,
      handoff: handoff.id,
      agreement: handoff.agreement,
      detail: { touch: id },
    },
  ])
  return stored
}

function touchOf(told: ToldTouch, now: Instant): Touch {
  const at = told.at ?? now
  if (at > now + AHEAD)
    throw new Refusal("touch_in_future", "A touch can't lie in the future; say when it happened.", 422, [
      { pointer: "/body/at", message: "lies in the future" },
    ])
  const direction = told.direction ?? (INBOUND.includes(told.kind) ? "inbound" : NEITHER.includes(told.kind) ? "none" : "outbound")
  const human = told.human ?? !["email_open", "email_click", "bounce", "auto_reply"].includes(told.kind)
  return {
    id: newId(),
    kind: told.kind,
    direction,
    human,
    at: Math.min(at, now),
    by: told.by,
    source: told.source,
    externalId: told.externalId,
    note: told.note,
    outcome: told.outcome ?? null,
    until: told.until ?? null,
  }
}

type Answering = Parameters<typeof loadWatched>[2]

/** What a touch means for the clocks and for the follow-up of its handoff. Answers what became of the follow-up, as a sentence, or null. */
async function takeIntoAccount(
  tx: Tx,
  handoff: Handoff,
  touch: TouchRecord,
  { watch, actor }: { watch: Answering; actor: string },
  now: Instant,
): Promise<string | null> {
  if (touch.counts) await answerEarlier(tx, handoff, touch, watch, now)
  const [watched] = await loadWatched(tx, [handoff.id], watch, now)
  if (watched === undefined) {
    if (touch.counts) await noteLate(tx, handoff, touch)
    return null
  }
  const { run, says } = await followTouch(tx, watched, touch, { watch, actor }, now)
  if (touch.counts) await answerClocks(tx, { ...watched, cadence: run }, touch, now)
  else if (says !== null) await keepObligations(tx, [{ ...watched, cadence: run }], now)
  return says
}

async function answerClocks(tx: Tx, watched: Watched, touch: TouchRecord, now: Instant): Promise<void> {
  const clocks = watched.clocks.map((one) => (FIRST_TOUCH.includes(one.clock.kind) ? answeredBy(one, touch, watched, now) : one))
  const owed = nextObligation(
    clocks.map((one) => one.clock),
    "Go on as the play says",
    cadenceObligation(watched.cadence),
  )
  const firstTouchAt = Math.min(watched.handoff.firstTouchAt ?? Number.POSITIVE_INFINITY, touch.at)
  const after = { ...watched.handoff, ...owed, firstTouchAt, version: watched.handoff.version + 1 }

  await saveClocks(tx, clocks)
  await saveHandoffs(tx, [after])
  await saveStandings(tx, [{ ...watched.lead, ...owed, updatedAt: now }])
  await setTimers(tx, timerOf(after, clocks))
}

/** Clocks that are over, such as an earlier owner's, keep their miss; evidence from before it makes them met late. */
async function answerEarlier(
  tx: Tx,
  { id, agreement }: Handoff,
  touch: TouchRecord,
  { people, caretaker }: Answering,
  now: Instant,
): Promise<void> {
  const rules = await rulesOf(tx, agreement)
  const over = (await clocksOf(tx, [id])).filter(({ clock }) => FIRST_TOUCH.includes(clock.kind) && !isLive(clock))
  const answered = over.map((one) => {
    const person = people.find((each) => each.id === one.person) ?? caretaker
    const clock = fulfilClock(
      one.clock,
      { at: touch.at, kind: touch.kind, id: touch.id },
      clockCalendar(one.clock.kind, person, rules),
      now,
    )
    return { ...one, clock }
  })
  await saveClocks(
    tx,
    answered.filter((one, index) => one.clock !== over[index]?.clock),
  )
}

/** Evidence for a cycle that is over changes its record, not its end. */
async function noteLate(tx: Tx, { id }: Handoff, touch: TouchRecord): Promise<void> {
  const [handoff] = await lockHandoffs(tx, [id])
  if (handoff === undefined || (handoff.firstTouchAt !== null && handoff.firstTouchAt <= touch.at)) return
  await saveHandoffs(tx, [{ ...handoff, firstTouchAt: touch.at }])
}

/** Somebody of ours had reached the lead before this owner had it: nobody chases this owner for the first touch any more. */
function answeredBy(one: ClockRecord, touch: TouchRecord, { owner, rules }: Watched, now: Instant): ClockRecord {
  const calendar = clockCalendar(one.clock.kind, owner, rules)
  if (touch.at < one.clock.startedAt)
    return { ...one, clock: cancelClock(one.clock, "the lead had been reached before this owner had it", calendar, now), lookAt: null }
  const clock = fulfilClock(one.clock, { at: touch.at, kind: touch.kind, id: touch.id }, calendar, now)
  return { ...one, clock, lookAt: clock.closedAt === null && clock.metAt === null ? one.lookAt : null }
}
