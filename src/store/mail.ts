import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A mail that came in, and what became of it. `raw` is kept only while nobody knows whose it is. */
export type ReceivedMail = {
  id: string
  messageId: string
  receivedAt: Instant
  kind: string
  state: "taken" | "unmatched" | "dropped"
  handoff: string | null
  says: string
  raw: string | null
  owner: string | null
  dueAt: Instant | null
}

const COLUMNS = `id, message_id as "messageId", received_at as "receivedAt", kind, state, handoff, says, raw, owner, due_at as "dueAt"`

/** Keeps a mail; false when it is here already. */
export async function insertMail(tx: Tx, mail: ReceivedMail): Promise<boolean> {
  const { id, messageId, receivedAt, dueAt, ...rest } = mail
  await insertRows(
    tx,
    "mail",
    [{ id, message_id: messageId, received_at: iso(receivedAt), due_at: iso(dueAt), ...rest }],
    "(message_id) do nothing",
  )
  const [row] = await tx.query<{ id: string }>("select id from mail where message_id = $1", [messageId])
  return row?.id === id
}

/** Under which id it is kept that a source told of something that nobody could place yet. */
export function mailIdOf(source: string, externalId: string): string {
  return `${source}:${externalId}`.slice(0, 250)
}

export async function isMailKnown(tx: Tx, messageId: string): Promise<boolean> {
  return (await tx.query("select id from mail where message_id = $1", [messageId])).length > 0
}

/** Mails, newest first. */
export async function listMail(tx: Tx, filter: { state: string | null; after: string | null; limit: number }): Promise<ReceivedMail[]> {
  return tx.query(
    `select ${COLUMNS} from mail where ($1::text is null or state = $1) and ($2::uuid is null or id < $2) order by id desc limit $3`,
    [filter.state, filter.after, filter.limit],
  )
}

/** A mail that waits for a person's word, locked; null when there is none of this id that waits. */
export async function lockUnmatchedMail(tx: Tx, id: string): Promise<ReceivedMail | null> {
  const [row] = await tx.query<ReceivedMail>(`select ${COLUMNS} from mail where id = $1 and state = 'unmatched' for update`, [id])
  return row ?? null
}

/** What a person said of a mail: whose it is, or that it is nobody's. Its bytes are not kept any longer. */
export async function settleMail(tx: Tx, id: string, handoff: string | null, says: string): Promise<void> {
  await tx.query("update mail set state = $2, handoff = $3, says = $4, raw = null, owner = null, due_at = null where id = $1", [
    id,
    handoff === null ? "dropped" : "taken",
    handoff,
    says,
  ])
}

/** The workspace's own key for its mail addresses. */
export async function mailKey(tx: Tx): Promise<Buffer> {
  const [row] = await tx.query<{ key: Buffer }>("select key from mail_key")
  if (row === undefined) throw new Error("The workspace has no key for its mail addresses.")
  return row.key
}

/** The newest handoff of whoever has this address, an open one first; null when there is none. */
export async function handoffOfAddress(tx: Tx, address: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `select h.id from identity i join lead l on l.id = i.lead join handoff h on h.lead = coalesce(l.merged_into, l.id)
     where i.kind = 'email' and i.value = $1 order by (h.closed_at is null) desc, h.opened_at desc limit 1`,
    [address],
  )
  return row?.id ?? null
}
