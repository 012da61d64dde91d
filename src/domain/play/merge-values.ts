import type { FieldValue } from "#domain/condition/condition.ts"
import type { MergeValues } from "#domain/play/merge-text.ts"

type Fields = Readonly<Record<string, FieldValue>>

/** Who speaks: the rep, their company, and where a meeting with them can be booked, or null. */
export type Speaker = { rep: string; company: string; bookingLink: string | null }

const MOST = 60
const NAME = /^\p{L}[\p{L}\p{M}'’. -]{0,39}$/u
const NO_NAME =
  /^(?:test|tester|none|null|n\/?a|unknown|unbekannt|info|admin|asdf|qwertz?|qwerty|xxx+|mr|mrs|ms|herr|frau|first ?name|vorname|name|kein|keine|anonymous|anonym)$/iu

/** What texts may say of a lead: only values that read like what they are meant to be, so that nobody is greeted as "asdf" or as an address. */
export function mergeValues(fields: Fields, speaker: Speaker): MergeValues {
  const first = nameIn(fields["first_name"])
  const last = nameIn(fields["last_name"])
  return {
    rep: speaker.rep,
    rep_first_name: speaker.rep.split(" ")[0] ?? speaker.rep,
    our_company: speaker.company,
    booking_link: speaker.bookingLink,
    first_name: first,
    last_name: last,
    name: first !== null && last !== null ? `${first} ${last}` : (nameIn(fields["full_name"]) ?? first),
    company: plain(fields["company_name"]),
    job_title: plain(fields["job_title"]),
    industry: plain(fields["industry"])?.toLowerCase() ?? null,
    city: nameIn(fields["city"]),
  }
}

/** "LEE" and "lee" become "Lee"; what is written with care, such as "McDonald" or "van der Berg", stays. */
function nameIn(value: FieldValue | undefined): string | null {
  const text = plain(value)
  if (text === null || !NAME.test(text) || NO_NAME.test(text)) return null
  const isCareless = text === text.toLowerCase() || (text === text.toUpperCase() && text.length > 1)
  if (!isCareless || text.includes(" ")) return text
  return text.toLowerCase().replaceAll(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

function plain(value: FieldValue | undefined): string | null {
  if (typeof value !== "string") return null
  const text = value.replaceAll(/\p{C}/gu, " ").replaceAll(/\s+/g, " ").trim()
  return text === "" || text.length > MOST || /[@{}[\]<>|]|:\/\/|www\./i.test(text) ? null : text
}
