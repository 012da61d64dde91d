import { readFileSync } from "node:fs"
import { parse, stringify } from "yaml"
import type { Agreement, Pool } from "#domain/agreement/agreement.ts"
import type { Rung, SlaPolicy } from "#domain/agreement/sla-policy.ts"
import type { Role } from "#domain/people/person.ts"

/** Changes to the shipped agreement. `pool`: of the Americas; `firstTouch`: for every tier, of lead and owner. */
export type Terms = {
  firstTouch?: string
  ladder?: Rung[]
  pool?: Partial<Pool>
  reassign?: Partial<SlaPolicy["reassign"]>
  /** Anything else. */
  change?: (agreement: Agreement) => void
}

/** Somebody of the company, as `PUT /api/people` takes them. */
export type Told = {
  handle: string
  name: string
  email: string
  role: Role
  team: string
  zone: string
  capacity?: number
  active?: boolean
}

const SHIPPED = parse(readFileSync(new URL("../../agreements/default.yaml", import.meta.url), "utf8")) as Agreement
// the shipped examples are tested elsewhere, and a story may change what they expect
const UNCHANGED = stringify({ ...SHIPPED, examples: [] })

/** The shipped agreement, changed; as the text of a file. */
export function agreementText(terms: Terms = {}): string {
  if (Object.keys(terms).length === 0) return UNCHANGED
  const { firstTouch, ladder, pool = {}, reassign = {}, change = () => {} } = terms
  const agreement = { ...structuredClone(SHIPPED), examples: [] }
  const { owner_first_touch: owners, first_touch: leads } = agreement.sla.clocks
  if (firstTouch !== undefined)
    for (const clock of [owners, leads]) if (clock) clock.target = { 1: firstTouch, 2: firstTouch, 3: firstTouch }
  if (ladder !== undefined && owners) owners.ladder = ladder
  Object.assign(agreement.sla.reassign, reassign)
  const americas = agreement.routing.pools["americas"]
  if (americas) Object.assign(americas, pool)
  change(agreement)
  return stringify(agreement)
}

/** Reps of the Americas by handle, and everybody whom the agreement names. */
export function company(reps: readonly string[]): Told[] {
  return [
    told("marketing_manager", "marketing", "marketing"),
    told("marketing_leader", "leader", "marketing"),
    told("americas_manager", "manager", "sdr_americas"),
    told("emea_manager", "manager", "sdr_emea", "Europe/Berlin"),
    told("apac_manager", "manager", "sdr_apac", "Asia/Singapore"),
    told("sales_director", "director", "sdr_americas"),
    told("eva", "rep", "sdr_emea", "Europe/Berlin"),
    told("kai", "rep", "sdr_apac", "Asia/Singapore"),
    ...reps.map((handle) => told(handle, "rep", "sdr_americas")),
  ]
}

/** One person, in New York unless said otherwise. */
export function told(handle: string, role: Role, team: string, zone = "America/New_York"): Told {
  const name = `${handle[0]?.toUpperCase()}${handle.slice(1)}`.replaceAll("_", " ")
  return { handle, name, email: `${handle}@acme.example`, role, team, zone }
}
