import type { Absence, Person } from "#domain/people/person.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { lookAgainAtRunsOf } from "#store/cadence.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import { addAbsence, allPeople, savePeople, endAbsences } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { SILENT, type Voice } from "#steps/announce.ts"
import { replacePerson } from "#steps/replace-person.ts"
import { tryHolds, tryOnceMore } from "#steps/try-holds.ts"

/** A person as they are put in; everything else of theirs stays as it is. */
export type ToldPerson = Omit<Person, "id" | "pausedUntil" | "absences">

/**
 * Adds people and changes those whose handle is known; the leads of those who are no longer active go to others in the same transaction.
 *
 * @throws Refusal 409 when an e-mail address belongs to another handle
 */
export async function putPeople(tx: Tx, told: readonly ToldPerson[], actor: string, now: Instant, voice: Voice = SILENT): Promise<void> {
  const known = await allPeople(tx, now)
  const byHandle = new Map(known.map((person) => [person.handle, person]))
  const taken = told.find((person) =>
    known.some((other) => other.email.toLowerCase() === person.email.toLowerCase() && other.handle !== person.handle),
  )
  if (taken !== undefined) throw new Refusal("email_taken", `Somebody else here has the address of "${taken.handle}".`, 409)

  await savePeople(
    tx,
    told.map((person) => ({
      ...person,
      email: person.email.toLowerCase(),
      id: byHandle.get(person.handle)?.id ?? newId(),
      pausedUntil: byHandle.get(person.handle)?.pausedUntil ?? null,
    })),
    now,
  )
  const moved = told.flatMap((person) => byHandle.get(person.handle) ?? [])
  for (const person of moved) await lookAgainAtRunsOf(tx, person.id, now)
  const names = told.map((person) => person.name).join(", ")
  await record(tx, [
    {
      at: now,
      actor,
      kind: "people_changed",
      says: `People were added or changed: ${names}.`.slice(0, 1000),
      lead: null,
      handoff: null,
      agreement: null,
      detail: {},
    },
  ])
  const gone = known.filter((person) => person.active && told.some((one) => one.handle === person.handle && !one.active))
  const after = await allPeople(tx, now)
  for (const person of gone) await replacePerson(tx, person, after, voice, now)
  const first = after.find(({ handle }) => handle === told[0]?.handle)
  await tryHolds(tx, now)
  if (first !== undefined) await tryOnceMore(tx, first.id, now)
}

/** Notes when somebody is away. */
export async function putAbsence(tx: Tx, person: string, absence: Absence, actor: string, now: Instant): Promise<void> {
  await addAbsence(tx, newId(), person, absence)
  await lookAgainAtRunsOf(tx, person, now)
  await record(tx, [
    {
      at: now,
      actor,
      kind: "absence",
      says: "An absence was noted.",
      lead: null,
      handoff: null,
      agreement: null,
      detail: { person, kind: absence.kind },
    },
  ])
}

/** Somebody is back sooner, or does not go: leads that wait are tried again at once. Answers whether there was such an absence. */
export async function endAbsence(tx: Tx, person: string, from: Instant, actor: string, now: Instant): Promise<boolean> {
  if (!(await endAbsences(tx, person, from, now))) return false
  await lookAgainAtRunsOf(tx, person, now)
  await tryHolds(tx, now)
  await tryOnceMore(tx, person, now)
  await record(tx, [
    {
      at: now,
      actor,
      kind: "absence_ended",
      says: "An absence was ended.",
      lead: null,
      handoff: null,
      agreement: null,
      detail: { person },
    },
  ])
  return true
}
