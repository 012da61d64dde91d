import { CURRENCIES } from "#domain/agreement/check-currency.ts"
import type { RejectionReason } from "#domain/agreement/outcome-rules.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { Disposition, DispositionRules, Effects, HandoffCycle, SqlProof, Worth } from "#domain/disposition/disposition.ts"
import { type Instant, inWords } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"

const NURTURE = "nurture"

/** Sales has the lead and goes on with it. */
const WORKED: Omit<Effects, "leadStage" | "next"> = {
  creditBack: false,
  countsAgainstQuality: false,
  clause: null,
  label: null,
  coolDownUntil: null,
  track: null,
  closesCycle: false,
  fulfils: [],
}

/** The cycle is over and the lead is with marketing again. */
const ENDED: Omit<Effects, "leadStage" | "next"> = { ...WORKED, closesCycle: true, fulfils: ["acceptance", "disposition"] }

/** What follows from a disposition. @throws Refusal 422 when it names what the agreement does not know or lacks what it asks for */
export function effectsOf(handoff: HandoffCycle, said: Disposition, rules: DispositionRules, now: Instant): Effects {
  switch (said.kind) {
    case "accept":
      return { ...WORKED, fulfils: ["acceptance"], leadStage: "sal", next: owedBySales("Work the lead and say what becomes of it") }
    case "reject":
      return rejected(handoff, said, rules, now)
    case "recycle":
      return recycled(handoff, said, rules, now)
    case "disqualify":
      knownReason("disqualify", said.reason, rules.reasons.disqualify)
      return { ...ENDED, label: "negative", leadStage: "disqualified", next: nothing("Nothing: the lead is disqualified") }
    case "sql":
      refuseUnlessConfirmed(said.confirmed, rules.sqlNeeds)
      return { ...WORKED, fulfils: ["disposition"], label: "positive", leadStage: "sql", next: owedBySales("Open the opportunity") }
    case "opportunity":
      refuseUnlessWorth(said)
      return { ...WORKED, label: "positive", leadStage: "opportunity", next: owedBySales("Win the opportunity or say that it is lost") }
    case "won":
      refuseUnlessWorth(said)
      return { ...ENDED, label: "positive", leadStage: "customer", next: nothing("Nothing: the lead is a customer") }
    case "lost":
      return lost(handoff, said, rules, now)
    case "auto_recycle":
      return backToNurture(handoff.topic ?? NURTURE, now + readDuration(rules.noDisposition), { label: "exclude", fulfils: [] })
  }
}

function rejected(handoff: HandoffCycle, said: Extract<Disposition, { kind: "reject" }>, rules: DispositionRules, now: Instant): Effects {
  const reason = knownReason("reject", said.reason, rules.reasons.reject)
  const clause = citedClause(said.clause ?? reason.clause ?? null, rules)
  return { ...byReason(reason, handoff.topic, now), clause }
}

function recycled(handoff: HandoffCycle, said: Extract<Disposition, { kind: "recycle" }>, rules: DispositionRules, now: Instant): Effects {
  const reason = knownReason("recycle", said.reason, rules.reasons.recycle)
  if (said.until !== null && said.until <= now) {
    throw refused(
      "recycle_date_past",
      "/until",
      `The date to come back, ${inWords(said.until)}, has passed. Give a later one or leave it out.`,
    )
  }
  const effects = byReason(reason, said.topic ?? handoff.topic, now)
  return said.until === null ? effects : { ...effects, coolDownUntil: said.until, next: lookAgain(said.until) }
}

function lost(handoff: HandoffCycle, said: Extract<Disposition, { kind: "lost" }>, rules: DispositionRules, now: Instant): Effects {
  refuseUnlessWorth(said)
  const id = said.reason
  if (id !== null) return { ...byReason(knownReason("lost", id, rules.reasons.recycle), handoff.topic, now), fulfils: [] }
  return backToNurture(handoff.topic ?? NURTURE, now + readDuration(rules.noDisposition), { label: "neutral", fulfils: [] })
}

/** What a reason of the agreement says about the way back. Its track wins over the lead's topic, except for plain nurture. */
function byReason(reason: RejectionReason, topic: string | null, now: Instant): Effects {
  const track = reason.track === NURTURE || reason.track === "topic" ? (topic ?? NURTURE) : reason.track
  const until = reason.cool_down === null ? null : now + readDuration(reason.cool_down)
  const { label, counts_against_quality, credit_back } = reason
  return backToNurture(track, until, { label, countsAgainstQuality: counts_against_quality, creditBack: credit_back })
}

function backToNurture(track: string, until: Instant | null, rest: Partial<Effects>): Effects {
  return { ...ENDED, leadStage: "nurture", track, coolDownUntil: until, next: lookAgain(until), ...rest }
}

function lookAgain(until: Instant | null): Effects["next"] {
  const action =
    until === null ? "Look at the lead now and decide its way back" : "Nurture the lead and look again when the cool-down is over"
  return { action, owedBy: "marketing", dueAt: until }
}

function owedBySales(action: string): Effects["next"] {
  return { action, owedBy: "sales", dueAt: null }
}

function nothing(action: string): Effects["next"] {
  return { action, owedBy: null, dueAt: null }
}

function knownReason<T extends { id: string; says: string }>(verdict: string, id: string, reasons: readonly T[]): T {
  const reason = reasons.find((each) => each.id === id)
  if (reason) return reason
  const known = reasons.map((each) => `${each.id} (${each.says})`).join(", ")
  throw refused("unknown_reason", "/reason", `"${id}" is not a reason for "${verdict}". The agreement knows: ${known || "none"}.`)
}

/** The clause that is cited. @throws Refusal 422 without one, or for one that the agreement does not have */
function citedClause(clause: string | null, { clauses }: DispositionRules): string {
  if (clause !== null && clauses.includes(clause)) return clause
  const known = clauses.join(", ")
  if (clause === null) throw refused("clause_missing", "/clause", `Say which clause of the agreement failed: ${known}.`)
  throw refused("unknown_clause", "/clause", `"${clause}" is no clause of the agreement. A rejection may cite: ${known}.`)
}

function refuseUnlessConfirmed(confirmed: readonly SqlProof[], needs: readonly SqlProof[]): void {
  const missing = needs.filter((each) => !confirmed.includes(each))
  if (missing.length === 0) return
  const sentence = `An SQL needs ${needs.join(", ")} confirmed in a live conversation. Not confirmed: ${missing.join(", ")}.`
  throw refused("sql_not_confirmed", "/confirmed", sentence)
}

function refuseUnlessWorth({ amount = null, currency = null }: Partial<Worth>): void {
  if (amount !== null && !(Number.isFinite(amount) && amount >= 0))
    throw refused("bad_amount", "/amount", "The amount must be a number from 0, or left out.")
  if (currency !== null && !CURRENCIES.has(currency))
    throw refused("bad_currency", "/currency", `"${currency}" is no currency. Give its three letters, such as EUR or USD.`)
}

function refused(code: string, pointer: string, message: string): Refusal {
  return new Refusal(code, message, 422, [{ pointer, message }])
}
