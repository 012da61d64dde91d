import { sourcesOf } from "#domain/enrichment/enriched.ts"
import { buildBrief } from "#domain/brief/build-brief.ts"
import type { AccountBrief, Brief, ChannelBrief } from "#domain/brief/brief.ts"
import { choosePlay } from "#domain/brief/choose-play.ts"
import type { Play } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import { withComputed } from "#domain/qualification/computed-facts.ts"
import type { Account } from "#store/account.ts"
import { guessedLeads } from "#store/account-match.ts"
import { insertBriefs } from "#store/decision.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { businessDomain } from "#steps/01-intake/company-of.ts"
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
  // only who has no business domain can be with an account by resemblance
  const unsure = leads.filter((one) => one.account !== null && businessDomain(one.lead.email) === null)
  const guessed = await guessedLeads(
    tx,
    unsure.map((one) => one.lead.id),
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
        history: [],
        play,
        meetingLink: null,
        channels: channelsOf(one),
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

/** Which ways of contact are known; the lead's own objection closes them. */
function channelsOf({ lead }: JudgedLead): ChannelBrief[] {
  const { fields } = lead
  const optedOut = fields["opted_out"] === true
  const noCalls = fields["do_not_call"] === true
  const phone = fields["phone"] ?? fields["mobile_phone"] ?? null
  return [
    {
      channel: "email",
      allowed: lead.email !== null && !optedOut,
      because: lead.email === null ? "no address is known" : optedOut ? "the lead opted out" : "an address is known",
    },
    {
      channel: "call",
      allowed: phone !== null && !noCalls,
      because: phone === null ? "no number is known" : noCalls ? "the lead asked not to be called" : "a number is known",
    },
  ]
}
