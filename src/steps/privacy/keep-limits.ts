import { howMany } from "#domain/how-many.ts"
import type { Instant } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { SHIPPED_KEEPING } from "#domain/privacy/keeping.ts"
import { newestPolicy } from "#store/contact-policy.ts"
import { forgetOldKeys } from "#store/idempotency.ts"
import { record } from "#store/journal.ts"
import { allPeople } from "#store/person.ts"
import { dropExpired, leadsUnheardOf } from "#store/personal/limits.ts"
import type { Tx } from "#store/tx.ts"
import { SILENT } from "#steps/announce.ts"
import { erasePerson } from "#steps/privacy/erase-person.ts"

const A_DAY = 24 * 60 * 60_000
/** Kept replies are promised for a week. */
const REPLIES_MS = 7 * A_DAY
/** To erase somebody is much work, so few go at a time. */
const MOST_PEOPLE = 20

/** What the workspace's limits say is kept no longer goes, and the journal says how much. Answers how many rows; with many there is more to do. */
export async function keepLimits(tx: Tx, now: Instant): Promise<number> {
  const keeping = { ...SHIPPED_KEEPING, ...(await newestPolicy(tx))?.policy.keep }
  const gone = await dropExpired(tx, keeping, now)
  await forgetOldKeys(tx, now - REPLIES_MS)
  const people = keeping.leads_days === null ? 0 : await eraseUnheardOf(tx, keeping.leads_days, now)
  const rows = Object.values(gone).reduce((sum, count) => sum + count, 0)
  if (rows === 0) return people
  const says = `What ${howMany(rows, "row", "rows")} said is kept no longer, as the workspace's limits have it.`
  const about = { lead: null, handoff: null, agreement: null }
  await record(tx, [{ at: now, actor: "baton", kind: "limits_kept", says, ...about, detail: gone }])
  return rows + people
}

/** Who was not heard of for so long is forgotten as if they had asked, but may be contacted when they come back. */
async function eraseUnheardOf(tx: Tx, days: number, now: Instant): Promise<number> {
  const leads = await leadsUnheardOf(tx, now - days * A_DAY, MOST_PEOPLE)
  if (leads.length === 0) return 0
  const people = await allPeople(tx, now)
  const watch = { people, caretaker: caretakerOf(people), voice: SILENT }
  const reason = `Nothing was heard of them for ${days} days, and the workspace keeps nobody longer than that.`
  for (const lead of leads) await erasePerson(tx, lead, { reason, actor: "baton", suppresses: false }, watch, now)
  return leads.length
}
