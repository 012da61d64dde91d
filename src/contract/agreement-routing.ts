import { z } from "zod"
import { ConditionBody } from "#contract/agreement-condition.ts"
import { Id, Says, SideName, TierNumber } from "#contract/agreement-words.ts"
import { TIE_BREAKERS } from "#domain/account/tie-breakers.ts"
import type { AgreementCalendar, Cap, PersonTerms, Pool, Routing, Team } from "#domain/agreement/agreement.ts"

const Time = z.string().max(20)
const Windows = z.array(z.tuple([Time, Time])).max(20)
const Day = Windows.exactOptional().describe(
  `Working windows as [from, to], such as ["09:00", "17:00"]; an end before its start is on the next day.`,
)
const Handle = z.string().trim().min(1).max(100)
const Zone = z.string().min(1).max(60).describe("IANA time zone, such as Europe/Berlin.")

const Holidays = z.array(z.string().max(20)).max(4000).exactOptional().describe("Dates without work, such as 2027-01-01.")
const Region = z.string().min(2).max(20)
const HolidaysOf = z
  .union([Region, z.array(Region).min(1).max(10)])
  .exactOptional()
  .describe(
    `Regions whose public holidays are free: "DE-BY", "GB-ENG", "US". They are worked out as dates when the file is read, and signed so.`,
  )

export const PersonTermsBody = z
  .strictObject({ holidays: Holidays, holidays_of: HolidaysOf })
  .describe("What holds for one person: their holidays instead of their calendar's.") satisfies z.ZodType<PersonTerms>

export const CalendarBody = z
  .strictObject({
    says: Says.exactOptional().describe("What it is for."),
    zone: Zone,
    hours: z
      .strictObject({ mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day })
      .describe("Working hours by weekday. Days left out are free."),
    dates: z.record(z.string(), Windows).exactOptional().describe("Hours of single dates, such as 2027-12-24, instead of the weekday's."),
    breaks: z.record(z.string(), Windows).exactOptional().describe("Breaks on single dates, taken out of their hours."),
    holidays: Holidays,
    holidays_of: HolidaysOf,
  })
  .describe("When a team works.") satisfies z.ZodType<AgreementCalendar>

export const TeamBody = z
  .strictObject({
    says: Says.exactOptional().describe("What the team does."),
    side: SideName.describe("Which side of the agreement it belongs to."),
    calendar: z.string().max(60).describe("The calendar in which its clocks run."),
    manager: Handle.describe("Handle of the person who is told when something is late."),
    director: Handle.describe("Handle of the person above the manager."),
  })
  .describe("People belong to a team by their own record.") satisfies z.ZodType<Team>

const CapBody = z
  .strictObject({
    per: z.enum(["hour", "day", "week", "month"]).describe("Window, starting on the clock and calendar of the pool's zone."),
    most: z.int().describe("Most assignments per person in the window. 0: never."),
    exempt: z
      .array(
        z.strictObject({
          tier: TierNumber.describe("Leads of this tier may go over the cap."),
          up_to: z.int().describe("By how many at most."),
        }),
      )
      .max(3)
      .exactOptional()
      .describe("Tiers that may go over it, and by how many."),
  })
  .describe("A limit on what one person gets. All caps must hold.") satisfies z.ZodType<Cap>

const PoolBody = z
  .strictObject({
    says: Says.exactOptional().describe("Whose leads these are."),
    teams: z.array(z.string().max(60)).min(1).max(100).describe("Its members are the active reps of these teams."),
    zone: Zone.describe("IANA time zone in which the days of its caps begin."),
    weights: z
      .record(z.string(), z.int().min(0).max(10_000))
      .exactOptional()
      .describe("Turns by person's handle; 100 for people not named, 0 for none."),
    skills: z.array(z.string().max(60)).max(20).exactOptional().describe(`All of these a person must have, such as "language:de".`),
    caps: z.array(CapBody).max(10).exactOptional().describe("Limits per person."),
    max_credit: z.number().min(0).max(100).exactOptional().describe("Most turns that a person may be owed, 2 when left out."),
    max_debt: z.number().min(0).max(100).exactOptional().describe("Most turns that a person may be ahead, 2 when left out."),
    max_run: z
      .int()
      .min(1)
      .max(100)
      .exactOptional()
      .describe("Most leads in a row to one person while another may receive, 2 when left out."),
    all_away: z
      .enum(["first_back", "hold", "anyone"])
      .describe(
        "When nobody may receive: first_back gives it to who is back first, hold keeps it with the manager, anyone ignores absence.",
      ),
    overflow: z.array(z.string().max(60)).max(20).exactOptional().describe("Other pools that are tried in order before all_away."),
  })
  .describe("People who take turns.") satisfies z.ZodType<Pool>

const TerritoryBody = z
  .strictObject({
    id: Id.describe("Short name that stands in the routing trail."),
    says: Says.describe("Which leads these are."),
    when: ConditionBody.describe("When it applies."),
    pool: z.string().max(60).describe("The pool whose turn it is."),
  })
  .describe("Leads that belong to a pool. The first that holds decides.")

export const RoutingBody = z
  .strictObject({
    account_match: z
      .strictObject({
        ties: z
          .array(z.enum(TIE_BREAKERS))
          .max(20)
          .exactOptional()
          .describe("What decides between accounts that fit a lead equally well, first to last."),
        hierarchy: z.enum(["local", "ultimate"]).exactOptional().describe("Whether the subsidiary or the company at the top is meant."),
      })
      .exactOptional()
      .describe("Which account a lead belongs to when several fit."),
    account_owner: z
      .strictObject({
        max_leave_days: z.int().min(0).max(365).describe("Days of leave after which the owner is passed over."),
        debit: z.boolean().describe("Whether such a lead costs the owner a turn in the pool."),
        cover: z.record(Handle, Handle).exactOptional().describe("Who stands in for an owner who is on leave or gone, both by handle."),
        house: z
          .array(Handle)
          .max(1000)
          .exactOptional()
          .describe("Handles of owners who are nobody in particular; their accounts go by territory."),
      })
      .describe("First of all, a lead of a known account goes to the account's owner."),
    open_cycle: z
      .strictObject({ within_days: z.int().min(0).max(3650).describe("Days back that an open handoff of the account counts.") })
      .describe("Then it goes to whoever works another lead of the same account."),
    territories: z.array(TerritoryBody).max(1000).describe("Then the first territory that holds."),
    otherwise: z.string().max(60).describe("The pool for leads that fit no territory."),
    pools: z.record(Id, PoolBody).describe("The pools by name."),
  })
  .describe("Who gets a lead.") satisfies z.ZodType<Routing>
