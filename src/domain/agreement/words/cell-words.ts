import { PHRASES } from "#domain/condition/condition-phrases.ts"
import { timesInWords } from "#domain/condition/in-words.ts"
import type { Cap } from "#domain/agreement/agreement.ts"
import { durationAfterPreposition } from "#domain/language/german-durations.ts"
import type { Language } from "#domain/language/language.ts"
import { saidIn } from "#domain/language/said-in.ts"

/** How cells are put together of names, codes and numbers in a language. */
export type CellWords = {
  and: string
  or: string
  /** Completes "the lead …". */
  lead: (says: string) => string
  /** A word that the format of agreements knows, such as a channel or a weekday; any other stays as it is. */
  word: (code: string) => string
  field: (name: string) => string
  /** The countries that a region names, and all that no other does. */
  andTheRest: (named: string) => string
  fromTo: (least: number, most: number) => string
  standsFor: (one: string, other: string) => string
  ago: (signal: string, time: string, times: number | undefined) => string
  cap: (cap: Cap) => string
}

const ENGLISH: CellWords = {
  and: "and",
  or: "or",
  lead: (says) => `the lead ${says}`,
  word: (code) => code,
  field: (name) => name,
  andTheRest: (named) => `${named} and every country that no other region names`.trim(),
  fromTo: (least, most) => `${least} to ${most}`,
  standsFor: (one, other) => `${one} for ${other}`,
  ago: (signal, time, times) => `${signal} ${time} ago${times === undefined ? "" : `, ${timesInWords(times)}`}`,
  cap: ({ per, most, exempt = [] }) =>
    `${most} a ${per}${exempt.map(({ tier, up_to: more }) => `, tier ${tier} up to ${more} more`).join("")}`,
}

const GERMAN_WORDS: Readonly<Record<string, string>> = {
  yes: "ja",
  no: "nein",
  all: "alle",
  nobody: "niemand",
  never: "nie",
  marketing: "Marketing",
  sales: "Vertrieb",
  call: "Anruf",
  email: "E-Mail",
  linkedin: "LinkedIn",
  video: "Video",
  sms: "SMS",
  play: "Spielzug",
  opener: "Einstieg",
  question: "Frage",
  voicemail: "Voicemail",
  acknowledgement: "Sofortantwort",
  owner: "zuständige Person",
  team: "Team",
  manager: "Teamleitung",
  director: "Direktion",
  leaders: "Leitung",
  fit: "Passung",
  intent: "Absicht",
  context: "Kontext",
  identity: "Kennung",
  ownership: "Zuständigkeit",
  negative: "negativ",
  neutral: "neutral",
  exclude: "ausgenommen",
  budget: "Budget",
  authority: "Befugnis",
  need: "Bedarf",
  timeline: "Zeitplan",
  customer: "Kundenbeziehung",
  open_opportunity: "offene Verkaufschance",
  target: "Ziel-Account",
  same_country: "gleiches Land",
  hierarchy: "Platz in der Unternehmensgruppe",
  last_activity: "letzte Aktivität",
  contacts: "Zahl der Kontakte",
  oldest: "am längsten bekannt",
  routing: "Zuteilung",
  acceptance: "Annahme",
  first_touch: "Erstkontakt",
  owner_first_touch: "Erstkontakt der Zuständigen",
  disposition: "Urteil",
  mon: "Mo",
  tue: "Di",
  wed: "Mi",
  thu: "Do",
  fri: "Fr",
  sat: "Sa",
  sun: "So",
  break: "Pause",
  closed: "geschlossen",
  hour: "Stunde",
  day: "Tag",
  week: "Woche",
  month: "Monat",
  credit: "Guthaben",
  debt: "Schuld",
  "in a row": "in Folge",
  page: "Seite",
  form: "Formular",
  event: "Ereignis",
  kind: "Art",
  source: "Quelle",
  campaign: "Kampagne",
  verdict: "Urteil",
  qualified: "qualifiziert",
  not_yet: "noch nicht",
  disqualified: "ausgeschlossen",
  tier: "Stufe",
  model: "Modell",
  pool: "Pool",
  missing: "es fehlt",
  override: "Ausnahme",
  rule: "Regel",
  at_least: "mindestens",
  at_most: "höchstens",
}

const germanWord = (code: string) => (Object.hasOwn(GERMAN_WORDS, code) ? (GERMAN_WORDS[code] ?? code) : code)

const GERMAN: CellWords = {
  and: "und",
  or: "oder",
  lead: (says) => `der Lead ${saidIn("de", says)}`,
  word: germanWord,
  field: PHRASES.de.field,
  andTheRest: (named) => `${named === "" ? "" : `${named} und `}alle Länder, die keine andere Region nennt`,
  fromTo: (least, most) => `${least} bis ${most}`,
  standsFor: (one, other) => `${one} für ${other}`,
  ago: (signal, time, times) =>
    `${signal} vor ${durationAfterPreposition(time)}${times === undefined ? "" : `, ${saidIn("de", timesInWords(times))}`}`,
  cap: ({ per, most, exempt = [] }) =>
    `${most} je ${germanWord(per)}${exempt.map(({ tier, up_to: more }) => `, Stufe ${tier} bis zu ${more} mehr`).join("")}`,
}

export const CELL_WORDS: Readonly<Record<Language, CellWords>> = { en: ENGLISH, de: GERMAN }
