import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A meeting with a lead. `uid`: its name in calendars; `sequence` goes up when it is moved. */
export type Meeting = {
  id: string
  handoff: string
  lead: string
  person: string
  uid: string
  sequence: number
  title: string
  startsAt: Instant
  endsAt: Instant
  state: "agreed" | "cancelled"
  source: string
  changedAt: Instant
}

const COLUMNS = `id, handoff, lead, person, uid, sequence, title, starts_at as "startsAt", ends_at as "endsAt", state, source, changed_at as "changedAt"`

export async function meetingByUid(tx: Tx, uid: string): Promise<Meeting | null> {
  const [row] = await tx.query<Meeting>(`select ${COLUMNS} from meeting where uid = $1 for update`, [uid])
  return row ?? null
}

export async function meetingById(tx: Tx, id: string): Promise<Meeting | null> {
  const [row] = await tx.query<Meeting>(`select ${COLUMNS} from meeting where id = $1`, [id])
  return row ?? null
}

/** Meetings of a handoff, the next one first. */
export async function meetingsOf(tx: Tx, handoff: string): Promise<Meeting[]> {
  return tx.query(`select ${COLUMNS} from meeting where handoff = $1 order by starts_at`, [handoff])
}

/** When a person meets leads in a time. */
export async function meetingsOfPerson(
  tx: Tx,
  person: string,
  from: Instant,
  until: Instant,
): Promise<{ from: Instant; until: Instant }[]> {
  return tx.query(
    `select starts_at as "from", ends_at as until from meeting where person = $1 and state = 'agreed' and ends_at > $2 and starts_at < $3 order by starts_at`,
    [person, iso(from), iso(until)],
  )
}

/** Keeps a meeting, or writes over the one of its uid. */
export async function saveMeeting(tx: Tx, meeting: Meeting): Promise<void> {
  const { startsAt, endsAt, changedAt, ...rest } = meeting
  await insertRows(
    tx,
    "meeting",
    [{ ...rest, starts_at: iso(startsAt), ends_at: iso(endsAt), changed_at: iso(changedAt) }],
    `(uid) do update set sequence = excluded.sequence, title = excluded.title, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       state = excluded.state, changed_at = excluded.changed_at`,
  )
}
