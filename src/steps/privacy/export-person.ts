import { holds } from "#domain/privacy/erase-items.ts"
import { answersAbout, quarantinedAbout, signalsAbout } from "#store/personal/raw.ts"
import { leadsOfPerson } from "#store/personal/erase.ts"
import { journalAbout, rowsAbout } from "#store/personal/read.ts"
import type { Tx } from "#store/tx.ts"
import { subjectsIn } from "#steps/privacy/erase-person.ts"
import { wordsOfPerson } from "#steps/privacy/words-of-person.ts"

/** Everything that is kept on a person, by table: rows as they stand, and of what was stored as it came only their own items. Null: no such lead. */
export async function exportPerson(tx: Tx, id: string): Promise<{ leads: string[]; tables: Record<string, unknown[]> } | null> {
  const leads = await leadsOfPerson(tx, id)
  if (leads.length === 0) return null
  const words = await wordsOfPerson(tx, leads)
  const signals = (await signalsAbout(tx, leads, words)).map(({ id: signal, payload, items, places, receivedAt }) => ({
    id: signal,
    received_at: new Date(receivedAt).toISOString(),
    items: ownItems(payload, items, words, new Set(places)),
  }))
  const tables: Record<string, unknown[]> = {
    ...(await rowsAbout(tx, leads)),
    signal: signals,
    quarantine: await quarantinedAbout(tx, words),
    enrichment: await answersAbout(tx, subjectsIn(words), words),
    journal: await journalAbout(tx, leads),
  }
  return { leads, tables: Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows.length > 0)) }
}

/** The items of a body that are the person's; the whole body where it is no list. */
function ownItems(payload: string, items: number, words: readonly string[], places: ReadonlySet<number>): unknown[] {
  const body = parsed(payload)
  if (items <= 1 || typeof body === "string") return [body]
  return listsIn(body).flatMap((list) =>
    list.filter((item, place) => (list.length === items && places.has(place)) || holds(JSON.stringify(item) ?? "", words)),
  )
}

function listsIn(value: unknown): unknown[][] {
  if (Array.isArray(value)) return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listsIn) : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
