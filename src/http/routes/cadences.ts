import { IdPath, pageOf as PageView } from "#contract/api-words.ts"
import { CadenceBody, CadenceView, NextActionView, OwedQuery, OwedView } from "#contract/cadence.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { actorOf, found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { instantOrNull, isoOrNull } from "#http/iso-or-null.ts"
import { handoffById } from "#store/handoff.ts"
import { allPeople } from "#store/person.ts"
import { peopleInFewWords } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"
import { changeFollowUp } from "#steps/08-cadence/change-follow-up.ts"
import { followUpOf, type FollowUp } from "#steps/08-cadence/follow-up.ts"
import { nextAction, type ActionNow } from "#steps/08-cadence/next-action.ts"
import { touchesOwed } from "#steps/08-cadence/touches-owed.ts"

const tags = ["handoffs"]
const NINETY_DAYS = 90 * 24 * 60 * 60_000

export function cadenceRoutes(api: Api, app: App): void {
  const next = {
    tags,
    summary: "The one thing to do next, with the words for it",
    description: "By which channel, what to say, from when within the hours of both, why this and why now, and what if it fails.",
    params: IdPath,
    response: { 200: NextActionView },
  }
  api.get("/api/handoffs/:id/next-action", { schema: next, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const handoff = found(await handoffById(tx, request.params.id), "handoff")
      const action = await nextAction(tx, handoff, app.voice, now)
      return action === null ? nothingToDo(handoff.nextAction, handoff.play) : actionView(tx, action, now)
    }),
  )

  const one = { tags, summary: "How it is followed up", params: IdPath, response: { 200: CadenceView } }
  api.get("/api/handoffs/:id/cadence", { schema: one, config: { permission: "handoffs.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const handoff = found(await handoffById(tx, request.params.id), "handoff")
      return cadenceView(tx, foundFollowUp(await followUpOf(tx, handoff, now)))
    }),
  )

  const change = { tags, summary: "Skip a step, pause, resume or stop", params: IdPath, body: CadenceBody, response: { 200: CadenceView } }
  api.post("/api/handoffs/:id/cadence", { schema: change, config: { permission: "handoffs.answer" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
      const handoff = found(await handoffById(tx, request.params.id), "handoff")
      const { action, why, until = null } = request.body
      await changeFollowUp(tx, handoff.id, { action, why, until: instantOrNull(until) }, actor, now)
      return cadenceView(tx, foundFollowUp(await followUpOf(tx, handoff, now)))
    }),
  )

  const owed = {
    tags,
    summary: "Follow-up owed against follow-up done",
    description:
      "What the agreement promises of touches, and what was made, by tier, rep or handoff. If somebody stops early, it shows here.",
    querystring: OwedQuery,
    response: { 200: PageView(OwedView) },
  }
  api.get("/api/touches-owed", { schema: owed, config: { permission: "reports.read" } }, async (request) =>
    within(app, request, async (tx, now) => {
      const { by, since, until, limit } = request.query
      const span = { since: instantOrNull(since ?? null) ?? now - NINETY_DAYS, until: instantOrNull(until ?? null) ?? now + 1 }
      return { data: (await touchesOwed(tx, by, span, now)).slice(0, limit), next_cursor: null }
    }),
  )
}

function foundFollowUp(followUp: FollowUp | null): FollowUp {
  if (followUp === null) throw new Refusal("no_follow_up", "The agreement has no cadence for this handoff.", 404)
  return followUp
}

function nothingToDo(action: string, play: string): NextActionView {
  return {
    kind: "none",
    channel: null,
    action,
    person: null,
    say: null,
    language: "en",
    when: { from: null, until: null, is_now: false, lead_time: null, zone: null },
    play: { id: play, why: "" },
    why_this: "The cycle is over.",
    why_now: "",
    if_it_fails: "",
    channels: [],
    booking_link: null,
  }
}

async function actionView(
  tx: Tx,
  { action, watched, spoken, channels, zone, whyPlay, bookingLink }: ActionNow,
  now: Instant,
): Promise<NextActionView> {
  const { handoff, cadence, brief, owner } = watched
  const person = cadence?.state === "ended" ? owner.id : (cadence?.person ?? owner.id)
  const at = action.from === null ? null : Math.max(action.from, now)
  const isNow = at !== null && at <= now
  return {
    kind: action.kind,
    channel: action.channel,
    action: action.action,
    person: (await peopleInFewWords(tx, [person])).get(person) ?? null,
    say: action.say,
    language: spoken.language,
    when: {
      from: isoOrNull(at),
      until: isoOrNull(action.dueAt),
      is_now: isNow,
      lead_time: at === null || zone === null ? null : clockTime(at, zone),
      zone,
    },
    play: { id: handoff.play, why: whyPlay },
    why_this: action.whyThis,
    why_now: [asSentence(brief.whyNow), at === null ? "" : isNow ? "Both are at work now." : "From then on both are at work."]
      .filter(Boolean)
      .join(" "),
    if_it_fails: action.ifItFails,
    channels: [...channels],
    booking_link: bookingLink,
  }
}

function clockTime(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit" }).format(at)
}

async function cadenceView(tx: Tx, { run, steps, says, owed, done, others }: FollowUp): Promise<CadenceView> {
  const people = await peopleInFewWords(tx, [run.person])
  return {
    cadence: run.cadence,
    says,
    agreement: run.agreement,
    state: run.state,
    why: run.says,
    person: people.get(run.person) ?? null,
    enrolled_at: toIso(run.enrolledAt),
    paused_until: isoOrNull(run.pausedUntil),
    ended_at: isoOrNull(run.endedAt),
    ended_as: run.endedAs,
    dropped: run.dropped,
    steps: steps.map(({ opensAt, dueAt, doneAt, ...step }) => ({
      ...step,
      opens_at: isoOrNull(opensAt),
      due_at: isoOrNull(dueAt),
      done_at: isoOrNull(doneAt),
    })),
    owed,
    done,
    also_on_account: others,
  }
}

/** With a full stop, so that another sentence may follow. */
function asSentence(text: string): string {
  return text === "" || /[.!?]$/.test(text) ? text : `${text}.`
}
