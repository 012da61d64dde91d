import type { Column, ReportShape } from "#domain/review/report-shape.ts"

const cycles = (name: string, says: string): Column => ({ name, unit: "cycles", says })
const share = (part: string, whole: string, says: string): Column => ({ name: `${part}_of_${whole}`, unit: "share", part, whole, says })
const FUNNEL_BY = ["all", "month", "week", "tier", "team", "source", "campaign", "region", "band"] as const
const REASON_BY = ["source", "campaign", "band", "tier", "team", "region", "month"] as const

const MQL = cycles("mql", "Cycles handed off to sales. A person who comes back after a cycle ended begins another one")
const WON = cycles("won", "Cycles that ended as won")

/** Every report in words. The names of columns are those of the numbers in answers, in files and behind links. */
export const REPORT_SHAPES: readonly ReportShape[] = [
  {
    name: "funnel",
    says: "What became of the leads that were handed off in the period, up to now. Young ones are still on their way.",
    clock: "handed_off",
    by: FUNNEL_BY,
    columns: [
      MQL,
      { name: "people", unit: "people", behind: "mql", says: "Different people among them" },
      { name: "accounts", unit: "accounts", behind: "mql", says: "Different companies among them; leads without one are not counted here" },
      cycles("first", "People's first cycles"),
      cycles("again", "Cycles of people who came back"),
      cycles("unanswered", "Neither accepted nor over: sales has not answered yet"),
      cycles("sal", "Accepted by a rep, whatever came later"),
      cycles("sql", "Confirmed in a live conversation, whatever came later"),
      cycles("opportunity", "Became an opportunity, whatever came later"),
      WON,
      share("sal", "mql", "Accepted, of those handed off"),
      share("sql", "sal", "Confirmed, of those accepted"),
      share("sql", "mql", "Confirmed, of those handed off"),
      share("opportunity", "sql", "Became an opportunity, of those confirmed"),
      share("won", "opportunity", "Won, of the opportunities"),
      {
        name: "amount_won",
        unit: "money",
        behind: "won",
        says: "Amounts of those won, added up as they stand: currencies are not converted, and what has no amount adds nothing",
      },
    ],
  },
  {
    name: "sources",
    says: "Which origins of leads turn into opportunities and customers. An origin is what was known at the handoff.",
    clock: "handed_off",
    by: ["source", "campaign", "region", "band"],
    columns: [
      MQL,
      cycles("opportunity", "Became an opportunity, whatever came later"),
      share("opportunity", "mql", "Became an opportunity, of those handed off"),
      WON,
      share("won", "mql", "Won, of those handed off"),
      {
        name: "amount_won",
        unit: "money",
        behind: "won",
        says: "Amounts of those won, added up as they stand: currencies are not converted",
      },
    ],
  },
  {
    name: "first-contact",
    says:
      "How long until a person reached out, from the handoff, by the clock on the wall: what the buyer feels. Who was never reached counts as " +
      "waiting until now, or until the cycle ended (Kaplan–Meier), so that leaving leads alone can't look fast.",
    clock: "handed_off",
    by: ["tier", "all", "team", "source", "campaign", "region", "month"],
    columns: [
      MQL,
      cycles("contacted", "Reached out to by a person of ours; automatic answers, opens and ticked boxes are none"),
      cycles("untouched", "Nobody reached out so far, or until the cycle ended"),
      { name: "half_after", unit: "duration", share: 0.5, behind: "mql", says: "Half of all leads were reached after this long" },
      { name: "most_after", unit: "duration", share: 0.9, behind: "mql", says: "Nine in ten of all leads were reached after this long" },
      cycles("within_5_minutes", "Reached within 5 minutes"),
      cycles("within_30_minutes", "Reached after more than 5, within 30 minutes"),
      cycles("within_1_hour", "Reached after more than 30 minutes, within an hour"),
      cycles("within_4_hours", "Reached after more than an hour, within 4 hours"),
      cycles("within_1_day", "Reached after more than 4 hours, within a day"),
      cycles("within_3_days", "Reached after more than a day, within 3 days"),
      cycles("later", "Reached after more than 3 days"),
    ],
  },
  {
    name: "sla",
    says:
      "Whether the promises of the agreement were kept, each in its own working time. A cycle counts once for each promise: as missed when any of " +
      "its clocks was missed, also when a later owner kept theirs.",
    clock: "handed_off",
    by: ["promise"],
    columns: [
      cycles("watched", "Cycles with such a clock"),
      cycles("decided", "Kept or missed"),
      cycles("kept", "Answered in time"),
      cycles("missed", "Not answered in time"),
      cycles("running", "Still in time, or paused"),
      cycles("called_off", "Over before it was due"),
      share("kept", "decided", "Kept, of those that were decided"),
      cycles("proved_later", "Missed when it was due; evidence that came later showed that it was kept. Counted as kept"),
    ],
  },
  {
    name: "contacted-in-time",
    says: "The share of leads that a person reached within the first touch that the agreement promises, in working time.",
    clock: "handed_off",
    by: ["all", "tier", "team", "source", "campaign", "region", "week", "month"],
    columns: [
      MQL,
      cycles("in_time", "Reached within the promised time"),
      cycles("too_late", "Reached after it, or not reached when it was over"),
      cycles("not_due", "The time is not over yet"),
      cycles("called_off", "The cycle ended before the time was over, without contact"),
      cycles("decided", "Reached in time or too late"),
      share("in_time", "decided", "Reached in time, of those that were decided"),
    ],
  },
  {
    name: "meetings",
    says: "How many leads came to a meeting, and what came of it. A meeting counts when it was recorded as booked or held.",
    clock: "handed_off",
    by: ["tier", "all", "team", "source", "campaign", "region", "month"],
    columns: [
      MQL,
      cycles("contacted", "Reached out to by a person of ours"),
      cycles("meeting", "With a meeting booked or held"),
      cycles("held", "With a meeting held"),
      cycles("sql_met", "With a meeting, and confirmed as SQL"),
      share("meeting", "contacted", "With a meeting, of those contacted"),
      share("sql_met", "meeting", "Confirmed, of those with a meeting"),
    ],
  },
  {
    name: "rejections",
    says: "Why sales sent leads back, by where they came from. Rejected and disqualified leads count, each with the reason that ended its cycle.",
    clock: "handed_off",
    by: REASON_BY,
    columns: [
      MQL,
      cycles("answered", "Accepted or ended by a person"),
      cycles("turned_down", "Rejected or disqualified, with any reason"),
      share("turned_down", "answered", "Rejected or disqualified, of those answered"),
    ],
  },
  {
    name: "acceptance",
    says: "What share of leads sales accepts, by when they were handed off.",
    clock: "handed_off",
    by: ["week", "month", "all", "tier", "team", "source", "campaign", "region", "band"],
    columns: [
      MQL,
      cycles("answered", "Accepted or ended by a person"),
      cycles("sal", "Accepted by a rep"),
      cycles("declined", "Ended by a person without being accepted"),
      cycles("unanswered", "Neither accepted nor over: sales has not answered yet"),
      cycles("ran_out", "Taken back because nobody answered in time"),
      share("sal", "answered", "Accepted, of those answered"),
    ],
  },
  {
    name: "recycle",
    says: "Leads whose cycle ended in the period by going back to nurture, and whether they came back.",
    clock: "closed",
    by: ["month", "week", "tier", "team", "source", "campaign", "region"],
    columns: [
      cycles("ended", "Cycles that ended in the period, in any way"),
      cycles("back", "Went back to nurture: rejected, recycled, or taken back"),
      cycles("recycled", "Recycled by a rep, with a reason"),
      cycles("ran_out", "Taken back because nobody answered in time"),
      cycles("rejected", "Rejected with a reason"),
      cycles("returned", "Of those that went back, handed off again since"),
      share("back", "ended", "Went back, of the cycles that ended"),
      share("returned", "back", "Handed off again, of those that went back"),
    ],
  },
  {
    name: "completeness",
    says: "The share of handoffs whose brief lacked nothing that every rep needs or the agreement asks for, as it was at the handoff.",
    clock: "handed_off",
    by: ["month", "all", "tier", "team", "source", "campaign", "region"],
    columns: [
      MQL,
      cycles("complete", "Nothing was missing"),
      cycles("incomplete", "Something was missing"),
      share("complete", "mql", "Complete, of those handed off"),
      { name: "promised_share", unit: "promised", of: "share", says: "What marketing promised in the agreement in force now" },
    ],
  },
  {
    name: "follow-up",
    says:
      "The follow-up that was made against what the agreement owes each lead, by the version that governs its cycle: so many touches by people, over " +
      "so many channels, in so many days from the handoff. Due are leads whose days are over, and those given up for no response before.",
    clock: "handed_off",
    by: ["tier", "all", "team", "source", "region", "month"],
    columns: [
      MQL,
      cycles("due", "The days are over, or the lead was given up for no response"),
      cycles("kept", "Due, with enough touches over enough channels"),
      cycles("short", "Due, and touches or channels were missing"),
      cycles("answered_before", "The cycle ended with an answer before the days were over: nothing more was owed"),
      cycles("on_the_way", "The days are not over yet"),
      share("kept", "due", "Kept, of those due"),
      { name: "touches", unit: "touches", behind: "due", says: "Touches by people in the days that count, of those due" },
      { name: "owed", unit: "touches", behind: "due", says: "Touches owed to those due" },
    ],
  },
  {
    name: "load",
    says: "Who works how much now, and how many leads each got in the period. A lead counts for whoever has it now, or had it at its end.",
    clock: "now",
    by: ["owner"],
    columns: [
      cycles("got", "Handed off in the period"),
      cycles("open", "Open now"),
      cycles("open_tier_1", "Open now, tier 1"),
      cycles("open_tier_2", "Open now, tier 2"),
      cycles("open_tier_3", "Open now, tier 3"),
      cycles("untouched_open", "Open now, and nobody reached out yet"),
      cycles("overdue", "Open now, and its next step is overdue"),
    ],
  },
  {
    name: "volume",
    says: "How many leads marketing handed off in each month and tier, against its promise. Months are those of UTC.",
    clock: "handed_off",
    by: ["month_tier"],
    columns: [
      MQL,
      { name: "promised", unit: "promised", of: "cycles", says: "Promised for the month by the agreement in force at its end, or now" },
      { name: "by_now", unit: "promised", of: "cycles", says: "The part of the promise that the days gone by stand for" },
      { name: "kept_by", unit: "promised", of: "share", says: "Handed off, as a share of the promise for the days gone by" },
    ],
  },
  {
    name: "leakage",
    says:
      "What was lost on the way, in money: leads of the group × (share won of served leads − share won of the group) × average amount won. Only " +
      "cycles that ended count. Served: reached in the promised time and answered by a person.",
    clock: "closed",
    by: ["leak"],
    columns: [
      cycles("ended", "Cycles that ended in the period"),
      WON,
      share("won", "ended", "Won, of those that ended"),
      {
        name: "amount_won",
        unit: "money",
        behind: "won",
        says: "Amounts of those won, added up as they stand: currencies are not converted",
      },
      { name: "lost", unit: "promised", of: "money", says: "Lost money by the formula; empty when there are too few cases to say" },
    ],
  },
]

/** The report of this name, or undefined. */
export function reportShape(name: string): ReportShape | undefined {
  return REPORT_SHAPES.find((shape) => shape.name === name)
}
