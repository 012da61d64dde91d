import { takeBack, undoingOf, type Said, type Undoing } from "#domain/intake/take-back.ts"
import { translateSignal, type TranslatedItem } from "#domain/intake/translate-signal.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { accountsById } from "#store/account.ts"
import { endHolds } from "#store/hold.ts"
import {
  beginUndo,
  countingEngagements,
  dropQuarantinedOf,
  endUndo,
  leadsSpokenOf,
  lockImport,
  nextToUndo,
  otherWords,
  rawSignals,
  saveTakenBack,
  setAsideWaiting,
  type ImportUndo,
  type OtherWord,
} from "#store/import-undo.ts"
import { record } from "#store/journal.ts"
import { lockLeads, saveLeads, type Lead } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import type { StoredSignal } from "#store/signal.ts"
import { clearTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { wordsOf } from "#steps/01-intake/retell-leads.ts"
import { mappingsFor } from "#steps/01-intake/webhook-mappings.ts"
import { refreshed } from "#steps/01-intake/new-lead.ts"
import { judgeLeads, type Bench } from "#steps/judge-leads.ts"

/** Whom the work needs besides the leads; `rules` null: no agreement is in force. */
export type Undoer = Omit<Bench, "rules" | "approved"> & { rules: Bench["rules"] | null }

const CHUNKS_AT_ONCE = 100
const ITEMS_AT_ONCE = 1_000
const SIGNALS_AT_ONCE = 16
const MOST_WORDS = 2_000
const WORKED = ["handed_off", "accepted", "sql", "opportunity"]

/** What undoing an import would do, as things are now; nothing is changed. */
export async function foreseeUndo(tx: Tx, id: string) {
  const groups = await leadsSpokenOf(tx, id)
  const sum = { rows: 0, leads_withdrawn: 0, leads_changed: 0, leads_kept: 0 }
  const kept = new Map<string, number>()
  for (const group of groups) {
    const undoing = undoingOf(group)
    if (undoing.kind === "kept") kept.set(undoing.says, (kept.get(undoing.says) ?? 0) + group.leads)
    else sum.rows += group.rows
    sum[`leads_${undoing.kind}`] += group.leads
  }
  return { ...sum, kept: [...kept].map(([says, leads]) => ({ says, leads })) }
}

/**
 * A person wants an import taken back: from now on nothing more of it is stored, and the runner takes back what it brought. Asked again it changes
 * nothing.
 *
 * @throws Refusal 404 for an unknown import
 */
export async function askUndo(tx: Tx, id: string, actor: string, now: Instant): Promise<void> {
  const known = await lockImport(tx, id)
  if (known === null) throw new Refusal("not_found", "There is no import of this id here.", 404)
  if (known.state === "undoing" || known.state === "undone") return

  await beginUndo(tx, id, actor, now)
  await journal(tx, "import_undo_asked", `The import "${known.name}" is to be taken back.`, { import: id }, actor, now)
}

/** Takes back the next part of an import, as much as one transaction should hold; answers how much that was. 0: rows of it are still on their way. */
export async function undoSome(tx: Tx, undo: ImportUndo, undoer: Undoer, now: Instant): Promise<number> {
  const ids = Array.from({ length: CHUNKS_AT_ONCE }, () => newId())
  const says = "The import was undone before this was taken in."
  const aside = await setAsideWaiting(tx, { id: undo.import, owner: undoer.caretaker.id, ids }, says, now)
  if (aside > 0) return aside
  const dropped = await dropQuarantinedOf(tx, undo.import, ITEMS_AT_ONCE, now)
  await clearTimers(tx, "quarantine", dropped)
  if (dropped.length > 0) return dropped.length

  const signal = await nextToUndo(tx, undo)
  if (signal === "waiting") return 0
  if (signal !== null) return takeBackRows(tx, undo, signal, undoer, now)
  await endUndo(tx, undo.import, now)
  const { rows, leadsWithdrawn, leadsChanged, leadsKept } = undo
  const sum = `rows that no longer count: ${rows}; leads withdrawn: ${leadsWithdrawn}, changed: ${leadsChanged}, kept: ${leadsKept}.`
  await journal(tx, "import_undone", `The import is taken back: ${sum}`, { import: undo.import }, undo.askedBy, now)
  return 1
}

type Own = { engagement: string; said: Said }
type Asked = { lead: Lead; own: Own[]; others: OtherWord[]; undoing: Undoing; isLast: boolean; isFirst: boolean }

async function takeBackRows(tx: Tx, undo: ImportUndo, signal: StoredSignal, undoer: Undoer, now: Instant): Promise<number> {
  const asked = await ask(tx, undo, signal)
  const free = asked.filter((one) => one.undoing.kind !== "kept")
  const words = await wordsThatCount(tx, free)

  const after = free.map((one) => ({ ...one, lead: lessened(one, words, now) }))
  const gone = after.filter(isGone)
  const changed = after.filter((one) => !isGone(one))

  await saveLeads(tx, [...gone.map(({ lead }) => withdrawn(lead)), ...changed.map(({ lead }) => lead)])
  await rest(
    tx,
    gone.map(({ lead }) => lead.id),
  )
  const taken = {
    import: undo.import,
    signal: signal.id,
    engagements: free.flatMap(({ own }) => own.map(({ engagement }) => engagement)),
    kept: asked.flatMap(({ lead, undoing }) => (undoing.kind === "kept" ? [{ lead: lead.id, says: undoing.says }] : [])),
    leadsWithdrawn: gone.length,
    leadsChanged: changed.filter(({ undoing, isFirst }) => undoing.kind === "changed" && isFirst).length,
  }
  await saveTakenBack(tx, taken, now)
  await tellJournal(tx, undo, [...gone, ...changed], now)
  await judgeAgain(
    tx,
    changed.map(({ lead }) => lead),
    undoer,
    now,
  )
  return Math.max(1, taken.engagements.length)
}

/** The leads that a chunk of rows speaks of, and what is to become of each. */
async function ask(tx: Tx, undo: ImportUndo, signal: StoredSignal): Promise<Asked[]> {
  const prefix = `${undo.hash}:`
  const arrivals = new Map(
    translateSignal(signal).flatMap((one) =>
      "arrival" in one && one.arrival.externalId.startsWith(prefix) ? [[one.item, one.arrival] as const] : [],
    ),
  )
  const found = await countingEngagements(tx, signal.id, [...arrivals.values()])
  const leads = await lockLeads(tx, [...new Set(found.map((one) => one.lead))])
  const except = found.map((one) => one.id)
  const others = Map.groupBy(
    await otherWords(tx, undo.import, { leads: leads.map((lead) => lead.id), except }, MOST_WORDS),
    (one) => one.lead,
  )
  const own = Map.groupBy(found, (one) => one.lead)
  return leads.map((lead) => {
    const words = others.get(lead.id) ?? []
    const counting = words.filter((word) => word.counts)
    const isOpen = WORKED.includes(lead.stage)
    return {
      lead,
      own: (own.get(lead.id) ?? []).flatMap(({ id, item }) => {
        const arrival = arrivals.get(item)
        return arrival === undefined ? [] : [{ engagement: id, said: { fields: wordsOf(arrival), at: arrival.occurredAt } }]
      }),
      others: counting,
      undoing: undoingOf({ stage: lead.stage, cycles: lead.cycles, isOpen, others: counting.some((word) => !word.own) }),
      isLast: counting.length === 0,
      isFirst: !words.some((word) => word.own && !word.counts),
    }
  })
}

/** A lead is gone with the last row that speaks of it; until then it goes by the rows that still count. */
function isGone({ undoing, isLast }: Asked): boolean {
  return undoing.kind === "withdrawn" && isLast
}

/** All that others said of these leads, by signal and item, read from the signals as they came. */
async function wordsThatCount(tx: Tx, asked: readonly Asked[]): Promise<Map<string, Said>> {
  const wanted = new Set(asked.flatMap(({ others }) => others.map(keyOf)))
  const signals = [...new Set(asked.flatMap(({ others }) => others.map((word) => word.signal)))]
  const words = new Map<string, Said>()
  for (let from = 0; from < signals.length; from += SIGNALS_AT_ONCE) {
    const raw = await rawSignals(tx, signals.slice(from, from + SIGNALS_AT_ONCE))
    const mappings = await mappingsFor(tx, raw)
    const items = raw.flatMap((signal) => translateSignal(signal, mappings))
    for (const item of items) if (wanted.has(placeOf(item)) && "arrival" in item) words.set(placeOf(item), saidBy(item.arrival))
  }
  return words
}

const keyOf = ({ signal, item }: OtherWord) => `${signal}:${item}`
const placeOf = ({ signal, item }: TranslatedItem) => `${signal.id}:${item}`

function saidBy(arrival: Parameters<typeof wordsOf>[0] & { occurredAt: Instant }): Said {
  return { fields: wordsOf(arrival), at: arrival.occurredAt }
}

/** The lead without what the rows said of it. */
function lessened({ lead, own, others }: Asked, words: ReadonlyMap<string, Said>, now: Instant): Lead {
  const said = others.flatMap((word) => words.get(keyOf(word)) ?? [])
  const known = takeBack({ fields: lead.fields, at: lead.fieldAt }, own.map((one) => one.said), said) // prettier-ignore
  return refreshed(lead, known, now)
}

function withdrawn(lead: Lead): Lead {
  const nothing = { tier: null, fit: null, intent: null, model: null, coolDownUntil: null, track: null }
  return { ...lead, ...nothing, stage: "withdrawn", nextAction: "Nothing: the import that brought this lead was undone", dueAt: null }
}

/** Nobody has to look at these leads any more. */
async function rest(tx: Tx, leads: readonly string[]): Promise<void> {
  await endHolds(tx, leads)
  await clearTimers(tx, "hold", leads)
  await clearTimers(tx, "lead", leads)
}

async function judgeAgain(tx: Tx, leads: readonly Lead[], { rules, ...bench }: Undoer, now: Instant): Promise<void> {
  if (leads.length === 0 || rules === null) return
  const accounts = await accountsById(tx, [...new Set(leads.flatMap((lead) => lead.account ?? []))])
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const touched = leads.map((lead) => ({ lead, isNew: false, account: byId.get(lead.account ?? "") ?? null, arrived: [] }))
  await judgeLeads(tx, touched, { ...bench, rules }, now)
}

async function tellJournal(tx: Tx, undo: ImportUndo, asked: readonly Asked[], now: Instant): Promise<void> {
  const entry = { at: now, actor: undo.askedBy, handoff: null, agreement: null, detail: { import: undo.import } }
  await record(
    tx,
    asked.map((one) => ({
      ...entry,
      lead: one.lead.id,
      kind: isGone(one) ? "lead_withdrawn" : "import_taken_back",
      says: isGone(one) ? "The import that alone brought this lead was undone." : "What an import said of this lead was taken back.",
    })),
  )
}

async function journal(tx: Tx, kind: string, says: string, detail: Record<string, unknown>, actor: string, now: Instant): Promise<void> {
  await record(tx, [{ at: now, actor, kind, says, lead: null, handoff: null, agreement: null, detail }])
}
