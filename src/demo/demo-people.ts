import type { Absence, Role } from "#domain/people/person.ts"
import type { Instant } from "#domain/instant.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { putAbsence, putPeople, type ToldPerson } from "#steps/people.ts"

const A_DAY = 24 * 60 * 60_000

/** Who answers far too late: one of the weaknesses that the demo is to show. */
export const LATE_REP = "nora"
/** Who is away while the demo is looked at. */
export const AWAY_REP = "pilar"

/** Everybody of the demo company, joined at `at`; one rep is away around `now`. Their surnames mean "example" so that nobody takes them for real. */
export async function putDemoPeople(tx: Tx, at: Instant, now: Instant): Promise<void> {
  await putPeople(tx, PEOPLE, "demo", at)
  const away = (await allPeople(tx, at)).find((person) => person.handle === AWAY_REP)
  const absence: Absence = { from: now - 2 * A_DAY, until: now + 3 * A_DAY, kind: "out_of_office", tentative: false, note: "On leave" }
  if (away !== undefined) await putAbsence(tx, away.id, absence, "demo", at)
}

type Team = "sdr_americas" | "sdr_emea" | "sdr_apac" | "marketing"

function person(handle: string, name: string, role: Role, team: Team, zone: string, capacity: number | null = null): ToldPerson {
  const email = `${handle.replaceAll("_", ".")}@baton-demo.example`
  return { handle, name, email, role, team, zone, capacity, calendar: null, skills: [], active: true }
}

const PEOPLE: ToldPerson[] = [
  person("marketing_manager", "Marlene Muster", "marketing", "marketing", "America/New_York"),
  person("marketing_leader", "Mona Maquette", "leader", "marketing", "America/New_York"),
  person("sales_leader", "Silas Specimen", "leader", "sdr_americas", "America/New_York"),
  person("sales_director", "Dario Dummy", "director", "sdr_americas", "America/Chicago"),
  person("revops", "Rhea Rehearsal", "revops", "marketing", "Europe/London"),
  person("americas_manager", "Alma Placeholder", "manager", "sdr_americas", "America/New_York"),
  person("emea_manager", "Emil Beispiel", "manager", "sdr_emea", "Europe/Berlin"),
  person("apac_manager", "Aiko Rei", "manager", "sdr_apac", "Asia/Singapore"),
  person("sam", "Sam Sample", "rep", "sdr_americas", "America/New_York"),
  person("tess", "Tess Template", "rep", "sdr_americas", "America/New_York", 60),
  person(LATE_REP, "Nora Nonesuch", "rep", "sdr_americas", "America/Chicago"),
  person("carl", "Carl Contrived", "rep", "sdr_americas", "America/Chicago", 60),
  person("ines", "Inés Ficticia", "rep", "sdr_americas", "America/Toronto"),
  person("mia", "Mia Mustermann", "rep", "sdr_emea", "Europe/Berlin"),
  person("oskar", "Oskar Voorbeeld", "rep", "sdr_emea", "Europe/Berlin", 60),
  person("edith", "Edith Example", "rep", "sdr_emea", "Europe/London"),
  person(AWAY_REP, "Pilar Ejemplo", "rep", "sdr_emea", "Europe/Madrid"),
  person("gita", "Gita Esempio", "rep", "sdr_emea", "Europe/Rome"),
  person("kai", "Kai Contoh", "rep", "sdr_apac", "Asia/Singapore"),
  person("yuki", "Yuki Mihon", "rep", "sdr_apac", "Asia/Tokyo", 40),
]
