import { remembering } from "#domain/remembering.ts"
import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Play } from "#domain/agreement/play.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Source } from "#domain/enrichment/enriched.ts"
import type { Instant } from "#domain/instant.ts"
import type {
  AccountBrief,
  Back,
  Brief,
  BriefValue,
  ChannelBrief,
  HistoryLine,
  NextStep,
  Origin,
  ScoreBrief,
  Who,
} from "#domain/brief/brief.ts"
import { backAgain } from "#domain/brief/back-again.ts"
import { briefBehaviour, type BriefEvent, highIntentLines } from "#domain/brief/behaviour.ts"
import { briefReasons } from "#domain/brief/brief-reasons.ts"
import { contactWindow } from "#domain/intake/contact-window.ts"
import { mergeText } from "#domain/play/merge-text.ts"
import { mergeValues } from "#domain/play/merge-values.ts"
import { languageFor } from "#domain/play/play-texts.ts"
import { missingFromBrief } from "#domain/brief/missing-from-brief.ts"
import { cut, firstText, textOf } from "#domain/brief/short-text.ts"
import type { Qualification } from "#domain/qualification/qualification.ts"
import { whyNow } from "#domain/score/explain-score.ts"
import { MICRO, type Score } from "#domain/score/score.ts"

/** Everything a brief is made of. */
export type BriefInput = {
  agreement: Pick<Agreement, "scoring" | "signals" | "gate">
  /** The lead's fields by their canonical names, those of its account among them. */
  fields: Readonly<Record<string, FieldValue>>
  /** Who told those of them that a provider told. */
  sources?: Readonly<Record<string, Source>>
  /** What the lead did, in any order, signals and all else. */
  events: readonly BriefEvent[]
  score: Score
  qualification: Qualification
  account: AccountBrief | null
  history: readonly HistoryLine[]
  play: Play
  meetingLink: string | null
  channels: readonly ChannelBrief[]
}

/** A brief, how complete it is in whole percent, and what it lacks: lead fields and items such as `conversion`, in the order of the page. */
export type BuiltBrief = { brief: Brief; complete: number; missing: string[] }

const COMPANY_FIELDS = (
  "company_domain employee_count industry annual_revenue currency funding_stage funding_total " +
  "business_model technologies founded_year parent_company"
).split(" ")

/** The context package of a lead at `now`: a snapshot to be kept as it is when the lead is handed off. */
export function buildBrief(input: BriefInput, now: Instant): BuiltBrief {
  const { agreement, fields, score, account, history, channels } = input
  const events = input.events.filter(({ at }) => at <= now).toSorted((one, other) => one.at - other.at)
  const signals = events.flatMap(({ signals: names, at }) => names.map((signal) => ({ signal, at })))
  const highIntent = highIntentLines(events, agreement.signals)
  const brief: Brief = {
    brief: 1,
    who: whoOf(fields, now),
    company: companyOf(fields),
    ...sourcesIn(input.sources ?? {}),
    origin: originOf(fields, highIntent[0] ?? null),
    whyNow: cut(whyNow(score, agreement, signals, now), 240),
    ...briefBehaviour(events, highIntent, now),
    challenge: firstText(fields, ["custom.challenge", "message"], 240),
    score: scoreOf(input, signals, now),
    account: account && { ...account, opportunities: account.opportunities.slice(0, 3), note: account.note && cut(account.note, 160) },
    ...backIn(
      backAgain(
        history,
        highIntent,
        input.events.map(({ at }) => at),
      ),
    ),
    history: history.toSorted((one, other) => other.cycle - one.cycle).slice(0, 3),
    next: nextStep(input),
    channels: [...channels],
  }
  return { brief, ...missingFromBrief(brief, fields, agreement.gate) }
}

function whoOf(fields: BriefInput["fields"], now: Instant): Who {
  const zone = textOf(fields["time_zone"])
  const names = [firstText(fields, ["first_name"], 40), firstText(fields, ["last_name"], 40)].filter((name) => name !== null)
  const place = ["city", "state", "country"].map((name) => firstText(fields, [name], 40)).filter((name) => name !== null)
  return {
    name: names.length > 0 ? names.join(" ") : firstText(fields, ["full_name"], 80),
    title: firstText(fields, ["job_title"], 80),
    company: firstText(fields, ["company_name"], 80),
    email: firstText(fields, ["email"], 120),
    phone: firstText(fields, ["phone", "mobile_phone"], 40),
    place: place.length > 0 ? place.join(", ") : null,
    language: firstText(fields, ["language"], 20),
    localTime: zone === null ? null : localTime(zone, now),
    contact: contactOf(fields, now),
  }
}

