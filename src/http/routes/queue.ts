import type { z } from "zod"
import { sayableVerdicts } from "#domain/disposition/dispose.ts"
import { toIso } from "#domain/instant.ts"
import { QueueQuery, QueueView, type ChoicesView, type QueueItemView } from "#contract/queue.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { afterOf } from "#http/page.ts"
import { handoffById } from "#store/handoff.ts"
import { queueLines, type QueueLine } from "#store/queue-line.ts"
import { peopleInFewWords, type PersonSummary } from "#store/summary.ts"
import { lookAtOne, lookAtQueue, type QueuePlace } from "#steps/look-at-queue.ts"
import { rulesOf, type Rules } from "#steps/rules.ts"

export function queueRoutes(api: Api, app: App): void {
  const queue = {
    tags: ["handoffs"],
    summary: "What somebody has to answer, most urgent first",
    description:
      "What is latest comes first, what stands still last. Working time is counted in the hours that each promise names, as of `at`. " +
      "A page goes on after its last handoff, wherever that stands by then.",
    querystring: QueueQuery,
    response: { 200: QueueView },
  }
  api.get("/api/queue", { schema: queue, config: { permission: "handoffs.read", ownership: "listed" } }, async (request) => {
    const { owner = null, handoff = null, cursor, limit } = request.query
    const after = afterOf(cursor)
    return within(app, request, async (tx, now): Promise<QueueView> => {
      const { owner: its } = (handoff === null ? null : await handoffById(tx, handoff)) ?? { owner }
      const whom = whose(its, request.reach)
      const page = handoff === null ? lookAtQueue(tx, whom, { after, limit }, now) : lookAtOne(tx, whom, handoff, now)
      const { places: shown, hasMore, counts } = await page
      const ids = shown.map(({ id }) => id)
      const lines = new Map((await queueLines(tx, ids)).map((line) => [line.id, line]))
      const owners = await peopleInFewWords(
        tx,
        shown.map((place) => place.owner),
      )
      const versions = [...new Set([...lines.values()].map((line) => line.agreement))]
      const choices = []
      for (const version of versions) choices.push(choicesOf(await rulesOf(tx, version)))
      const last = hasMore ? shown.at(-1) : undefined
      return {
        at: toIso(now),
        counts,
        choices,
        data: shown.flatMap((place) => itemOf(place, lines.get(place.id), owners)),
        next_cursor: last === undefined ? null : Buffer.from(last.id).toString("base64url"),
      }
    })
  })
}

/** Whose queue: one person's or everybody's, as far as the caller may see. */
function whose(owner: string | null, reach: readonly string[] | null): readonly string[] | null {
  if (owner === null) return reach
  return reach === null || reach.includes(owner) ? [owner] : []
}

function choicesOf({ id, agreement: { reasons } }: Rules): z.infer<typeof ChoicesView> {
  const choice = (reason: { id: string; says: string; under?: string }) => ({
    id: reason.id,
    says: reason.says,
    under: reason.under ?? null,
  })
  return {
    agreement: id,
    reject: reasons.reject.map(choice),
    recycle: reasons.recycle.map(choice),
    disqualify: reasons.disqualify.map(choice),
    possible: sayableVerdicts,
  }
}

type Item = z.infer<typeof QueueItemView>

function itemOf(place: QueuePlace, line: QueueLine | undefined, owners: ReadonlyMap<string, PersonSummary>): Item[] {
  if (line === undefined) return []
  const { id, tier, urgency, kind, dueAt, left, opensAt } = place
  const { lead, name, email, company, title, zones, state, cycle, version, agreement, play, why, nextAction, escalations } = line
  return [
    {
      ...{ id, tier, urgency, state, cycle, version, agreement, play, why, escalations },
      lead: { id: lead, name, email, company, title, zones },
      owner: owners.get(place.owner) ?? null,
      next_action: nextAction,
      clock: kind,
      due_at: toIso(dueAt),
      working_left_ms: left,
      opens_at: isoOrNull(opensAt),
      opened_at: toIso(line.openedAt),
      accepted_at: isoOrNull(line.acceptedAt),
      first_touch_at: isoOrNull(line.firstTouchAt),
    },
  ]
}
