import type { Instant } from "#domain/instant.ts"
import type { JournalEntry } from "#store/journal.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** What entries are looked for by; null: any. `kind` is exact, or the beginning of a kind when it ends in `*`. `before`: only older ones. */
export type JournalFilter = {
  kind: string | null
  actor: string | null
  lead: string | null
  since: Instant | null
  until: Instant | null
  before: number | null
}

/** So many rows at most are looked at for one page, so that a rare kind costs no more than a frequent one. */
const MOST_LOOKED_AT = 20_000

export type JournalLine = JournalEntry & { seq: number }

/** Entries, newest first; `next`: where an older page begins, also when this one is not full; null at the beginning of the journal. */
export async function listJournal(tx: Tx, filter: JournalFilter, limit: number): Promise<{ entries: JournalLine[]; next: number | null }> {
  const { kind, actor, lead, since, until, before } = filter
  const from = await whereToBegin(tx, before, until)
  if (from === null) return { entries: [], next: null }
  const like = kind?.endsWith("*") ? `${kind.slice(0, -1).replaceAll(/[\\%_]/g, "\\$&")}%` : null
  const entries = await tx.query<JournalLine>(
    `select seq::float8 as seq, at, actor, kind, says, lead, handoff, agreement, detail from journal
     where seq <= $1 and ($2::bigint is null or seq > $2) and ($3::text is null or kind = $3) and ($4::text is null or kind like $4)
       and ($5::text is null or actor = $5) and ($6::uuid is null or lead = $6) and ($7::timestamptz is null or at >= $7)
       and ($8::timestamptz is null or at < $8)
     order by seq desc limit $9`,
    [from, lead === null ? from - MOST_LOOKED_AT : null, like === null ? kind : null, like, actor, lead, iso(since), iso(until), limit + 1],
  )
  const more = entries.length > limit
  const shown = entries.slice(0, limit)
  if (more) return { entries: shown, next: shown.at(-1)?.seq ?? null }
  const lookedTo = lead === null ? from - MOST_LOOKED_AT : 0
  const isOver = lookedTo <= 0 || (since !== null && (await isOlder(tx, lookedTo, since)))
  return { entries: shown, next: isOver ? null : lookedTo + 1 }
}

/** The number of the newest entry that may be shown. The times of entries go up with their numbers, save for a moment. */
async function whereToBegin(tx: Tx, before: number | null, until: Instant | null): Promise<number | null> {
  if (before !== null) return before - 1 > 0 ? before - 1 : null
  const [row] = await tx.query<{ seq: number | null }>("select max(seq)::float8 as seq from journal")
  if (until === null || row?.seq === undefined || row.seq === null) return row?.seq ?? null
  return (await lastBefore(tx, row.seq, until)) ?? row.seq
}

/** By halving, since entries have no index by time and need none for their work. */
async function lastBefore(tx: Tx, newest: number, until: Instant): Promise<number | null> {
  let low = 1
  let high = newest
  while (high - low > MOST_LOOKED_AT / 4) {
    const middle = Math.floor((low + high) / 2)
    if (await isOlder(tx, middle, until)) low = middle
    else high = middle
  }
  return high
}

async function isOlder(tx: Tx, seq: number, than: Instant): Promise<boolean> {
  const [row] = await tx.query<{ older: boolean }>("select at < $2 as older from journal where seq <= $1 order by seq desc limit 1", [
    seq,
    iso(than),
  ])
  return row?.older ?? true
}

/** The kinds of entry that the newest part of the journal holds, the most frequent first. */
export async function journalKinds(tx: Tx): Promise<{ kind: string; entries: number }[]> {
  return tx.query(
    `select kind, count(*)::int as entries from (select kind from journal order by seq desc limit ${MOST_LOOKED_AT}) as newest
     group by kind order by 2 desc, 1`,
  )
}
