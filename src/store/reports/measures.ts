import type { Part } from "#store/reports/cycle-facts.ts"

/**
 * How the numbers of a report come from its cycles `r`: `counts` says which cycles each column counts, and the same words find them again behind a link.
 * `sums` are added up over a report's row. `byReason`: the column that is also counted by the reason that ended the cycle.
 */
export type Measures = {
  parts: readonly Part[]
  counts: Readonly<Record<string, string>>
  sums?: Readonly<Record<string, string>>
  /** What was said of the currency of each amount that is added up, once each. */
  currencies?: string
  /** How long each cycle waited for its first contact, in milliseconds; below zero where nobody reached it. */
  waits?: string
  byReason?: string
}

const IS_SAL = "(r.accepted_at is not null or r.is_sql)"
const IS_OVER = "r.closed_at is not null"
const IS_WON = "r.state = 'won'"
const IS_OPPORTUNITY = "r.state in ('opportunity', 'won', 'lost')"
const RAN_OUT = "coalesce(r.closed_as = 'auto_recycled', false)"
const IS_ANSWERED = `(${IS_SAL} or (${IS_OVER} and not ${RAN_OUT}))`
const WENT_BACK = "r.state in ('rejected', 'recycled')"
const AMOUNT_WON = `coalesce(sum(r.amount) filter (where ${IS_WON}), 0)::float8`

const CURRENCIES_WON = `array_agg(distinct r.currency) filter (where ${IS_WON} and r.amount is not null)`

const WAITED = "extract(epoch from coalesce(r.first_touch_at, r.closed_at, r.now) - r.opened_at)"
const reached = (over: string | null, within: string | null) =>
  `r.first_touch_at is not null${over === null ? "" : ` and r.first_touch_at - r.opened_at > interval '${over}'`}` +
  (within === null ? "" : ` and r.first_touch_at - r.opened_at <= interval '${within}'`)

const UNANSWERED = `r.closed_at is null and not ${IS_SAL}`
const GIVEN_UP = `(${IS_OVER} and (${RAN_OUT} or coalesce(r.reason = 'no_response', false)))`
const IS_DUE = `((r.owed_until <= r.now and (r.closed_at is null or r.closed_at >= r.owed_until)) or ${GIVEN_UP})`
const ALL_DONE = "r.touches >= r.least and r.channels >= r.channels_owed"

/** By the name of the report. */
export const MEASURES: Readonly<Record<string, Measures>> = {
  funnel: {
    parts: ["words"],
    counts: {
      mql: "true",
      first: "r.cycle = 1",
      again: "r.cycle > 1",
      unanswered: UNANSWERED,
      sal: IS_SAL,
      sql: "r.is_sql",
      opportunity: IS_OPPORTUNITY,
      won: IS_WON,
    },
    sums: { people: "count(distinct r.lead)::int", accounts: "count(distinct r.account)::int", amount_won: AMOUNT_WON },
    currencies: CURRENCIES_WON,
  },
  sources: {
    parts: [],
    counts: { mql: "true", opportunity: IS_OPPORTUNITY, won: IS_WON },
    sums: { amount_won: AMOUNT_WON },
    currencies: CURRENCIES_WON,
  },
  "first-contact": {
    parts: [],
    counts: {
      mql: "true",
      contacted: "r.first_touch_at is not null",
      untouched: "r.first_touch_at is null",
      within_5_minutes: reached(null, "5 minutes"),
      within_30_minutes: reached("5 minutes", "30 minutes"),
      within_1_hour: reached("30 minutes", "1 hour"),
      within_4_hours: reached("1 hour", "4 hours"),
      within_1_day: reached("4 hours", "24 hours"),
      within_3_days: reached("24 hours", "72 hours"),
      later: reached("72 hours", null),
    },
    waits: `array_agg(case when r.first_touch_at is null then -1 else 1 end * greatest(1, round(${WAITED} * 1000))::bigint)`,
  },
  sla: {
    parts: ["promises"],
    counts: {
      watched: "true",
      decided: "r.verdict in ('kept', 'missed')",
      kept: "r.verdict = 'kept'",
      missed: "r.verdict = 'missed'",
      running: "r.verdict = 'running'",
      called_off: "r.verdict = 'called_off'",
      proved_later: "r.verdict = 'kept' and r.proved_later",
    },
  },
  "contacted-in-time": {
    parts: ["first_touch"],
    counts: {
      mql: "true",
      in_time: "r.first_touch = 'kept'",
      too_late: "r.first_touch = 'missed'",
      not_due: "r.first_touch = 'running'",
      called_off: "r.first_touch = 'called_off'",
      decided: "r.first_touch in ('kept', 'missed')",
    },
  },
  meetings: {
    parts: ["words", "touches"],
    counts: {
      mql: "true",
      contacted: "r.first_touch_at is not null",
      meeting: "r.meeting",
      held: "r.held",
      sql_met: "r.meeting and r.is_sql",
    },
  },
  rejections: {
    parts: ["words"],
    counts: { mql: "true", answered: IS_ANSWERED, turned_down: "r.state in ('rejected', 'disqualified')" },
    byReason: "turned_down",
  },
  acceptance: {
    parts: ["words"],
    counts: {
      mql: "true",
      answered: IS_ANSWERED,
      sal: IS_SAL,
      declined: `${IS_ANSWERED} and not ${IS_SAL}`,
      unanswered: UNANSWERED,
      ran_out: `${RAN_OUT} and not ${IS_SAL}`,
    },
  },
  recycle: {
    parts: ["words"],
    counts: {
      ended: "true",
      back: WENT_BACK,
      recycled: `r.state = 'recycled' and not ${RAN_OUT}`,
      ran_out: RAN_OUT,
      rejected: "r.state = 'rejected'",
      returned: `${WENT_BACK} and exists (select from handoff n where n.lead = r.lead and n.cycle > r.cycle and n.state <> 'merged')`,
    },
    byReason: "back",
  },
  completeness: { parts: [], counts: { mql: "true", complete: "r.context_complete", incomplete: "not r.context_complete" } },
  "follow-up": {
    parts: ["words", "touches"],
    counts: {
      mql: "true",
      due: IS_DUE,
      kept: `${IS_DUE} and ${ALL_DONE}`,
      short: `${IS_DUE} and not (${ALL_DONE})`,
      answered_before: `not ${IS_DUE} and ${IS_OVER}`,
      on_the_way: `not ${IS_DUE} and r.closed_at is null`,
    },
    sums: {
      touches: `coalesce(sum(r.touches) filter (where ${IS_DUE}), 0)::int`,
      owed: `coalesce(sum(r.least) filter (where ${IS_DUE}), 0)::int`,
    },
  },
  load: {
    parts: [],
    counts: {
      got: "r.in_period",
      open: "r.closed_at is null",
      open_tier_1: "r.closed_at is null and r.tier = 1",
      open_tier_2: "r.closed_at is null and r.tier = 2",
      open_tier_3: "r.closed_at is null and r.tier = 3",
      untouched_open: "r.closed_at is null and r.first_touch_at is null",
      overdue: "r.closed_at is null and r.due_at < r.now",
    },
  },
  volume: { parts: [], counts: { mql: "true" } },
  leakage: { parts: ["first_touch"], counts: { ended: "true", won: IS_WON }, sums: { amount_won: AMOUNT_WON }, currencies: CURRENCIES_WON },
}
