import type { FieldValue } from "#domain/condition/condition.ts"
import { layAnswer, type Standing } from "#domain/enrichment/lay-answer.ts"
import type { Provider } from "#domain/enrichment/provider.ts"
import type { Subject } from "#domain/enrichment/question.ts"
import { leadFacts } from "#domain/score/lead-facts.ts"
import type { Instant } from "#domain/instant.ts"
import type { Account } from "#store/account.ts"
import { saveEnriched, type ProviderAnswer } from "#store/enrichment.ts"
import type { Lead } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import { domainInKey, subjectKeys } from "#steps/look-ups/subject-of.ts"

/** A lead with the answers that are there about it. */
export type Answered = { lead: Lead; account: Account | null; subject: Subject; answers: ProviderAnswer[] }

/** What the rules know of a lead, before what it did. */
export function knownOf({ lead, account }: { lead: Lead; account: Account | null }): Readonly<Record<string, FieldValue>> {
  return leadFacts(lead.fields, account, [], 0, lead.enriched).fields
}

/** The answers that concern a subject. */
export function answersFor(subject: Subject, answers: ReadonlyMap<string, ProviderAnswer[]>): ProviderAnswer[] {
  return subjectKeys(subject).flatMap((key) => answers.get(key) ?? [])
}

/** Lays the answers over what was told of leads and their accounts, and saves what changed. In the order of the leads given. */
export async function enrichLeads<One extends Answered>(tx: Tx, leads: readonly One[], providers: readonly Provider[]): Promise<One[]> {
  const byId = new Map(providers.map((provider) => [provider.id, provider]))
  const accounts = new Map(leads.flatMap(({ account }) => (account === null ? [] : [[account.id, account] as const])))
  const laid = leads.map((one) => {
    const account = one.account === null ? null : (accounts.get(one.account.id) ?? one.account)
    const after = layAll({ lead: one.lead.enriched, account }, one.answers, byId)
    if (account !== null && after.account !== null) accounts.set(account.id, { ...account, enriched: after.account.enriched })
    return { ...one, lead: { ...one.lead, enriched: after.lead } }
  })
  const changed = laid.filter((one, index) => !isSame(one.lead.enriched, leads[index]?.lead.enriched))
  const before = new Map(leads.flatMap(({ account }) => (account === null ? [] : [[account.id, account.enriched] as const])))
  await saveEnriched(
    tx,
    "account",
    [...accounts.values()].filter((account) => !isSame(account.enriched, before.get(account.id))).sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  await saveEnriched(
    tx,
    "lead",
    changed.map(({ lead }) => lead),
  )
  return laid.map((one) => ({ ...one, account: one.account === null ? null : (accounts.get(one.account.id) ?? null) }))
}

function layAll(before: Standing, answers: readonly ProviderAnswer[], providers: ReadonlyMap<string, Provider>): Standing {
  return answers.reduce((sum, answer) => {
    const provider = providers.get(answer.provider)
    if (!answer.found || provider === undefined) return sum
    const domain = domainInKey(answer.subject) ?? answer.profile.domain
    return layAnswer(sum, answer.profile, domain, { by: provider.name, place: provider.place, at: answer.at })
  }, before)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What has become known by `now` that was not known before, of these fields: "employee count 600 (Apollo)". */
export function newlyKnown(needs: readonly string[], before: Answered, after: Answered): string[] {
  const [was, is] = [knownOf(before), knownOf(after)]
  return needs.flatMap((name) => {
    const value = is[name] ?? null
    if (value === null || (was[name] ?? null) !== null) return []
    const by = (after.lead.enriched[name] ?? after.account?.enriched[name])?.by
    const words = `${name.replaceAll("_", " ")} ${Array.isArray(value) ? value.slice(0, 5).join(", ") : String(value).slice(0, 60)}`
    return [by === undefined ? words : `${words} (${by})`]
  })
}

/** When a look-up that begins now has to let its lead go, and when it ends at the latest. */
export function limitsOf(waitMs: number, now: Instant): { deadline: Instant; endsAt: Instant } {
  return { deadline: now + waitMs, endsAt: now + waitMs + A_DAY }
}

const A_DAY = 24 * 60 * 60_000
