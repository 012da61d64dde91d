import type { Instant } from "#domain/instant.ts"
import { joinPeople, type ForNewPeople, type JoinedRow } from "#domain/people/join-people.ts"
import { peopleColumns, type PeopleColumn } from "#domain/people/people-columns.ts"
import type { PeopleField } from "#domain/people/people-field.ts"
import { readPersonRow, type KnownNames, type PersonRow } from "#domain/people/read-person-row.ts"
import { agreementById, agreementInForce } from "#store/agreement.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import type { Voice } from "#steps/announce.ts"
import { putPeople } from "#steps/people.ts"

/** A list of people as it was read. `cells` null: the line is no row, and `problems` say why. */
export type PeopleList = { header: string[]; rows: { line: number; cells: string[] | null; problems: string[] }[] }

/** How it is to be taken. `mapping`: header → field, chosen by a person. */
export type PeopleTold = { mapping: Record<string, string>; forNew: ForNewPeople; actor: string; isDry: boolean }

/** What became of it, or would. `cells`: the row's first ones, to find it again. */
export type ImportedPeople = { columns: PeopleColumn[]; rows: (JoinedRow & { cells: string[] })[] }

/** Of a line that is no row nothing is said to be missing. */
const EVERYTHING: PersonRow["unread"] = ["name", "email", "team", "zone", "handle"]
const CELLS_TO_FIND_IT = 3

/**
 * Adds and changes people as a list says, all rows that can be read in one transaction; `isDry` only says what would become of them.
 *
 * @throws Refusal when the mapping names what is not there
 */
export async function importPeople(
  tx: Tx,
  { header, rows }: PeopleList,
  told: PeopleTold,
  now: Instant,
  voice: Voice,
): Promise<ImportedPeople> {
  const columns = peopleColumns(header, told.mapping)
  const known = await allPeople(tx, now)
  const names = await knownNames(tx, known, now)
  const read = rows.map(({ line, cells, problems }) => {
    if (cells === null) return { line, said: {}, unread: EVERYTHING, problems, notices: [] }
    const row = readPersonRow(byField(columns, cells), names, now)
    return { ...row, line, notices: [...problems, ...row.notices] }
  })
  const joined = joinPeople(read, known, told.forNew)
  const changed = joined.flatMap(({ person, result }) => (person === null || result === "same" ? [] : [person]))
  if (!told.isDry && changed.length > 0) await putPeople(tx, changed, told.actor, now, voice)
  return { columns, rows: joined.map((row, at) => ({ ...row, cells: firstOf(rows[at]?.cells ?? null) })) }
}

async function knownNames(tx: Tx, people: readonly { team: string }[], now: Instant): Promise<KnownNames> {
  const inForce = await agreementInForce(tx, now)
  const agreement = inForce === null ? null : await agreementById(tx, inForce.agreement)
  const teams = [...Object.keys(agreement?.document.teams ?? {}), ...people.map(({ team }) => team)]
  return { teams: [...new Set(teams)], calendars: Object.keys(agreement?.document.calendars ?? {}) }
}

function byField(columns: readonly PeopleColumn[], cells: readonly string[]): Partial<Record<PeopleField, string>> {
  return Object.fromEntries(columns.flatMap(({ field }, at) => (field === null ? [] : [[field, cells[at] ?? ""]])))
}

function firstOf(cells: string[] | null): string[] {
  return (cells ?? []).filter((cell) => cell.trim() !== "").slice(0, CELLS_TO_FIND_IT)
}
