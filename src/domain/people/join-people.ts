import { handleFrom, type PersonRow, type SaidOfPerson } from "#domain/people/read-person-row.ts"
import type { Person, Role } from "#domain/people/person.ts"

/** What holds for new people of whom a list does not say it; null: the list has to. */
export type ForNewPeople = { role: Role; team: string | null; zone: string | null }

/** A person as they are after the list. */
export type ListedPerson = Omit<Person, "id" | "pausedUntil" | "absences"> & { bookingUrl: string | null }

/** What a change makes of one thing that is known of a person; texts as they are kept. */
export type PersonChange = { field: keyof ListedPerson; from: string | null; to: string | null }

/** What becomes of a row. `person`: null when it is refused, and `problems` say why. */
export type JoinedRow = {
  line: number
  result: "made" | "changed" | "same" | "refused"
  person: ListedPerson | null
  changes: PersonChange[]
  problems: string[]
  notices: string[]
}

/**
 * Which people a list makes, and which it changes. A row means somebody by short name, else by e-mail address; what it leaves empty stays as it is, and of
 * somebody new is what `forNew` says. A short name never changes, since the agreement means people by it.
 *
 * @param rows as they were read, with the line of the file that each stands on
 */
export function joinPeople(
  rows: readonly (PersonRow & { line: number })[],
  known: readonly Pick<Person, keyof ListedPerson>[],
  forNew: ForNewPeople,
): JoinedRow[] {
  const people = new Map(known.map((person) => [person.handle, toListed(person)]))
  const lineOf = new Map<string, number>()
  return rows.map(({ line, said, unread, problems, notices }) => {
    const before = whoIsMeant(said, people)
    const made = before === null ? newPerson(said, people, forNew) : { ...before, ...said, handle: before.handle }
    const whatIsWrong = [...problems, ...missing(made, unread), ...addressOfAnother(made, people)]
    const told = [...notices, ...otherHandle(said, before)]
    const earlier = made.handle === undefined ? undefined : lineOf.get(made.handle)
    if (earlier !== undefined) whatIsWrong.push(`Line ${earlier} is about the same person.`)
    if (whatIsWrong.length > 0) return { line, result: "refused", person: null, changes: [], problems: whatIsWrong, notices: told }
    const person = made as ListedPerson
    people.set(person.handle, person)
    lineOf.set(person.handle, line)
    const changes = before === null ? [] : changesOf(before, person)
    const result = before === null ? "made" : changes.length > 0 ? "changed" : "same"
    return { line, result, person, changes, problems: [], notices: told }
  })
}

type People = ReadonlyMap<string, ListedPerson>

function whoIsMeant({ handle, email }: SaidOfPerson, people: People): ListedPerson | null {
  const byHandle = handle === undefined ? undefined : people.get(handle)
  return byHandle ?? [...people.values()].find((each) => email !== undefined && each.email.toLowerCase() === email) ?? null
}

function newPerson(said: SaidOfPerson, people: People, { role, team, zone }: ForNewPeople): Partial<ListedPerson> {
  const handle = said.handle ?? freeHandle(handleFrom(said.email ?? "") || handleFrom(said.name ?? ""), people)
  const usual = { role, calendar: null, skills: [], capacity: null, active: true, bookingUrl: null }
  return { ...usual, ...(team !== null && { team }), ...(zone !== null && { zone }), ...said, ...(handle !== "" && { handle }) }
}

function freeHandle(wanted: string, people: People): string {
  if (wanted === "" || !people.has(wanted)) return wanted
  for (let n = 2; ; n++) if (!people.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}

const MUST = [
  ["name", "A name is missing."],
  ["email", "An e-mail address is missing."],
  ["team", "A team is missing; choose one for everybody of whom the list names none."],
  ["zone", "A time zone is missing; choose one for everybody of whom the list names none."],
  ["handle", "No short name can be made of it; give the list a column with one."],
] as const

function missing(person: Partial<ListedPerson>, unread: PersonRow["unread"]): string[] {
  return MUST.filter(([field]) => person[field] === undefined && !unread.includes(field)).map(([, says]) => says)
}

function addressOfAnother({ handle, email }: Partial<ListedPerson>, people: People): string[] {
  const other = [...people.values()].find((each) => each.email.toLowerCase() === email && each.handle !== handle)
  return other === undefined ? [] : [`The address is that of ${other.name} ("${other.handle}").`]
}

function otherHandle({ handle }: SaidOfPerson, before: ListedPerson | null): string[] {
  if (handle === undefined || before === null || handle === before.handle) return []
  return [`Is known as "${before.handle}" and stays so.`]
}

function changesOf(before: ListedPerson, after: ListedPerson): PersonChange[] {
  return (Object.keys(after) as (keyof ListedPerson)[]).flatMap((field) => {
    const [from, to] = [asText(before[field]), asText(after[field])]
    return from === to ? [] : [{ field, from, to }]
  })
}

function asText(value: ListedPerson[keyof ListedPerson]): string | null {
  if (value === null || (Array.isArray(value) && value.length === 0)) return null
  return Array.isArray(value) ? value.join(", ") : String(value)
}

function toListed({
  handle,
  name,
  email,
  role,
  team,
  zone,
  calendar,
  skills,
  capacity,
  active,
  bookingUrl = null,
}: Pick<Person, keyof ListedPerson>): ListedPerson {
  return { handle, name, email: email.toLowerCase(), role, team, zone, calendar, skills, capacity, active, bookingUrl }
}