function contactOf(fields: BriefInput["fields"], now: Instant): Who["contact"] {
  const zones = fields["time_zones"]
  const window = Array.isArray(zones) ? contactWindow(zones, now) : null
  if (window === null || !Array.isArray(zones)) return null
  const source = textOf(fields["time_zone_source"]) ?? "stated"
  return { zones: [...zones], source, confidence: Number(fields["time_zone_confidence"] ?? 0), ...window }
}

/** `null` for a text that is no zone: a lead may have typed it. */
function localTime(zone: string, now: Instant): Who["localTime"] {
  try {
    return { zone, reads: readsAt(zone, now) }
  } catch {
    return null
  }
}

/** What each zone's clocks read, and in which minute: leads that come together ask for the same. */
const reading = new Map<string, { minute: number; reads: string }>()
const MOST_ZONES = 1_000

function readsAt(zone: string, now: Instant): string {
  const minute = Math.floor(now / 60_000)
  const known = reading.get(zone)
  if (known?.minute === minute) return known.reads
  const reads = formatOf(zone).format(now)
  if (reading.size >= MOST_ZONES) reading.clear()
  reading.set(zone, { minute, reads })
  return reads
}

/** Making a format costs a hundred times what using one does. */
const formatOf = remembering(
  MOST_ZONES,
  (zone: string) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit" }),
)

function companyOf(fields: BriefInput["fields"]): Record<string, BriefValue> {
  const known = COMPANY_FIELDS.flatMap((name): [string, BriefValue][] => {
    const value = fields[name]
    if (value === null || value === undefined || value === "") return []
    if (Array.isArray(value)) return value.length === 0 ? [] : [[name, value.slice(0, 8).map((member) => cut(member, 30))]]
    return [[name, typeof value === "string" ? cut(value, 60) : value]]
  })
  return Object.fromEntries(known)
}

function backIn(back: Back | null): Pick<Brief, "back"> {
  return back === null ? {} : { back }
}

function sourcesIn(sources: Readonly<Record<string, Source>>): Pick<Brief, "sources"> {
  return Object.keys(sources).length === 0 ? {} : { sources: { ...sources } }
}

function originOf(fields: BriefInput["fields"], conversion: { says: string; at: Instant } | null): Origin {
  return {
    source: firstText(fields, ["lead_source", "utm_source", "referrer"], 60),
    campaign: firstText(fields, ["campaign", "utm_campaign"], 80),
    landingPage: firstText(fields, ["landing_page"], 120),
    offer: firstText(fields, ["custom.offer", "form_name", "utm_content"], 80),
    conversion: conversion && { says: conversion.says, at: conversion.at },
  }
}

function scoreOf(input: BriefInput, signals: { signal: string; at: Instant }[], now: Instant): ScoreBrief {
  const { agreement, score, qualification } = input
  const isQualified = qualification.kind === "qualified"
  return {
    fit: Math.floor(score.fit / MICRO + 0.5),
    intent: Math.floor(score.intent / MICRO + 0.5),
    completeness: score.fitCompleteness,
    model: score.model,
    verdict: qualification.kind,
    tier: isQualified ? qualification.tier : null,
    override: isQualified ? qualification.override : null,
    reasons: briefReasons(score, agreement, signals, now),
  }
}

/** A brief is written before it is known whose it will be. */
const NOBODY_YET = { rep: "…", company: "…", bookingLink: null }

function nextStep({ play, meetingLink, fields }: BriefInput): NextStep {
  const words = play.locales?.[languageFor(play, fields)] ?? play
  const values = () => mergeValues(fields, NOBODY_YET)
  const how = { call: "Call", email: "Write an e-mail", linkedin: "Write on LinkedIn", video: "Send a personal video" }[play.first_channel]
  return {
    action: `${how}: ${play.purpose}`,
    play: play.id,
    purpose: play.purpose,
    opener: mergeText(words.opener, values),
    question: mergeText(words.question, values),
    asset: words.asset === undefined ? null : mergeText(words.asset, values),
    why: play.says,
    channel: play.first_channel,
    meetingLink,
  }
}
