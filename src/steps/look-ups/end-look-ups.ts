import { afterAsking } from "#domain/enrichment/after-asking.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { accountsById } from "#store/account.ts"
import { freshAnswers } from "#store/enrichment.ts"
import { record } from "#store/journal.ts"
import { lockLeads, type Lead } from "#store/lead.ts"
import { lockLookUps, overdueLookUps, saveLookUps, type LookUp } from "#store/look-up.ts"
import { allPeople } from "#store/person.ts"
import { allProviders } from "#store/provider.ts"
import type { Tx } from "#store/tx.ts"
import type { TouchedLead } from "#steps/01-intake.ts"
import type { Voice } from "#steps/announce.ts"
import { judgeLeads, type Bench } from "#steps/judge-leads.ts"
import { takeLateAnswers, type LateAnswer } from "#steps/late-answers.ts"
import { putOff } from "#steps/look-again.ts"
import { answersFor, enrichLeads, newlyKnown, type Answered } from "#steps/look-ups/enrich-leads.ts"
import { subjectKeys, subjectOf } from "#steps/look-ups/subject-of.ts"
import { rulesInForce } from "#steps/rules.ts"

/** What came of asking about one lead. `says`: what each provider answered, for people; `againMs`: after how long it is worth asking again, or null. */
export type AskedLookUp = { id: string; lead: string; says: string; againMs: Milliseconds | null }

/** Look-ups that were asked end, or wait for another try: leads that waited are judged with what is known now, those that went on learn of it. */
export async function endLookUps(tx: Tx, asked: readonly AskedLookUp[], voice: Voice, now: Instant): Promise<void> {
  const outcomes = new Map(asked.map((one) => [one.id, one]))
  const settled = await settle(tx, asked, now, (one, told) => {
    const { againMs, says } = outcomes.get(one.lookUp.id) ?? { againMs: null, says: "" }
    const { after, goesOn } = afterAsking(one.lookUp, { isTold: told.length > 0, againMs }, now)
    return { after: { ...one.lookUp, ...after, says, endedAt: isOpen(after) ? null : now }, goesOn }
  })
  await judgeAll(tx, settled, voice, now)
}

/** Leads that waited as long as was agreed go on without; look-ups that nobody answered for a day end. Answers how many there were. */
export async function letGo(tx: Tx, limit: number, voice: Voice, now: Instant): Promise<number> {
  const overdue = await overdueLookUps(tx, now, limit)
  if (overdue.length === 0) return 0
  const settled = await settle(tx, overdue, now, ({ lookUp }) => {
    const isOver = lookUp.endsAt <= now
    const says = isOver ? "No answer came." : lookUp.says
    return {
      after: { ...lookUp, state: isOver ? "failed" : "behind", says, endedAt: isOver ? now : null },
      goesOn: lookUp.state === "waiting",
    }
  })
  await judgeAll(tx, settled, voice, now)
  return overdue.length
}

/** A look-up whose answers could not be taken ends; its lead is judged when its date comes. */
export async function giveUp(tx: Tx, id: string, says: string, now: Instant): Promise<void> {
  const open = await lockLookUps(tx, [id])
  await saveLookUps(
    tx,
    open.map((one) => ({ ...one, state: "failed", says: says.slice(0, 500), endedAt: now })),
  )
}

type Found = Answered & { lookUp: LookUp }
type Settled = Found & { after: LookUp; goesOn: boolean; told: string[] }

function isOpen({ state }: Pick<LookUp, "state">): boolean {
  return state === "waiting" || state === "behind"
}

/** Lays what is answered over the leads and decides what becomes of each look-up. */
async function settle(
  tx: Tx,
  which: readonly { id: string; lead: string }[],
  now: Instant,
  decide: (one: Found, told: string[]) => { after: LookUp; goesOn: boolean },
): Promise<Settled[]> {
  const leads = new Map((await lockLeads(tx, [...new Set(which.map((one) => one.lead))])).map((lead) => [lead.id, lead]))
  const lookUps = await lockLookUps(
    tx,
    which.map((one) => one.id),
  )
  const found = await withAnswers(tx, lookUps, leads, now)
  const enriched = await enrichLeads(tx, found, await allProviders(tx, now))
  const needs = (await rulesInForce(tx, now))?.agreement.enrichment?.needs ?? []
  const settled = enriched.map((one, index): Settled => {
    const told = newlyKnown(needs, found[index] ?? one, one)
    return { ...one, ...decide(one, told), told }
  })
  await saveLookUps(
    tx,
    settled.map((one) => one.after),
  )
  await record(
    tx,
    settled.flatMap(({ told, lead }) =>
      told.length === 0
        ? []
        : [
            {
              at: now,
              actor: "baton",
              kind: "looked_up",
              says: `Looked up: ${told.join(", ")}.`,
              lead: lead.id,
              handoff: null,
              agreement: null,
              detail: {},
            },
          ],
    ),
  )
  return settled
}

async function withAnswers(tx: Tx, lookUps: readonly LookUp[], leads: ReadonlyMap<string, Lead>, now: Instant): Promise<Found[]> {
  const ids = [...leads.values()].flatMap((lead) => lead.account ?? [])
  const accounts = new Map((await accountsById(tx, ids)).map((account) => [account.id, account]))
  const about = lookUps.flatMap((lookUp) => {
    const lead = leads.get(lookUp.lead)
    const account = accounts.get(lead?.account ?? "") ?? null
    return lead === undefined ? [] : [{ lookUp, lead, account, subject: subjectOf(lead, account) }]
  })
  const answers = Map.groupBy(
    await freshAnswers(
      tx,
      about.flatMap((one) => subjectKeys(one.subject)),
      now,
    ),
    (answer) => answer.subject,
  )
  return about.map((one) => ({ ...one, answers: answersFor(one.subject, answers) }))
}

/** Those that waited are judged for the first time; those that went on meanwhile hear what came late. */
async function judgeAll(tx: Tx, settled: readonly Settled[], voice: Voice, now: Instant): Promise<void> {
  if (settled.length === 0) return
  const waited = settled.filter((one) => one.goesOn && one.lead.stage === "captured")
  const late = settled.filter(
    (one) => one.told.length > 0 && !(one.goesOn && one.lead.stage === "captured") && !(one.after.state === "waiting"),
  )
  if (waited.length + late.length === 0) return
  const rules = await rulesInForce(tx, now)
  if (rules === null)
    return putOff(
      tx,
      waited.map((one) => one.lead),
      now,
    )
  const people = await allPeople(tx, now)
  const bench: Bench = { rules, people, caretaker: caretakerOf(people), voice }
  await judgeLeads(tx, waited.map(touchedOf), bench, now)
  const news = late.map((one): LateAnswer => ({ touched: touchedOf(one), told: one.told }))
  await takeLateAnswers(tx, news, bench, now)
}

function touchedOf({ lead, account, lookUp, goesOn }: Settled): TouchedLead {
  return { lead, account, isNew: false, arrived: goesOn ? lookUp.arrived : [] }
}
