import type { CadenceChannel } from "#domain/agreement/cadence-rules.ts"
import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso, upsertRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

const COLUMNS = `handoff, lead, agreement, cadence, state, step, channel, person, enrolled_at as "enrolledAt", previous_at as "previousAt", opens_at as "opensAt",
  due_at as "dueAt", look_at as "lookAt", paused_until as "pausedUntil", dropped, told, action, says, ended_at as "endedAt", ended_as as "endedAs"`

export async function insertRuns(tx: Tx, runs: readonly CadenceRun[]): Promise<void> {
  await insertRows(tx, "cadence_run", runs.map(toRow))
}

export async function saveRuns(tx: Tx, runs: readonly CadenceRun[]): Promise<void> {
  await upsertRows(tx, "cadence_run", runs.map(toRow), "handoff")
}

/** The follow-ups of these handoffs, also those that are over, by handoff. */
export async function runsOf(tx: Tx, handoffs: readonly string[]): Promise<Map<string, CadenceRun>> {
  if (handoffs.length === 0) return new Map()
  const rows = await tx.query<Row>(`select ${COLUMNS} from cadence_run where handoff = any($1)`, [handoffs])
  return new Map(rows.map((row) => [row.handoff, toRun(row)]))
}

/** Handoffs whose follow-up is to be looked at by now, the oldest first. */
export async function dueRuns(tx: Tx, now: Instant, limit: number): Promise<string[]> {
  const rows = await tx.query<{ handoff: string }>("select handoff from cadence_run where look_at <= $1 order by look_at limit $2", [
    iso(now),
    limit,
  ])
  return rows.map((row) => row.handoff)
}

export async function isRunDue(tx: Tx, now: Instant): Promise<boolean> {
  const [row] = await tx.query<{ due: boolean }>("select exists (select from cadence_run where look_at <= $1) as due", [iso(now)])
  return row?.due ?? false
}

/** The next steps of a person are looked at again at once: whether they are there may have changed. */
export async function lookAgainAtRunsOf(tx: Tx, person: string, now: Instant): Promise<void> {
  await tx.query(
    "update cadence_run set look_at = $2 where person = $1 and ended_at is null and told = 0 and state <> 'waiting' and due_at > $2",
    [person, iso(now)],
  )
}

/** The next steps of these leads are looked at again at once: whether they may be contacted may have changed. */
export async function lookAgainAtRunsOfLeads(tx: Tx, leads: readonly string[], now: Instant): Promise<void> {
  await tx.query("update cadence_run set look_at = $2, told = 0 where lead = any($1) and ended_at is null and due_at > $2", [
    leads,
    iso(now),
  ])
}

/** A step that was done or skipped. */
export type StepRecord = {
  id: string
  handoff: string
  step: number
  outcome: "done" | "skipped"
  channel: string | null
  touch: string | null
  opensAt: Instant | null
  dueAt: Instant | null
  at: Instant
  recordedAt: Instant
  by: string
}

export async function insertSteps(tx: Tx, steps: readonly StepRecord[]): Promise<void> {
  await insertRows(
    tx,
    "cadence_step",
    steps.map(({ opensAt, dueAt, at, recordedAt, by, ...step }) => ({
      ...step,
      opens_at: iso(opensAt),
      due_at: iso(dueAt),
      at: iso(at),
      recorded_at: iso(recordedAt),
      by_actor: by,
    })),
  )
}

export async function stepsOf(tx: Tx, handoff: string): Promise<StepRecord[]> {
  return tx.query(
    `select id, handoff, step, outcome, channel, touch, opens_at as "opensAt", due_at as "dueAt", at, recorded_at as "recordedAt", by_actor as by
     from cadence_step where handoff = $1 order by step`,
    [handoff],
  )
}

/** The newest follow-ups whose next step is to come, to look whether it lies where it has to. */
export async function plannedRuns(tx: Tx, now: Instant, limit: number): Promise<CadenceRun[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from cadence_run where ended_at is null and opens_at > $1 order by handoff desc limit $2`,
    [iso(now), limit],
  )
  return rows.map(toRun)
}

/** Another open follow-up of the same account, to warn of it: the lead's name and the owner's. */
export async function othersOnAccount(tx: Tx, handoff: string): Promise<{ handoff: string; lead: string | null; owner: string }[]> {
  return tx.query(
    `select o.id as handoff, l.name as lead, p.name as owner
     from handoff h join handoff o on o.account = h.account and o.id <> h.id and o.closed_at is null
     join cadence_run r on r.handoff = o.id and r.ended_at is null join lead l on l.id = o.lead join person p on p.id = o.owner
     where h.id = $1 and h.account is not null order by o.opened_at limit 10`,
    [handoff],
  )
}

type Row = Omit<CadenceRun, "dropped"> & { dropped: string }

function toRun(row: Row): CadenceRun {
  return { ...row, dropped: row.dropped === "" ? [] : (row.dropped.split(" ") as CadenceChannel[]) }
}

function toRow(run: CadenceRun) {
  return {
    handoff: run.handoff,
    lead: run.lead,
    agreement: run.agreement,
    cadence: run.cadence,
    state: run.state,
    step: run.step,
    channel: run.channel,
    person: run.person,
    enrolled_at: run.enrolledAt,
    previous_at: run.previousAt,
    opens_at: run.opensAt,
    due_at: run.dueAt,
    look_at: run.lookAt,
    paused_until: run.pausedUntil,
    dropped: run.dropped.join(" "),
    told: run.told,
    action: run.action,
    says: run.says,
    ended_at: run.endedAt,
    ended_as: run.endedAs,
  }
}
