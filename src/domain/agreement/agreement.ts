import type { Acknowledgement } from "#domain/agreement/acknowledgement.ts"
import type { EnrichmentRules } from "#domain/agreement/enrichment-rules.ts"
import type { Play } from "#domain/agreement/play.ts"
import type { CadenceRules } from "#domain/agreement/cadence-rules.ts"
import type { Reasons, ReEntry, RecycleRules } from "#domain/agreement/outcome-rules.ts"
import type { SlaPolicy } from "#domain/agreement/sla-policy.ts"
import type { TieBreaker } from "#domain/account/tie-breakers.ts"
import type { Condition, FactCondition } from "#domain/condition/condition.ts"

/** Which side owes something or may sign. */
export type Side = "marketing" | "sales"
export type Tier = 1 | 2 | 3

/**
 * The agreement of marketing and sales as it stands in its file. It is the running configuration: every number of the product that people
 * may want to change is here. Durations are texts such as "30 minutes", "4 hours", "14 days"; targets may also be "1 business day".
 */
export type Agreement = {
  /** Version of the format. */
  agreement: 1
  name: string
  about?: string
  /** Days after which the signed version asks to be reviewed (it goes on running, marked unreviewed). */
  review_after_days: number
  /** ISO 4217 code of the money in which amounts are meant that name none; left out: nothing is said of them. */
  currency?: string
  regions: Record<string, Region>
  signals: Record<string, SignalDefinition>
  scoring: Record<string, ScoreModel>
  /** Bounds of the bands in points, per axis: below `mql` nurture, from `mql` MQL, above `sales_ready` sales-ready. */
  bands: { mql: number; sales_ready: number }
  /** First one that holds ends the matter; the lead is kept, marked and counted. */
  disqualifiers: Disqualifier[]
  definitions: Definitions
  gate: Gate
  /** First that holds decides; the last one has no `when`. */
  tiers: TierRule[]
  calendars: Record<string, AgreementCalendar>
  teams: Record<string, Team>
  /** What holds for single people, by handle: their holidays instead of their calendar's. */
  people?: Record<string, PersonTerms>
  /** Left out: nobody is looked up. */
  enrichment?: EnrichmentRules
  routing: Routing
  sla: SlaPolicy
  acknowledgement: Acknowledgement
  /** First whose condition holds; the last one has no `when`. */
  plays: Play[]
  /** Left out: no follow-up is asked for besides the clocks. */
  cadences?: CadenceRules
  reasons: Reasons
  re_entry: ReEntry
  recycle: RecycleRules
  commitments: Commitments
  examples: Example[]
}

/** Countries by ISO alpha-2 code; exactly one region has `rest: true` and takes what no other names, unknown countries too. */
export type Region = { says: string; countries?: string[]; rest?: true }

/** A signal by its own name: any of the matchers recognises it. */
export type SignalDefinition = {
  /** Completes "the lead …": "asked for a demo". */
  says: string
  /** High-intent signals end a cool-down and start a play; they are what "why now" quotes. */
  high_intent?: boolean
  /** Which conversion the play speaks to; default: the signal's own name. */
  conversion?: string
  any: SignalMatcher[]
}

/** All given parts must fit. `page` is compared with the path, `form` with a form's id or name, `event` with a track event's name: globs, case ignored. */
export type SignalMatcher = {
  page?: string
  form?: string
  event?: string
  /** Kind of arrival: form, page, track, identify, row, call, email, … */
  kind?: string
  source?: string
  campaign?: string
  /** Conditions on the arrival's own properties (for an imported row: its fields). */
  where?: FactCondition[]
}

/** Fit and intent for some regions. Every region belongs to exactly one model. */
export type ScoreModel = {
  says: string
  regions: string[]
  fit: { rules: FitRule[]; groups?: Record<string, { cap: number }> }
  intent: { rules: IntentRule[]; groups?: Record<string, { cap: number }> }
}

/** Gives its points when `when` holds; an unknown fact gives none and lowers completeness. */
export type FitRule = { id: string; says: string; when: Condition; points: number; group?: string }

export type IntentRule = {
  id: string
  signal: string
  points: number
  group?: string
  /** Signals within this long of one that counted are the same one, e.g. "30 minutes". */
  once_per?: string
  /** At most so many count: the newest ones. */
  max_times?: number
  decay?: Decay
}

