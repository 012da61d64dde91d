import type { Absence, Person } from "#domain/people/person.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso, upsertRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Everybody, by handle, with absences that have not ended by `now`. */
export async function allPeople(tx: Tx, now: Instant): Promise<Person[]> {
  const people = await tx.query<Omit<Person, "absences">>(
    `select id, handle, name, email, role, team, zone, calendar, skills, capacity, active, booking_url as "bookingUrl", paused_until as "pausedUntil" from person order by joined_at, handle`,
  )
  const absences = await tx.query<Absence & { person: string }>(
    `select person, starts_at as "from", ends_at as until, kind, tentative, note from absence where ends_at > $1 order by starts_at`,
    [iso(now)],
  )
  const byPerson = Map.groupBy(absences, (absence) => absence.person)
  return people.map((person) => ({
    ...person,
    absences: (byPerson.get(person.id) ?? []).map(({ person: _person, ...absence }) => absence),
  }))
}

export async function savePeople(tx: Tx, people: readonly Omit<Person, "absences">[], now: Instant): Promise<void> {
  await upsertRows(
    tx,
    "person",
    people.map((person) => ({
      id: person.id,
      handle: person.handle,
      name: person.name,
      email: person.email,
      role: person.role,
      team: person.team,
      zone: person.zone,
      calendar: person.calendar,
      skills: person.skills,
      capacity: person.capacity,
      active: person.active,
      booking_url: person.bookingUrl ?? null,
      paused_until: iso(person.pausedUntil),
      joined_at: iso(now),
    })),
    "id",
  )
}

export async function addAbsence(tx: Tx, id: string, person: string, absence: Absence): Promise<void> {
  await insertRows(tx, "absence", [
    {
      id,
      person,
      starts_at: iso(absence.from),
      ends_at: iso(absence.until),
      kind: absence.kind,
      tentative: absence.tentative,
      note: absence.note,
    },
  ])
}

/** Whose address this is; null: nobody's here. */
export async function personWithEmail(tx: Tx, email: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>("select id from person where lower(email) = lower($1) order by active desc limit 1", [
    email.trim(),
  ])
  return row?.id ?? null
}

/** Somebody by id or handle, with their team. */
export async function personInFewWords(tx: Tx, person: string): Promise<{ id: string; name: string; handle: string; team: string } | null> {
  const [row] = await tx.query<{ id: string; name: string; handle: string; team: string }>(
    "select id, name, handle, team from person where id::text = $1 or handle = $1",
    [person],
  )
  return row ?? null
}

/**
 * Ends what keeps somebody away since, or from, an instant on: what has begun is over now, what lies ahead is taken away.
 *
 * @returns whether there was anything
 */
export async function endAbsences(tx: Tx, person: string, from: Instant, now: Instant): Promise<boolean> {
  const ahead = await tx.query("delete from absence where person = $1 and starts_at = $2 and starts_at >= $3 returning id", [
    person,
    iso(from),
    iso(now),
  ])
  const begun = await tx.query(
    "update absence set ends_at = $3 where person = $1 and starts_at = $2 and starts_at < $3 and ends_at > $3 returning id",
    [person, iso(from), iso(now)],
  )
  return ahead.length + begun.length > 0
}
