import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Brief, BriefLine, EngagementKind } from "#domain/brief/brief.ts"
import { cut, textOf } from "#domain/brief/short-text.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"

/** Something the lead did, with what is known about it. `signals`: the names of the agreement that recognised it, often none. */
export type BriefEvent = {
  signals: readonly string[]
  kind: string
  at: Instant
  page: string | null
  form: string | null
  event: string | null
  properties: Readonly<Record<string, FieldValue>>
}

type Behaviour = Pick<Brief, "journey" | "lastHighIntent" | "pricing" | "returnVisits" | "engagement" | "answers">

const DAY = 86_400_000
const MOST_LINES = 5
const MOST_ANSWERS = 4

/** What the lead did, sorted oldest first on the way in, as the brief tells it: newest first, each kind and saying once. */
export function briefBehaviour(events: readonly BriefEvent[], highIntent: readonly BriefLine[], now: Instant): Behaviour {
  const days = new Set(events.filter(isVisit).map(({ at }) => Math.floor(at / DAY)))
  return {
    journey: journeyOf(events, highIntent, now),
    lastHighIntent: highIntent.at(-1) ?? null,
    pricing: pricingOf(events),
    returnVisits: Math.max(0, days.size - 1),
    engagement: engagementLines(events),
    answers: answersOf(events),
  }
}

/** The high-intent signals in the events, oldest first, in the agreement's words. */
export function highIntentLines(events: readonly BriefEvent[], signals: Agreement["signals"]): BriefLine[] {
  return events.flatMap((event) =>
    event.signals
      .map((name) => signals[name])
      .filter((signal) => signal?.high_intent)
      .map((signal) => ({ kind: "high_intent", says: cut(signal?.says ?? "", 100), at: event.at, quotable: isOpenlyDone(event) })),
  )
}

/** Decision: high intent in the last two weeks. Consideration: older high intent, or visits on several days. Else awareness. */
function journeyOf(events: readonly BriefEvent[], highIntent: readonly BriefLine[], now: Instant): Brief["journey"] {
  const last = highIntent.at(-1)
  if (last && now - last.at <= 14 * DAY) return "decision"
  return last || new Set(events.map(({ at }) => Math.floor(at / DAY))).size > 2 ? "consideration" : "awareness"
}

/** Visits are counted by UTC day; time on a page is known where the tracking says it (`seconds` or `duration`, in seconds). */
function pricingOf(events: readonly BriefEvent[]): Brief["pricing"] {
  const views = events.filter((event) => isVisit(event) && /pric(e|ing)/i.test(event.page ?? ""))
  if (views.length === 0) return null
  const seconds = views.reduce((sum, { properties }) => sum + (secondsIn(properties["seconds"] ?? properties["duration"]) ?? 0), 0)
  const visits = new Set(views.map(({ at }) => Math.floor(at / DAY))).size
  return { visits, pages: views.length, seconds: Math.round(seconds), quotable: false }
}

function secondsIn(value: FieldValue | undefined): number | null {
  const seconds = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN
  return seconds >= 0 && seconds < DAY ? seconds : null
}

function engagementLines(events: readonly BriefEvent[]): BriefLine[] {
  const lines = new Map<string, BriefLine>()
  for (const event of events.toReversed()) {
    const kind = kindOf(event)
    if (kind === null || lines.size === MOST_LINES) continue
    const line = { kind, says: cut(sayingOf(event), 100), at: event.at, quotable: isOpenlyDone(event) }
    if (!lines.has(`${kind} ${line.says}`)) lines.set(`${kind} ${line.says}`, line)
  }
  return [...lines.values()]
}

/** `null` for what is told elsewhere in the brief or not worth a line. */
function kindOf({ kind, event, form, page }: BriefEvent): EngagementKind | null {
  const text = [event, form, page].filter((part) => part !== null).join(" ")
  if (/download|whitepaper|ebook|\.pdf\b/i.test(text)) return "download"
  if (/webinar/i.test(text)) return "webinar"
  if (kind === "email" || /^e-?mail/i.test(event ?? "")) return "email"
  return form === null ? null : "form"
}

function sayingOf({ event, form, page, properties }: BriefEvent): string {
  const title = textOf(properties["title"]) ?? textOf(properties["name"]) ?? textOf(properties["subject"])
  const question = textOf(properties["question"])
  const what = event ?? form ?? page ?? "did something"
  return `${what}${title === null ? "" : `: ${title}`}${question === null ? "" : `, asked “${question}”`}`
}

/** A form, a call, a message, a chat: the lead knows that we know. Pages, opens and clicks are tracked, and nobody is told so. */
function isOpenlyDone({ kind, form }: BriefEvent): boolean {
  return form !== null || ["form", "call", "reply", "meeting", "chat"].includes(kind)
}

function isVisit({ kind, page }: BriefEvent): boolean {
  return kind === "page" || (kind === "track" && page !== null)
}

/** The newest answer to each question of the forms, newest first. */
function answersOf(events: readonly BriefEvent[]): Brief["answers"] {
  const answers = new Map<string, string>()
  for (const { form, kind, properties } of events.toReversed()) {
    if (form === null && kind !== "form") continue
    for (const [question, value] of Object.entries(properties)) {
      const answer = textOf(value)
      if (answer !== null && !answers.has(question) && !NOT_ANSWERS.test(question)) answers.set(question, cut(answer, 160))
    }
  }
  return [...answers].slice(0, MOST_ANSWERS).map(([question, answer]) => ({ question: cut(question, 60), answer }))
}

/** What a form's page adds by itself, and what the brief says elsewhere. */
const NOT_ANSWERS =
  /^(utm_|_|page|url|path|referrer|user.?agent|ip$|token|email|e-mail|(first|last|full).?name|phone|company$|country$|consent)/i