/** How points fade with age: halved every `half_life`; down by `share` of the points per `per` (linear) or of what is left (step); all or nothing inside `window`. */
export type Decay =
  | { half_life: string }
  | { linear: { share: number; per: string } }
  | { step: { share: number; per: string } }
  | { window: string }

export type Disqualifier = { id: string; says: string; when: Condition }

export type Definitions = {
  mql: { says: string; when?: Condition }
  sal: { says: string }
  sql: { says: string; needs: ("budget" | "authority" | "need" | "timeline")[] }
}

export type Gate = {
  /** Points needed on each axis. A qualified lead that waits counts as qualified until it is 10 % below. */
  fit: { at_least: number }
  intent: { at_least: number }
  /** Fields without which a rep can't work; each is a lead field or a list of which one is enough. */
  context: { needs: (string | string[])[] }
  overrides: Override[]
  /** "automatic": hands off as soon as the gate is passed; "review": a person approves. */
  decision: "automatic" | "review"
}

/** Hands off although the named proofs are missing. Never waives ownership. */
export type Override = { id: string; says: string; when: Condition; waives: ("fit" | "intent" | "context")[] }

export type TierRule = { tier: Tier; says: string; when?: Condition }

/** As the business-time library's CalendarSpec, with a sentence. */
export type AgreementCalendar = {
  says?: string
  zone: string
  hours: Partial<Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", [string, string][]>>
  dates?: Record<string, [string, string][]>
  breaks?: Record<string, [string, string][]>
  holidays?: string[]
  /** Regions whose public holidays are free too, such as "DE-BY"; they stand in `holidays` as dates once the file is read. */
  holidays_of?: string | string[]
}

/** Holidays of one person, who works in another region than their team. */
export type PersonTerms = { holidays_of?: string | string[]; holidays?: string[] }

/** People belong to a team by their own record; manager and director are handles of people. */
export type Team = { says?: string; side: Side; calendar: string; manager: string; director: string }

export type Routing = {
  /** How a tie between accounts that fit a lead equally well is broken. */
  account_match?: { ties?: TieBreaker[]; hierarchy?: "local" | "ultimate" }
  account_owner: {
    /** Days of leave after which the owner is passed over. */
    max_leave_days: number
    debit: boolean
    /** Who stands in for whom; and owners who are nobody in particular. All by handle. */
    cover?: Record<string, string>
    house?: string[]
  }
  open_cycle: { within_days: number }
  /** Ordered; first whose condition holds. */
  territories: { id: string; says: string; when: Condition; pool: string }[]
  /** Pool of last resort for routing rules that did not match. */
  otherwise: string
  pools: Record<string, Pool>
}

export type Pool = {
  says?: string
  /** Its members are the active reps of these teams. */
  teams: string[]
  zone: string
  /** Weight by person's handle; 100 for those not named, 0 never gets a turn. */
  weights?: Record<string, number>
  /** All a person must have, e.g. language "de". */
  skills?: string[]
  caps?: Cap[]
  max_credit?: number
  max_debt?: number
  max_run?: number
  /** What happens when nobody may receive now. */
  all_away: "first_back" | "hold" | "anyone"
  /** Tried in order before `all_away`: other pools. */
  overflow?: string[]
}

export type Cap = { per: "hour" | "day" | "week" | "month"; most: number; exempt?: { tier: Tier; up_to: number }[] }

export type Commitments = {
  marketing: { mqls_per_month: Record<"1" | "2" | "3", number>; complete_share: number }
  sales: { touches: Record<"1" | "2" | "3", { least: number; most: number; days: number; channels: number }> }
}

/** A lead with the verdict that both sides expect; run before the agreement can be signed. Times are "2 hours ago". */
export type Example = {
  name: string
  lead: Record<string, string | number | boolean | string[] | null>
  signals?: { signal: string; ago: string; times?: number }[]
  expect: {
    verdict: "qualified" | "not_yet" | "disqualified"
    tier?: Tier
    model?: string
    pool?: string
    missing?: string[]
    fit?: { at_least?: number; at_most?: number }
    intent?: { at_least?: number; at_most?: number }
    override?: string
    rule?: string
  }
}
