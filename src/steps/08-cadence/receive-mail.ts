import { classifyMail, ownWords, type MailKind } from "#domain/mail/classify-mail.ts"
import type { MailFacts } from "#domain/mail/mail-facts.ts"
import type { AwayUntil } from "#domain/mail/away-until.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Person } from "#domain/people/person.ts"
import type { Instant } from "#domain/instant.ts"
import { briefsById } from "#store/decision.ts"
import { handoffById, type Handoff } from "#store/handoff.ts"
import { handoffOfAddress, insertMail, isMailKnown, settleMail, type ReceivedMail } from "#store/mail.ts"
import { newId } from "#store/new-id.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { recordTouch, type ToldTouch } from "#steps/record-touch.ts"
import { tellMeeting } from "#steps/08-cadence/meetings.ts"

/** What became of a mail. `known`: it was here already. */
export type MailTaken = { state: ReceivedMail["state"] | "known"; kind: string; handoff: string | null; says: string }

const TWO_DAYS = 2 * 24 * 60 * 60_000
const MOST_NOTE = 500

/**
 * A mail that came in becomes a touch: a reply, a bounce, an automatic reply, a meeting, or a copy of what one of ours wrote. It belongs to the handoff whose address
 * it was sent to, else to whoever it is from or did not reach. What nobody can be found for is kept whole, is somebody's to see to, and is not lost. The same message
 * twice is one.
 *
 * @param addressed the handoff whose own address it was sent to, or null
 */
export async function receiveMail(tx: Tx, mail: MailFacts, raw: string, addressed: string | null, now: Instant): Promise<MailTaken> {
  if (await isMailKnown(tx, mail.id)) return { state: "known", kind: "known", handoff: null, says: "This message was here already." }
  const people = await allPeople(tx, now)
  const kind = classifyMail(mail, now)
  const ours = people.find((person) => person.email.toLowerCase() === mail.from) ?? null
  const handoff = await handoffOf(tx, { mail, kind, ours, addressed }, people)
  if (handoff === null) return keepUnmatched(tx, { mail, raw, kind, people }, now)

  const says = await take(tx, { mail, kind, ours, handoff, people }, now)
  await insertMail(tx, {
    ...rowOf(mail, now),
    kind: kind.kind,
    state: "taken",
    handoff: handoff.id,
    says,
    raw: null,
    owner: null,
    dueAt: null,
  })
  return { state: "taken", kind: kind.kind, handoff: handoff.id, says }
}

type Coming = { mail: MailFacts; kind: MailKind; ours: Person | null; handoff: Handoff; people: readonly Person[] }

async function handoffOf(
  tx: Tx,
  { mail, kind, ours, addressed }: { mail: MailFacts; kind: MailKind; ours: Person | null; addressed: string | null },
  people: readonly Person[],
): Promise<Handoff | null> {
  if (addressed !== null) return handoffById(tx, addressed)
  const own = new Set(people.map((person) => person.email.toLowerCase()))
  const attendees = mail.meetings.flatMap(({ attendees: all, organizer }) => [
    ...all.map((one) => one.address),
    ...(organizer === null ? [] : [organizer]),
  ])
  const who =
    kind.kind === "bounce" ? [kind.recipient] : kind.kind === "calendar" ? [...attendees, mail.from] : ours === null ? [mail.from] : mail.to
  for (const address of who) {
    const id = address === null || own.has(address) ? null : await handoffOfAddress(tx, address)
    if (id !== null) return handoffById(tx, id)
  }
  return null
}

/** Answers what became of it, as a sentence. */
async function take(tx: Tx, { mail, kind, ours, handoff, people }: Coming, now: Instant): Promise<string> {
  const at = mail.date === null ? now : Math.min(mail.date, now)
  const touch = (told: Pick<ToldTouch, "kind"> & Partial<ToldTouch>) =>
    recordTouch(tx, { handoff: handoff.id, at, by: null, source: "mail", externalId: mail.id, note: "", ...told }, "mail", now)
  if (kind.kind === "calendar") return takeMeetings(tx, { mail, kind, ours, handoff, people }, now)
  if (kind.kind === "bounce") {
    if (!kind.isPermanent) return "A mail to the lead is delayed; the server tries on."
    await touch({ kind: "bounce", note: kind.says })
    return "A mail to the lead came back."
  }
  if (kind.kind === "auto_reply") {
    const until = kind.isAway ? await backAt(tx, handoff, kind.until) : at
    await touch({ kind: "auto_reply", until, note: mail.subject.slice(0, MOST_NOTE) })
    return kind.isAway ? "The lead is out of office." : "An automatic receipt came."
  }
  if (ours !== null) {
    await touch({ kind: "email", by: ours.id, direction: "outbound", human: true, note: mail.subject.slice(0, MOST_NOTE) })
    return `${ours.name} wrote to the lead.`
  }
  await touch({ kind: "inbound_reply", note: ownWords(mail.text).slice(0, MOST_NOTE) })
  return "The lead answered."
}

async function takeMeetings(tx: Tx, { mail, handoff, people }: Coming, now: Instant): Promise<string> {
  for (const meeting of mail.meetings) {
    const { uid, sequence, title, startsAt, endsAt, method, organizer, attendees } = meeting
    const there = new Set([...attendees.map((one) => one.address), organizer, ...mail.to])
    const by = people.find((person) => there.has(person.email.toLowerCase()))?.id ?? handoff.owner
    const declined = method === "reply" && attendees.every((one) => one.said === "declined")
    if (method === "reply" && !declined) continue
    const isCancelled = method === "cancel" || declined
    await tellMeeting(tx, handoff, { uid, sequence, title, startsAt, endsAt, isCancelled, by, source: "calendar" }, "mail", now)
  }
  return "A calendar said something of a meeting."
}

/** The instant at which somebody is back, by the clock of the lead; null when no date is stated. */
async function backAt(tx: Tx, { brief }: Handoff, until: AwayUntil | null): Promise<Instant | null> {
  if (until === null) return null
  const zone = (await briefsById(tx, [brief])).get(brief)?.who.contact?.zones[0] ?? "UTC"
  const day = Temporal.PlainDate.from(until.date).add({ days: until.isAwayThen ? 1 : 0 })
  return day.toZonedDateTime(zone).epochMilliseconds
}

/** A person says whose a mail is that waited: it counts from when it was written. */
export async function matchMail(tx: Tx, id: string, mail: MailFacts, handoff: Handoff, now: Instant): Promise<void> {
  const people = await allPeople(tx, now)
  const ours = people.find((person) => person.email.toLowerCase() === mail.from) ?? null
  await settleMail(tx, id, handoff.id, await take(tx, { mail, kind: classifyMail(mail, now), ours, handoff, people }, now))
}

async function keepUnmatched(
  tx: Tx,
  { mail, raw, kind, people }: { mail: MailFacts; raw: string; kind: MailKind; people: readonly Person[] },
  now: Instant,
): Promise<MailTaken> {
  const says = "Nobody who was handed off has this address, and it was sent to no handoff's own."
  const owner = caretakerOf(people).id
  await insertMail(tx, { ...rowOf(mail, now), kind: kind.kind, state: "unmatched", handoff: null, says, raw, owner, dueAt: now + TWO_DAYS })
  return { state: "unmatched", kind: kind.kind, handoff: null, says }
}

function rowOf(mail: MailFacts, now: Instant): Pick<ReceivedMail, "id" | "messageId" | "receivedAt"> {
  return { id: newId(), messageId: mail.id, receivedAt: now }
}
