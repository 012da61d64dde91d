import type { Source } from "#domain/enrichment/enriched.ts"
import type { Instant } from "#domain/instant.ts"

/**
 * What travels with the lead: one page that a rep reads in ten seconds. Plain JSON, frozen at handoff, mostly under 2.5 KB: texts are cut and
 * lists end after a few lines. `null` and an empty list mean that nothing is known. Instants are epoch milliseconds.
 */
export type Brief = {
  /** Version of this shape. */
  brief: 1
  who: Who
  /** Company facts by lead field, only known ones. */
  company: Record<string, BriefValue>
  /** Of values that a provider told: which one and when. Missing in briefs from before there were providers, and where nobody told anything. */
  sources?: Record<string, Source>
  origin: Origin
  /** Why this lead and why now, one sentence. */
  whyNow: string
  journey: "awareness" | "consideration" | "decision"
  /** Lines about behaviour; see `BriefLine.quotable`. */
  lastHighIntent: BriefLine | null
  pricing: { visits: number; pages: number; seconds: number; quotable: false } | null
  /** Days with something happening after the first such day. */
  returnVisits: number
  engagement: BriefLine[]
  /** What the lead told us in their own words; a rep may refer to it. */
  answers: { question: string; answer: string }[]
  challenge: string | null
  score: ScoreBrief
  account: AccountBrief | null
  /** Why a lead that was handed off before is here again; left out for one that never was. */
  back?: Back
  /** Earlier cycles, newest first. */
  history: HistoryLine[]
  next: NextStep
  channels: ChannelBrief[]
}

export type BriefValue = string | number | boolean | string[]

export type Who = {
  name: string | null
  title: string | null
  company: string | null
  email: string | null
  phone: string | null
  place: string | null
  language: string | null
  /** IANA zone and its wall clock when the brief was made, "Tue 14:05"; `null` when the zone is not known. */
  localTime: { zone: string; reads: string } | null
  /** By which clocks they may live, how that is known and how surely (0 to 1), and the next hours at which all of them are at work. */
  contact: { zones: string[]; source: string; confidence: number; from: Instant; until: Instant } | null
}

export type Origin = {
  source: string | null
  campaign: string | null
  landingPage: string | null
  offer: string | null
  /** The first high-intent signal: what turned a visitor into a lead. */
  conversion: { says: string; at: Instant } | null
}

/**
 * Something the lead did. `quotable: false`: the lead does not know that we know, so it helps to prepare and is never said to them.
 * What they did towards us on purpose, such as filling in a form, is quotable.
 */
export type BriefLine = { kind: EngagementKind; says: string; at: Instant; quotable: boolean }
export type EngagementKind = "high_intent" | "download" | "webinar" | "email" | "form" | "page" | "other"

export type ScoreBrief = {
  /** Points as shown, whole, halves up. */
  fit: number
  intent: number
  completeness: number
  model: string
  verdict: "qualified" | "not_yet" | "disqualified"
  tier: number | null
  override: string | null
  /** Strongest first; the last line sums up the rest, so that each axis still adds up. Points in millionths. */
  reasons: { axis: "fit" | "intent"; rule: string; points: number; says: string }[]
}

/** What is known of the company from before. */
export type AccountBrief = {
  name: string
  relationship: "customer" | "prospect" | "partner" | "none" | "unknown"
  owner: string | null
  opportunities: { name: string; stage: string }[]
  competitor: string | null
  note: string | null
}

/** Why a lead is here again: how the last cycle ended, and what it has done since then that shows intent (`isNew`, newest first). */
export type Back = { isNew: string[]; says: string }

export type HistoryLine = { cycle: number; owner: string | null; outcome: string; reason: string | null; closedAt: Instant }

export type NextStep = {
  /** What to do, as an instruction. */
  action: string
  play: string
  purpose: string
  opener: string
  question: string
  asset: string | null
  /** Why this play: the conversion that it answers. Missing in older briefs. */
  why?: string
  channel: string
  meetingLink: string | null
}

export type ChannelBrief = { channel: string; allowed: boolean; because: string }
