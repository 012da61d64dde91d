import { howMany } from "#domain/how-many.ts"
import type { Instant } from "#domain/instant.ts"
import { ERASED_ITEM, eraseItems } from "#domain/privacy/erase-items.ts"
import { Refusal } from "#domain/refusal.ts"
import { record } from "#store/journal.ts"
import { lockLeads } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import {
  buryLeads,
  countTexts,
  endWaiting,
  eraseRows,
  insertErasure,
  leadsOfPerson,
  refuseErased,
  type Erasure,
} from "#store/personal/erase.ts"
import {
  answersAbout,
  eraseAnswers,
  eraseQuarantined,
  forgetReplies,
  quarantinedAbout,
  signalsAbout,
  writeSignals,
} from "#store/personal/raw.ts"
import type { Tx } from "#store/tx.ts"
import type { Watch } from "#steps/07-sla.ts"
import { subjectKey } from "#steps/look-ups/subject-of.ts"
import { endCycle } from "#steps/privacy/end-cycle.ts"
import { eraseJournal } from "#steps/privacy/erase-journal.ts"
import { objectToContact } from "#steps/privacy/record-consent.ts"
import { wordsOfPerson } from "#steps/privacy/words-of-person.ts"

/** Who wants it and why. `suppresses`: the addresses go on the list of those that are not to be contacted, as hashes. */
export type WantedErasure = { reason: string; actor: string; suppresses: boolean }

/**
 * Forgets a person: all leads that they are, with everything that is personal in any table. What stays are numbers, times, decisions and a tombstone,
 * so that counts and proofs hold, and the journal, which still verifies. Needs a transaction of the tables' owner.
 *
 * @throws Refusal 404 for an unknown lead, 409 when the person was erased before
 */
export async function erasePerson(
  tx: Tx,
  id: string,
  { reason, actor, suppresses }: WantedErasure,
  watch: Watch,
  now: Instant,
): Promise<Erasure> {
  const leads = await leadsOfPerson(tx, id)
  const [lead] = await lockLeads(tx, leads.slice(0, 1))
  if (lead === undefined) throw new Refusal("not_found", "There is no lead of this id here.", 404)
  await lockLeads(tx, leads)
  await refuseErased(tx, [lead.id])
  const words = await wordsOfPerson(tx, leads)

  if (suppresses)
    await objectToContact(tx, lead, { channel: null, purpose: null, evidence: "Asked to be forgotten", source: "erasure" }, actor, now)
  await endCycle(tx, lead.id, actor, watch, now)
  await endWaiting(tx, leads, now)
  const raw = await eraseRaw(tx, { leads, words, actor }, now)
  const rows = raw + (await eraseRows(tx, leads))
  await buryLeads(tx, leads, now)

  const erasure = { id: newId(), lead: lead.id, reason, at: now, by: actor, texts: 0, rows }
  await insertErasure(tx, erasure)
  const texts = await eraseJournal(tx, erasure.id, leads)
  await countTexts(tx, erasure.id, texts)
  const says = `A person was erased: ${howMany(rows, "row", "rows")} and ${howMany(texts, "text", "texts")} of the journal.`
  const about = { lead: lead.id, handoff: null, agreement: null }
  await record(tx, [{ at: now, actor, kind: "person_erased", says, ...about, detail: { erasure: erasure.id, rows, texts, reason } }])
  return { ...erasure, texts }
}

/** What was stored as it came, found by what stands in it. */
async function eraseRaw(
  tx: Tx,
  { leads, words, actor }: { leads: readonly string[]; words: readonly string[]; actor: string },
  now: Instant,
): Promise<number> {
  const signals = (await signalsAbout(tx, leads, words)).flatMap(({ id, items, payload, places }) => {
    const left = eraseItems(payload, items, words, new Set(places))
    return left === null ? [] : [{ id, payload: left }]
  })
  await writeSignals(tx, signals)
  const quarantined = await quarantinedAbout(tx, words)
  await eraseQuarantined(
    tx,
    quarantined.map((one) => one.id),
    JSON.stringify(ERASED_ITEM),
    actor,
    now,
  )
  const answers = await answersAbout(tx, subjectsIn(words), words)
  await eraseAnswers(
    tx,
    answers.map((one) => one.id),
  )
  return signals.length + quarantined.length + answers.length + (await forgetReplies(tx, leads, words))
}

/** Under which names answers about these addresses are kept. */
export function subjectsIn(words: readonly string[]): string[] {
  const subject = { email: null, domain: null, company: null, firstName: null, lastName: null }
  return words
    .filter((word) => word.includes("@"))
    .map((email) => subjectKey({ about: "person", subject: { ...subject, email } } as Parameters<typeof subjectKey>[0]))
}
