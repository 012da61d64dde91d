import { sourcesOf } from "#domain/enrichment/enriched.ts"
import { buildBrief } from "#domain/brief/build-brief.ts"
import type { AccountBrief, Brief, ChannelBrief, HistoryLine } from "#domain/brief/brief.ts"
import { choosePlay } from "#domain/brief/choose-play.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Play } from "#domain/agreement/play.ts"
import type { Instant } from "#domain/instant.ts"
import { withComputed } from "#domain/qualification/computed-facts.ts"
import type { Account } from "#store/account.ts"
import type { ContactChannel } from "#domain/privacy/contact.ts"
import { mayContact } from "#domain/privacy/may-contact.ts"
import { guessedLeads } from "#store/account-match.ts"
import { insertBriefs } from "#store/decision.ts"
import { pastCycles, type PastCycle } from "#store/past-cycle.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { businessDomain } from "#steps/01-intake/company-of.ts"
import { contacteeOf, contactGrounds, type LoadedGrounds } from "#steps/privacy/contact-grounds.ts"
import type { JudgedLead } from "#steps/03-qualification.ts"
import type { Rules } from "#steps/rules.ts"

/** `isGuess`: the lead's account is only possibly its own, so nothing is done by it alone. */
export type BriefedLead = JudgedLead & {
  brief: Brief
  briefId: string
  briefComplete: number
  briefMissing: string[]
  play: Play
  isGuess: boolean
}

/** Step 4: the context package of each qualified lead, as it is now; kept for good. */
export async function writeBriefs(tx: Tx, leads: readonly JudgedLead[], rules: Rules, now: Instant): Promise<BriefedLead[]> {
  if (leads.length === 0) return []
  // only who has no business domain can be with an account by resemblance
  const unsure = leads.filter((one) => one.account !== null && businessDomain(one.lead.email) === null)
  const guessed = await guessedLeads(
    tx,
    unsure.map((one) => one.lead.id),
  )
  const grounds = await contactGrounds(tx, leads.map(toContactee))
  const past = await pastCycles(
    tx,
    leads.filter((one) => one.lead.cycles > 0).map((one) => one.lead.id),
  )
  const briefed = leads.map((one): BriefedLead => {
    const isGuess = guessed.has(one.lead.id)
    const play = choosePlay(rules.plays, withComputed(one.facts, one.score, { cycleNumber: one.lead.cycles + 1 }))
    const { brief, complete, missing } = buildBrief(
      {
        agreement: rules.agreement,
        fields: one.facts.fields,
        sources: sourcesOf(one.lead.fields, one.lead.enriched, one.account),
        events: one.signals.map(({ names, event }) => ({ ...event, at: event.occurredAt, signals: names })),
        score: one.score,
        qualification: one.qualification,
        account: one.account === null ? null : accountBrief(one.account, isGuess),
        history: historyOf(past.get(one.lead.id) ?? [], rules),
        play,
        meetingLink: null,
        channels: channelsOf(one, grounds, now),
      },
      now,
    )
    return { ...one, brief, briefId: newId(), briefComplete: complete, briefMissing: missing, play, isGuess }
  })

  await insertBriefs(
    tx,
    briefed.map((one) => ({
      id: one.briefId,
      lead: one.lead.id,
      at: now,
      agreement: rules.id,
      content: one.brief,
      complete: one.briefComplete,
      missing: one.briefMissing,
    })),
  )
  return briefed
}

function historyOf(past: readonly PastCycle[], { agreement: { reasons } }: Rules): HistoryLine[] {
  const known = new Map([...reasons.reject, ...reasons.recycle, ...reasons.disqualify].map(({ id, says }) => [id, says]))
  return past.map(({ cycle, owner, outcome, reason, closedAt }) => ({
    cycle,
    owner,
    outcome,
    reason: reason === null ? null : (known.get(reason) ?? reason),
    closedAt,
  }))
}

function accountBrief(account: Account, isGuess: boolean): AccountBrief {
  return {
    name: account.name ?? account.domain ?? "",
    relationship: account.customer ? "customer" : "unknown",
    owner: account.owner,
    opportunities: [],
    competitor: null,
    note:
      [account.target ? "This is a target account." : "", isGuess ? "Possibly this account, by its name alone: please check." : ""]
        .join(" ")
        .trim() || null,
  }
}

function toContactee({ lead, facts, history }: JudgedLead) {
  const forms = history.filter((event) => event.kind === "form").map(({ form, occurredAt: at }) => ({ form, at }))
  return { ...contacteeOf(lead, facts.fields), forms }
}

/** Which ways of contact are known and lawful for a colleague's approach, and why. */
function channelsOf({ lead, facts: { fields } }: JudgedLead, { policy, of }: LoadedGrounds, now: Instant): ChannelBrief[] {
  const known: { channel: ContactChannel; address: FieldValue; unknown: string }[] = [
    { channel: "email", address: lead.email, unknown: "No address is known." },
    { channel: "call", address: fields["phone"] ?? fields["mobile_phone"] ?? null, unknown: "No number is known." },
  ]
  const profile = fields["linkedin_url"] ?? null
  if (profile !== null) known.push({ channel: "linkedin", address: profile, unknown: "" })
  return known.map(({ channel, address, unknown }) => {
    if (address === null) return { channel, allowed: false, because: unknown }
    const { allowed, because } = mayContact({ channel, purpose: "sales" }, of(lead.id), policy, now)
    return { channel, allowed, because }
  })
}
