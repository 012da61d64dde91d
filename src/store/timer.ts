import type { Instant } from "#domain/instant.ts"
import { insertRows, iso, upsertRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** "Look again at this then." What is true stands in the subject's own row, so a timer may come late or twice. */
export type Timer = {
  kind: "handoff" | "hold" | "lead" | "quarantine" | "acknowledgement" | "agreement" | "room"
  subject: string
  dueAt: Instant
}

/** Sets timers; one that is there already for the same subject is moved. */
export async function setTimers(tx: Tx, timers: readonly Timer[]): Promise<void> {
  await upsertRows(tx, "timer", timers.map(toRow), "kind, subject")
}

/** Sets timers; one that is there already and due sooner stays. */
export async function setTimersNoLater(tx: Tx, timers: readonly Timer[]): Promise<void> {
  await insertRows(tx, "timer", timers.map(toRow), "(kind, subject) do update set due_at = least(timer.due_at, excluded.due_at)")
}

/** Sets timers for subjects that are new, and so have none. */
export async function startTimers(tx: Tx, timers: readonly Timer[]): Promise<void> {
  await insertRows(tx, "timer", timers.map(toRow))
}

function toRow({ kind, subject, dueAt }: Timer) {
  return { kind, subject, due_at: dueAt }
}

export async function clearTimers(tx: Tx, kind: Timer["kind"], subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return
  tx.send("delete from timer where kind = $1 and subject = any($2)", [kind, subjects])
}

/** Which of these kinds have a timer that is due. */
export async function dueKinds(tx: Tx, kinds: readonly Timer["kind"][], now: Instant): Promise<Set<Timer["kind"]>> {
  const rows = await tx.query<{ kind: Timer["kind"] }>(
    "select k.kind from unnest($1::text[]) as k (kind) where exists (select from timer where kind = k.kind and due_at <= $2)",
    [kinds, iso(now)],
  )
  return new Set(rows.map((row) => row.kind))
}

/** Takes the oldest due timers out of the table; they are gone when the transaction commits, and back when it does not. */
export async function takeDueTimers(tx: Tx, kind: Timer["kind"], now: Instant, limit: number): Promise<Timer[]> {
  return tx.query(
    `delete from timer using (select kind, subject from timer where kind = $1 and due_at <= $2 order by due_at limit $3 for update skip locked) as due
     where timer.kind = due.kind and timer.subject = due.subject returning timer.kind, timer.subject, timer.due_at as "dueAt"`,
    [kind, iso(now), limit],
  )
}

/** When something is to be looked at next, by a timer or as the next step of a follow-up; null when nothing is. */
export async function nextTimerAt(tx: Tx): Promise<Instant | null> {
  const [row] = await tx.query<{ at: Instant | null }>(
    "select least((select min(due_at) from timer), (select min(look_at) from cadence_run)) as at",
  )
  return row?.at ?? null
}

/** Sets all timers of a kind that are due by `now` to another instant: for work that was done for all of them together. */
export async function putOffDueTimers(tx: Tx, kind: Timer["kind"], now: Instant, dueAt: Instant): Promise<void> {
  await tx.query("update timer set due_at = $3 where kind = $1 and due_at <= $2", [kind, iso(now), iso(dueAt)])
}
