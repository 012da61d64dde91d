import { burnUp, monthBounds } from "#domain/commitment/burn-up.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import { AlmostQuery, AlmostView } from "#contract/almost.ts"
import { CommitmentQuery, CommitmentView } from "#contract/commitment.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { deliveredByDay, type DeliveredDay } from "#store/commitment.ts"
import type { Tx } from "#store/tx.ts"
import { listAlmost } from "#steps/list-almost.ts"
import { rulesInForce } from "#steps/rules.ts"

const tags = ["marketing"]
const TIERS = [1, 2, 3] as const
const NOTHING = { mqls_per_month: { 1: 0, 2: 0, 3: 0 }, complete_share: 0 }

/** What marketing looks at: who is nearly there, and how its own promise stands. */
export function marketingRoutes(api: Api, app: App): void {
  const almost = {
    tags,
    summary: "Leads that one more signal or one more known field would qualify",
    querystring: AlmostQuery,
    response: { 200: AlmostView },
  }
  api.get("/api/almost", { schema: almost, config: { permission: "intake.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { leads, looked, gate } = await listAlmost(tx, request.query.limit, now)
      const data = leads.map(({ lead: { id, name, email, company, updatedAt }, fit, intent, missing, says, nearest }) => ({
        lead: { id, name, email, company },
        ...{ fit, intent, missing, says },
        nearest: nearest.map(({ wouldBe, ...change }) => ({ ...change, would_be: wouldBe })),
        updated_at: toIso(updatedAt),
      }))
      return { at: toIso(now), gate, looked, data }
    }),
  )

  const commitments = {
    tags,
    summary: "What marketing promised for a month, and what it handed over day by day",
    querystring: CommitmentQuery,
    response: { 200: CommitmentView },
  }
  api.get("/api/commitments", { schema: commitments, config: { permission: "reports.read" } }, async (request) =>
    within(app, request, (tx, now) => commitmentsOf(tx, request.query.month ?? toIso(now).slice(0, 7), now)),
  )
}

async function commitmentsOf(tx: Tx, month: string, now: Instant): Promise<CommitmentView> {
  const { from, until } = monthBounds(month)
  const rules = await rulesInForce(tx, now)
  const reasons = (rules?.agreement.reasons.reject ?? []).filter((reason) => reason.counts_against_quality).map(({ id }) => id)
  const days = await deliveredByDay(tx, { from, until }, reasons)

  const promise = rules?.agreement.commitments.marketing ?? NOTHING
  const time = { month, today: toIso(now).slice(0, 10) }
  const part = (own: readonly DeliveredDay[], promised: number) => ({
    promised,
    delivered: sum(own.map((day) => day.delivered)),
    rejected: sum(own.map((day) => day.rejected)),
    days: burnUp(own, promised, time),
  })
  const all = part(days, sum(TIERS.map((tier) => promise.mqls_per_month[tier])))
  const complete = sum(days.map((day) => day.complete))
  return {
    month,
    from: toIso(from),
    until: toIso(until),
    agreement: rules === null ? null : { id: rules.id, version: rules.version },
    tiers: TIERS.map((tier) => ({
      tier,
      ...part(
        days.filter((day) => day.tier === tier),
        promise.mqls_per_month[tier],
      ),
    })),
    all,
    complete: {
      promised: promise.complete_share,
      share: all.delivered === 0 ? null : complete / all.delivered,
      complete,
      delivered: all.delivered,
    },
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
