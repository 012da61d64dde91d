import { foldHeader } from "#domain/intake/header-words.ts"
import { statedZone } from "#domain/intake/stated-zone.ts"
import { tidyText } from "#domain/intake/tidy-text.ts"
import type { Instant } from "#domain/instant.ts"
import type { PeopleField } from "#domain/people/people-field.ts"
import { NO, ROLES, YES } from "#domain/people/people-words.ts"
import type { Person, Role } from "#domain/people/person.ts"

/** What a row of a list says of a person; what it leaves empty is not there. */
export type SaidOfPerson = Partial<
  Pick<Person, "handle" | "name" | "email" | "role" | "team" | "zone" | "calendar" | "skills" | "capacity" | "active">
> & { bookingUrl?: string }

/**
 * `problems`: what can't be read, so that the row is not taken. `notices`: what is taken, and may not be meant. Sentences for people. `unread`: which things
 * the row says in a way that can't be read.
 */
export type PersonRow = { said: SaidOfPerson; unread: (keyof SaidOfPerson)[]; problems: string[]; notices: string[] }

/** What names in the list can mean: teams and calendars that are known here, by their codes. */
export type KnownNames = { teams: readonly string[]; calendars: readonly string[] }

const MOST_UNITS = 100_000
const MOST_SKILLS = 100

/** Reads a row of a list of people, cell by field. */
export function readPersonRow(cells: Readonly<Partial<Record<PeopleField, string>>>, known: KnownNames, now: Instant): PersonRow {
  const row: PersonRow = { said: {}, unread: [], problems: [], notices: [] }
  const texts = Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, tidyText(text)]))
  const text = (field: PeopleField) => texts[field] ?? ""
  readNames(row, text)
  readRole(row, text)
  readPlace(row, text, known, now)
  readLimits(row, text)
  return row
}

function refuse({ unread, problems }: PersonRow, field: keyof SaidOfPerson, says: string): void {
  unread.push(field)
  problems.push(says)
}

type Text = (field: PeopleField) => string

function readNames(row: PersonRow, text: Text): void {
  const { said } = row
  const name = text("name") || `${text("first_name")} ${text("last_name")}`.trim()
  if (name.length > 200) refuse(row, "name", "The name is longer than 200 characters.")
  else if (name !== "") said.name = name
  const email = text("email")
  if (email !== "" && (email.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(email))) refuse(row, "email", `"${email}" is no e-mail address.`)
  else if (email !== "") said.email = email.toLowerCase()
  const handle = handleFrom(text("handle"))
  if (handle !== "") said.handle = handle
}

/** A short name as the agreement can mean a person by it, made of a login, an address or a name; "" when nothing is left. */
export function handleFrom(text: string): string {
  return text
    .replace(/@.*$/, "")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[^a-z0-9._-]+/g, ".")
    .replaceAll(/^[._-]+|[._-]+$/g, "")
    .slice(0, 60)
}

function readRole(row: PersonRow, text: Text): void {
  const { said } = row
  const written = text("role")
  const role = roleOf(written) ?? (written === "" ? roleOf(text("title")) : null)
  if (role !== null) said.role = role
  else if (written !== "") refuse(row, "role", `"${written}" is no role; write rep, manager, director, leader, marketing or revops.`)
  const active = text("active")
  const isActive = yesOrNo(active === "" ? text("status") : active)
  if (isActive !== null) said.active = isActive
  else if (active !== "") refuse(row, "active", `"${active}" is neither yes nor no.`)
}

function roleOf(text: string): Role | null {
  const folded = foldHeader(text)
  const found = Object.entries(ROLES).find(([, spellings]) => spellings.includes(folded))
  return (found?.[0] as Role | undefined) ?? null
}

function yesOrNo(text: string): boolean | null {
  const folded = foldHeader(text)
  if (YES.includes(folded)) return true
  return NO.includes(folded) ? false : null
}

function readPlace(row: PersonRow, text: Text, { teams, calendars }: KnownNames, now: Instant): void {
  const { said, notices } = row
  const team = text("team")
  const calendar = text("calendar")
  const knownTeam = codeOf(team, teams)
  const knownCalendar = codeOf(calendar, calendars)
  if (team !== "") said.team = (knownTeam ?? team).slice(0, 100)
  if (team !== "" && knownTeam === null && teams.length > 0)
    notices.push(`No team here is called "${team}"; who is in it gets leads when the agreement routes to it.`)
  if (calendar !== "" && knownCalendar === null) refuse(row, "calendar", `The agreement has no working hours called "${calendar}".`)
  else if (knownCalendar !== null) said.calendar = knownCalendar
  const written = text("zone")
  const zone = written === "" ? null : zoneOf(written, now)
  if (zone !== null) said.zone = zone
  else if (written !== "") refuse(row, "zone", `"${written}" is no time zone; write one such as Europe/Berlin.`)
}

/** Which of the codes a name means: as it stands, or with other capitals, blanks and signs. */
function codeOf(name: string, codes: readonly string[]): string | null {
  if (codes.includes(name)) return name
  return codes.find((code) => foldHeader(code) === foldHeader(name)) ?? null
}

/** Salesforce writes "(GMT+01:00) Central European Standard Time (Europe/Berlin)". An offset alone says nothing of summer. */
function zoneOf(text: string, now: Instant): string | null {
  const inBrackets = /\(([A-Za-z_]+\/[A-Za-z_+\-/0-9]+)\)\s*$/.exec(text)?.[1]
  const zone = statedZone(inBrackets ?? text, [], now) ?? (text.toUpperCase() === "UTC" ? "Etc/UTC" : null)
  return zone?.startsWith("Etc/GMT") === true ? null : zone
}

function readLimits(row: PersonRow, text: Text): void {
  const { said } = row
  const skills = [
    ...new Set(
      text("skills")
        .split(/[,;|]/)
        .map((each) => each.trim())
        .filter((each) => each !== ""),
    ),
  ]
  if (skills.length > MOST_SKILLS || skills.some((each) => each.length > 100))
    refuse(row, "skills", "These are too many skills, or too long ones.")
  else if (skills.length > 0) said.skills = skills
  const capacity = text("capacity")
  if (capacity !== "" && (!/^\d+$/.test(capacity) || Number(capacity) > MOST_UNITS))
    refuse(row, "capacity", `"${capacity}" is no number of open units; write a whole number, or nothing for no limit.`)
  else if (capacity !== "") said.capacity = Number(capacity)
  const link = text("booking_url")
  if (link !== "" && (link.length > 500 || !URL.canParse(link) || !link.startsWith("https://")))
    refuse(row, "bookingUrl", "The booking link has to be an address that begins with https://.")
  else if (link !== "") said.bookingUrl = link
}
