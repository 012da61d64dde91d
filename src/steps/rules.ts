import { compileCadences, type CompiledCadences } from "#domain/cadence/compile-cadences.ts"
import { compilePlays, type CompiledPlays } from "#domain/brief/choose-play.ts"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { compileCalendar, type Calendar } from "#domain/calendar/business-time.ts"
import { compileCondition, type Judge } from "#domain/condition/meets.ts"
import { compileSignals, type RecognisableArrival } from "#domain/intake/recognise-signals.ts"
import type { Instant } from "#domain/instant.ts"
import { compileQualification, type CompiledQualification } from "#domain/qualification/qualify.ts"
import { compileScoring, type CompiledScoring } from "#domain/score/score-lead.ts"
import { businessCalendar, type BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { agreementById, agreementInForce } from "#store/agreement.ts"
import type { Tx } from "#store/tx.ts"

/** Hours that a person or a team works. */
export type CompiledCalendar = { open: Calendar; business: BusinessCalendar }

/** A version of the agreement, made ready to be run. */
export type Rules = {
  /** Id of the version. */
  id: string
  version: number
  agreement: Agreement
  recognise: (arrival: RecognisableArrival) => string[]
  scoring: CompiledScoring
  qualification: CompiledQualification
  plays: CompiledPlays
  /** Null where the agreement has none. */
  cadences: CompiledCadences | null
  territories: readonly { id: string; says: string; pool: string; judge: Judge }[]
  /** By the agreement's name of it. */
  calendars: ReadonlyMap<string, CompiledCalendar>
  /** The hours of people who have holidays of their own, by handle and calendar; filled as they are asked for. */
  ownCalendars: Map<string, CompiledCalendar>
  /** Whether a lead's first contact is acknowledged at once. */
  acknowledges: Judge
}

/** Makes an agreement ready to be run. @throws Refusal or RangeError when it was never checked and holds what can't be read */
export function compileRules(id: string, version: number, agreement: Agreement): Rules {
  return {
    id,
    version,
    agreement,
    recognise: compileSignals(agreement.signals),
    scoring: compileScoring(agreement),
    qualification: compileQualification(agreement),
    plays: compilePlays(agreement),
    cadences: compileCadences(agreement),
    territories: agreement.routing.territories.map(({ id: rule, says, when, pool }) => ({
      id: rule,
      says,
      pool,
      judge: compileCondition(when),
    })),
    calendars: new Map(Object.entries(agreement.calendars).map(([name, spec]) => [name, compiledCalendar(spec)])),
    ownCalendars: new Map(),
    acknowledges: compileCondition(agreement.acknowledgement.when),
  }
}

export function compiledCalendar(spec: Agreement["calendars"][string]): CompiledCalendar {
  const { says: _says, holidays_of: _regions, ...hours } = spec
  const open = compileCalendar(hours)
  return { open, business: businessCalendar(open) }
}

/** Versions never change, so what was compiled once stays right. */
const compiled = new Map<string, Rules>()
const MOST_KEPT = 50

/** The rules of a version by its id. @throws Error when there is no such version */
export async function rulesOf(tx: Tx, id: string): Promise<Rules> {
  const key = `${tx.workspace} ${id}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const version = await agreementById(tx, id)
  if (version === null) throw new Error(`The agreement ${id} is not there.`)
  const rules = compileRules(id, version.version, version.document)
  if (compiled.size >= MOST_KEPT) compiled.clear()
  compiled.set(key, rules)
  return rules
}

/** The rules that are in force at `now`, or null when no version was ever signed by both sides. */
export async function rulesInForce(tx: Tx, now: Instant): Promise<Rules | null> {
  return (await rulesForArrivals(tx, now))?.rules ?? null
}

/** The same, and whether any provider may be asked about leads. */
export async function rulesForArrivals(tx: Tx, now: Instant): Promise<{ rules: Rules; looksUp: boolean } | null> {
  const inForce = await agreementInForce(tx, now)
  return inForce === null ? null : { rules: await rulesOf(tx, inForce.agreement), looksUp: inForce.looksUp }
}
