import type { Instant } from "#domain/instant.ts"
import { ENTRY, type SealableEntry } from "#store/journal-seal.ts"
import type { Tx } from "#store/tx.ts"

/** Whoever seals the journal waits until this transaction is over, and it for whoever is sealing now. Only the owner of the tables may. */
export async function holdSealing(tx: Tx): Promise<void> {
  await tx.query("lock table journal_seal in access exclusive mode")
}

/** Rows of the journal that speak of these leads and still say something. */
export async function entriesAbout(tx: Tx, leads: readonly string[]): Promise<SealableEntry[]> {
  return tx.query(
    `select ${ENTRY} from journal where erasure is null and (lead = any($1) or handoff in (select id from handoff where lead = any($1))) order by journal.seq`,
    [leads],
  )
}

/** Takes away what rows said; `texts`: the hash in its place, null for rows that no seal covers yet. */
export async function eraseTexts(tx: Tx, erasure: string, rows: readonly { seq: number; texts: string | null }[]): Promise<void> {
  await tx.query(
    `update journal j set says = 'Erased.', detail = '{}', erasure = $1, texts = r.texts
     from unnest($2::bigint[], $3::text[]) as r (seq, texts) where j.seq = r.seq`,
    [erasure, rows.map((row) => row.seq), rows.map((row) => row.texts)],
  )
}

/** Takes away the salts of seals, so that nobody can try out what an erased row said. */
export async function writeSalts(tx: Tx, seals: readonly { number: number; salts: Buffer }[]): Promise<void> {
  for (const { number, salts } of seals) await tx.query("update journal_seal set salts = $2 where number = $1", [number, salts])
}

/** What an erasure says that it took, and what is gone. `erasure` null: texts are gone, and no erasure took them. `first`: the first such row. */
export type ErasedTexts = {
  erasure: string | null
  by: string | null
  at: Instant | null
  said: number | null
  rows: number
  first: number | null
}

/** How many texts of the journal were erased by whom and when, oldest first. */
export async function erasedTexts(tx: Tx): Promise<ErasedTexts[]> {
  return tx.query(
    `select e.id as erasure, e.by_actor as "by", e.at, e.texts as said, coalesce(j.rows, 0)::int as rows, j.first
     from erasure e full join (select erasure, count(*) as rows, min(seq) as first from journal where erasure is not null group by erasure) j on j.erasure = e.id
     order by e.at`,
  )
}
