import { inWords, type Instant } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Handoff } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { meetingByUid, saveMeeting, type Meeting } from "#store/meeting.ts"
import { newId } from "#store/new-id.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { loadWatched } from "#steps/07-sla.ts"
import { keepObligations } from "#steps/07-sla/keep-obligations.ts"
import { resumeFollowUp } from "#steps/08-cadence/follow-owner.ts"
import { recordTouch } from "#steps/record-touch.ts"
import { SILENT } from "#steps/announce.ts"

/** A meeting as somebody's calendar or a person tells it. `by`: who of ours meets the lead. */
export type ToldMeeting = {
  uid: string
  sequence: number
  title: string
  startsAt: Instant
  endsAt: Instant
  isCancelled: boolean
  by: string
  source: string
}

/**
 * A meeting with a lead is agreed, moved or called off. The first news of it is evidence that a meeting was booked; one that was called off lets the follow-up go
 * on where it ended. News that is older than what is known changes nothing. Answers the meeting, or null for one that was called off before anybody knew of it.
 */
export async function tellMeeting(tx: Tx, handoff: Handoff, told: ToldMeeting, actor: string, now: Instant): Promise<Meeting | null> {
  const known = await meetingByUid(tx, told.uid)
  if (known === null && told.isCancelled) return null
  if (known !== null && (told.sequence < known.sequence || (known.state === "cancelled" && told.sequence === known.sequence))) return known
  const { uid, sequence, title, startsAt, endsAt, source, by } = told
  const state = told.isCancelled ? "cancelled" : "agreed"
  const about = known ?? { id: newId(), handoff: handoff.id, lead: handoff.lead, person: by }
  const meeting: Meeting = { ...about, uid, sequence, title, startsAt, endsAt, state, source, changedAt: now }

  await saveMeeting(tx, meeting)
  if (known === null || known.state === "cancelled") {
    const note = `${title}, ${inWords(startsAt)}`
    await recordTouch(
      tx,
      { handoff: handoff.id, kind: "meeting_booked", at: now, by, source, externalId: `${uid}#${sequence}`, note },
      actor,
      now,
    )
  } else {
    const what = told.isCancelled ? "The meeting was called off." : startsAt === known.startsAt ? null : "The meeting was moved."
    if (what !== null) await note(tx, handoff, meeting, what, actor, now)
  }
  if (told.isCancelled) await goOn(tx, handoff.id, now)
  return meeting
}

async function goOn(tx: Tx, handoff: string, now: Instant): Promise<void> {
  const people = await allPeople(tx, now)
  const [watched] = await loadWatched(tx, [handoff], { people, caretaker: caretakerOf(people), voice: SILENT }, now)
  if (watched === undefined) return
  const cadence = await resumeFollowUp(tx, watched, "meeting", { people }, now)
  await keepObligations(tx, [{ ...watched, cadence }], now)
}

async function note(tx: Tx, { lead, id, agreement }: Handoff, meeting: Meeting, says: string, actor: string, now: Instant): Promise<void> {
  await record(tx, [
    { at: now, actor, kind: "meeting", says, lead, handoff: id, agreement, detail: { meeting: meeting.id, state: meeting.state } },
  ])
}
