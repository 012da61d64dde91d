import { OUTCOMES } from "./header-words.ts"

/** Why a column fills no field: how an earlier process ended or judged, what another system notes of its record, what it sent or counted, anything else. */
export type UnmappedReason = "outcome" | "bookkeeping" | "statistic" | "own"

/** How a person is told why. */
export const REASON_IN_WORDS: Record<UnmappedReason, string> = {
  outcome: "How an earlier process ended or judged: kept as it stands.",
  bookkeeping: "What another system notes of its own record: kept as it stands.",
  statistic: "What another system sent or counted: kept as it stands.",
  own: "Not a known spelling: kept as it stands.",
}

const OUTCOME =
  /score$|grade$|rating|scored|(?:^|[^a-z])mql|mql(?:date|reason)|unqualified|converted|lifecycle|became|timebetween|timetomove|likelihood|forecast|deal|opportunit|pipeline|closedate/
const BOOKKEEPING =
  /synced|deleted|modstamp|modifiedby|createdby|masterrecord|lastviewed|lastreferenced|photourl|geocode|latitude|longitude|mergedobject|crmlastsync|^is(?:reviewed|starred|unreadbyowner)|sync|leandata|cloudingo|netsuite|mktosi|routing|celigo|stamped|deprecate|tobedeleted|jigsaw|touchpoint/
const STATISTIC =
  /bounc|sequence|cadence|salesloft|emails?(?:sent|open|delivered|replied|status|source|confidence|confirm|quality|deliverability|click|first|last)|marketingemail|meetingstool|lastsession|firstsession|^(?:first|last|recent|time)(?:seen|activity|conversion|click|open|reply|send|sales|email|marketing)|quarantine|optouts?date|pageviewsper|averagepageviews|^numberof(?!employees)|intentminutes|engagementminutes|accuracy/

/** Why nothing is made of a folded header. */
export function unmappedReason(folded: string): UnmappedReason {
  if (OUTCOMES.has(folded) || OUTCOME.test(folded)) return "outcome"
  if (BOOKKEEPING.test(folded)) return "bookkeeping"
  return STATISTIC.test(folded) ? "statistic" : "own"
}

const SECRET =
  /^(?:password|passwort|kennwort|passwordhash|motdepasse)$|(?:^|[^a-z])ssn|ssnlast|socialsecurity|personalidnumber|creditcard|cardnumber|^iban$/

/** Whether a folded header names what nobody should hand around: such a column is not kept. */
export function isSecret(folded: string): boolean {
  return SECRET.test(folded)
}
