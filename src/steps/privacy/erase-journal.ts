import { sealsBetween } from "#store/journal-seal.ts"
import { entriesAbout, eraseTexts, holdSealing, writeSalts } from "#store/personal/journal.ts"
import type { Tx } from "#store/tx.ts"
import { hashOfTexts, leavesOf, SALT_BYTES } from "#steps/audit/journal-hash.ts"

/**
 * Takes what the journal's rows say of these leads away. Rows that are sealed keep the hash of it, by which they still verify, and lose its salt, so
 * that nobody can try out what it was. Answers how many rows.
 */
export async function eraseJournal(tx: Tx, erasure: string, leads: readonly string[]): Promise<number> {
  await holdSealing(tx)
  const entries = await entriesAbout(tx, leads)
  const [first, last] = [entries[0], entries.at(-1)]
  if (first === undefined || last === undefined) return 0
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  const texts = new Map<number, string>()

  // seals are read a few at a time: a journal may have millions of rows
  for (let after = first.seq; ;) {
    const seals = await sealsBetween(tx, after, last.seq, SEALS_AT_ONCE)
    const changed = seals.flatMap((seal) => {
      const salts = Buffer.from(seal.salts)
      let isChanged = false
      for (const [place, { seq, salt }] of leavesOf(seal).entries()) {
        const entry = bySeq.get(seq)
        if (entry === undefined) continue
        texts.set(seq, hashOfTexts(entry, salt))
        salts.fill(0, place * SALT_BYTES, (place + 1) * SALT_BYTES)
        isChanged = true
      }
      return isChanged ? [{ number: seal.number, salts }] : []
    })
    await writeSalts(tx, changed)
    const end = seals.at(-1)
    if (end === undefined || end.toSeq >= last.seq) break
    after = end.toSeq + 1
  }
  await eraseTexts(
    tx,
    erasure,
    entries.map(({ seq }) => ({ seq, texts: texts.get(seq) ?? null })),
  )
  return entries.length
}

const SEALS_AT_ONCE = 20
