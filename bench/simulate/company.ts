import { readFileSync } from "node:fs"
import { parse, stringify } from "yaml"
import { readAgreementFile } from "#contract/agreement-file.ts"
import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Role } from "#domain/people/person.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { loadAgreement, signAgreement } from "#steps/agreements.ts"
import { putAbsence, putPeople, type ToldPerson } from "#steps/people.ts"
import { chance } from "../../src/demo/dice.ts"

const A_DAY = 24 * 60 * 60_000
const FILE = new URL("../../agreements/default.yaml", import.meta.url)

type Team = "sdr_americas" | "sdr_emea" | "sdr_apac" | "marketing"

function person(handle: string, role: Role, team: Team, zone: string, calendar: string | null = null): ToldPerson {
  const name = `${handle[0]?.toUpperCase()}${handle.slice(1).replaceAll("_", " ")}`
  return { handle, name, email: `${handle}@simulated.example`, role, team, zone, calendar, skills: [], capacity: null, active: true }
}

/** Twelve reps in five time zones, and everybody whom the agreement names. */
const PEOPLE: ToldPerson[] = [
  person("marketing_manager", "marketing", "marketing", "America/New_York"),
  person("marketing_leader", "leader", "marketing", "America/New_York"),
  person("sales_director", "director", "sdr_americas", "America/New_York"),
  person("americas_manager", "manager", "sdr_americas", "America/New_York"),
  person("emea_manager", "manager", "sdr_emea", "Europe/Berlin"),
  person("apac_manager", "manager", "sdr_apac", "Asia/Singapore"),
  ...["ana", "ben", "cleo"].map((handle) => person(handle, "rep", "sdr_americas", "America/New_York")),
  ...["dan", "ella"].map((handle) => person(handle, "rep", "sdr_americas", "America/Los_Angeles", "los_angeles")),
  ...["finn", "gesa", "hugo"].map((handle) => person(handle, "rep", "sdr_emea", "Europe/Berlin")),
  ...["iris", "jack"].map((handle) => person(handle, "rep", "sdr_emea", "Europe/London", "london")),
  ...["kai", "lin"].map((handle) => person(handle, "rep", "sdr_apac", "Asia/Singapore")),
]

/** The company of the simulation: its people, their absences of the year by chance, and the shipped agreement in force, with a calendar for each zone. */
export async function foundCompany(tx: Tx, seed: number, from: Instant, days: number): Promise<void> {
  await putPeople(tx, PEOPLE, "simulation", from)
  const reps = (await allPeople(tx, from)).filter((one) => one.role === "rep")
  for (const rep of reps)
    for (const absence of absencesOf(rep.handle, seed, from, days)) await putAbsence(tx, rep.id, absence, "simulation", from)
  const source = agreementText()
  const { agreement, problems } = readAgreementFile(source)
  if (agreement === null) throw new Error(`The agreement of the simulation is not sound: ${problems[0]?.message}`)
  const { id, hash } = await loadAgreement(tx, { agreement, source, examples: [] }, "simulation", from)
  await signAgreement(tx, id, { side: "marketing", signer: "Marketing", hash }, "simulation", from)
  await signAgreement(tx, id, { side: "sales", signer: "Sales", hash }, "simulation", from)
}

/** Two holidays of one to two weeks a year, and a day off every other month. */
function absencesOf(handle: string, seed: number, from: Instant, days: number) {
  const toss = (...words: (string | number)[]) => chance(seed, "absence", handle, ...words)
  const away = (start: number, length: number) => ({
    from: from + start * A_DAY,
    until: from + (start + length) * A_DAY,
    kind: "out_of_office" as const,
    tentative: false,
    note: "",
  })
  const long = [0, 1].map((half) =>
    away(Math.floor((half + toss("long", half)) * (days / 2) * 0.9), 7 + Math.floor(toss("length", half) * 8)),
  )
  const short = Array.from({ length: Math.floor(days / 60) }, (_, month) => away(month * 60 + Math.floor(toss("day", month) * 58), 1))
  return [...long, ...short]
}

function agreementText(): string {
  const agreement = parse(readFileSync(FILE, "utf8")) as Agreement
  const { new_york: newYork, berlin, singapore } = agreement.calendars
  if (newYork === undefined || berlin === undefined || singapore === undefined)
    throw new Error("The shipped agreement has other calendars.")
  agreement.calendars["new_york"] = { ...newYork, holidays_of: "US" }
  agreement.calendars["los_angeles"] = { ...newYork, zone: "America/Los_Angeles", holidays_of: "US" }
  agreement.calendars["berlin"] = { ...berlin, holidays_of: "DE-BE" }
  agreement.calendars["london"] = { ...berlin, zone: "Europe/London", holidays: [], holidays_of: "GB-ENG" }
  agreement.calendars["singapore"] = { ...singapore, holidays_of: "SG" }
  agreement.examples = []
  return stringify(agreement)
}
