import { proposedTimes } from "#domain/cadence/proposed-times.ts"
import { languageFor } from "#domain/play/play-texts.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { mergedStretches } from "#domain/people/absence.ts"
import { Refusal } from "#domain/refusal.ts"
import type { Instant } from "#domain/instant.ts"
import type { Handoff } from "#store/handoff.ts"
import { meetingsOfPerson } from "#store/meeting.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { loadWatched } from "#steps/07-sla.ts"
import { daysOffTable } from "#steps/08-cadence/days-off.ts"
import { doerOf } from "#steps/08-cadence/doers.ts"
import { knownOf } from "#steps/08-cadence/next-action.ts"
import { placeOfWatched } from "#steps/08-cadence/plan-contexts.ts"
import { SILENT } from "#steps/announce.ts"

/** Times for a meeting, in order; or where one can be booked. */
export type Proposal = { bookingLink: string | null; times: Instant[]; leadZone: string | null; repZone: string; sentence: string }

const TWENTY_DAYS = 20 * 24 * 60 * 60_000

/** Two times at which lead and owner are both at work and the owner is free, as a sentence in the lead's language. @throws Refusal 409 when the cycle is over */
export async function proposeTimes(tx: Tx, handoff: Handoff, minutes: number, now: Instant): Promise<Proposal> {
  const people = await allPeople(tx, now)
  const [watched] = await loadWatched(tx, [handoff.id], { people, caretaker: caretakerOf(people), voice: SILENT }, now)
  if (watched === undefined) throw new Refusal("handoff_over", "The handoff is over, so there is no meeting to propose.", 409)
  const { owner, rules, lead } = watched
  const place = placeOfWatched(watched)
  const { hours } = doerOf(owner, place, rules, await daysOffTable(now), now)
  const absences = owner.absences.filter((absence) => !absence.tentative)
  const meetings = await meetingsOfPerson(tx, owner.id, now, now + TWENTY_DAYS)
  const zone = place.zones[0] ?? null

  const taken = mergedStretches([...absences, ...meetings].map(({ from, until }) => ({ from, until })))
  const times = proposedTimes({ both: hours.both, taken, zone: zone ?? owner.zone }, minutes * 60_000, now)

  const play = rules.agreement.plays.find((one) => one.id === handoff.play)
  const language = play === undefined ? "en" : languageFor(play, knownOf(lead))
  const bookingLink = owner.bookingUrl ?? null
  return { bookingLink, times, leadZone: zone, repZone: owner.zone, sentence: offer(times, bookingLink, zone ?? owner.zone, language) }
}

/** The offer in words; where no time is free, none is offered. */
function offer(times: readonly Instant[], link: string | null, zone: string, language: string): string {
  const words = WORDS[language === "de" ? "de" : "en"]
  if (link !== null) return words.link(link)
  const said = times.map((at) => inWords(at, zone, words.locale))
  return said.length === 0 ? words.none : said.length === 1 ? words.one(said[0] ?? "") : words.two(said[0] ?? "", said[1] ?? "")
}

const WORDS = {
  en: {
    locale: "en-GB",
    link: (link: string) => `Pick a time that suits you: ${link}`,
    two: (one: string, other: string) => `Would ${one} or ${other} suit you?`,
    one: (one: string) => `Would ${one} suit you?`,
    none: "When would a call suit you?",
  },
  de: {
    locale: "de-DE",
    link: (link: string) => `Wählen Sie eine Zeit, die Ihnen passt: ${link}`,
    two: (one: string, other: string) => `Passt Ihnen ${one} oder ${other}?`,
    one: (one: string) => `Passt Ihnen ${one}?`,
    none: "Wann passt Ihnen ein Anruf?",
  },
}

/** An instant as this clock says it, with the zone's own name. */
export function inWords(at: Instant, zone: string, locale = "en-GB"): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(at)
}
