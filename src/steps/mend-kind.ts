import { howMany } from "#domain/how-many.ts"
import type { RawSignal } from "#domain/intake/arrival.ts"
import { translateSignal, type Mappings } from "#domain/intake/translate-signal.ts"
import type { Instant } from "#domain/instant.ts"
import { compilePatch, type Mend, type PatchStep } from "#domain/quarantine/patch.ts"
import { isWhole, released, replaySignals, type Replay } from "#domain/quarantine/replay-body.ts"
import { Refusal } from "#domain/refusal.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import { giveQuarantined, quarantineGroups, resolveQuarantined, type QuarantineGroup } from "#store/quarantine.ts"
import {
  insertMend,
  lockRunningMend,
  newestOfKind,
  nextOfKind,
  noteMend,
  type ItemOfKind,
  type QuarantineMend,
} from "#store/quarantine-mend.ts"
import { clearTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { byNewestMappings } from "#steps/by-newest-mappings.ts"
import { sendAgain } from "#steps/replay-quarantined.ts"

/** A person's word for all items of a kind. An empty patch takes them in again as they are. */
export type KindWord = { group: string; action: QuarantineMend["action"]; patch: PatchStep[]; why: string; toOwner: string | null }

/** So many items are worked off in one transaction. */
const BATCH = 500
const LOOKED_AT = 500
const SAMPLES = 5

/** What a patch would do to a kind, tried on its first items; nothing is changed. */
export type Preview = {
  items: number
  lookedAt: number
  /** How many of those would be understood, and in how many the patch finds nothing to change. */
  understood: number
  unchanged: number
  samples: { id: string; before: string; after: string; problem: string | null }[]
}

/** Begins to work off a word for a kind; the runner does the rest in small batches. @throws Refusal 404 or 422 */
export async function beginMend(tx: Tx, word: KindWord, actor: string, now: Instant): Promise<string> {
  const kind = await kindOf(tx, word.group, now)
  mendOf(word.patch)
  const id = newId()

  const { source, code, pattern } = kind
  const upTo = (await newestOfKind(tx, kind)) ?? id
  const start = {
    state: "running" as const,
    by: actor,
    at: now,
    endedAt: null,
    upTo,
    lastItem: null,
    items: kind.items,
    done: 0,
    leftAlone: 0,
  }
  await insertMend(tx, {
    id,
    action: word.action,
    source,
    code,
    pattern,
    patch: word.patch,
    why: word.why,
    toOwner: word.toOwner,
    ...start,
  })
  await note(
    tx,
    actor,
    `quarantine_kind_${word.action}`,
    `${WORDS[word.action]} ${howMany(kind.items, "item", "items")} like this: ${pattern}`,
    { mend: id, why: word.why },
    now,
  )
  return id
}

/** Tries a patch. @throws Refusal 404 or 422 */
export async function previewMend(tx: Tx, group: string, patch: PatchStep[], now: Instant): Promise<Preview> {
  const kind = await kindOf(tx, group, now)
  const mend = mendOf(patch)
  const upTo = (await newestOfKind(tx, kind)) ?? newId()
  const items = await nextOfKind(tx, { ...NOT_BEGUN, ...kind, upTo }, LOOKED_AT)

  const changed = items.map((item) => mend(textOf(item)))
  const { items: replays, mappings } = await byNewestMappings(
    tx,
    items.map((item, index) => asReplay(item, kind, changed[index]?.text ?? item.payload)),
  )
  const tried = replays.map((replay, index) => ({
    ...{ id: replay.id, before: items[index]?.payload ?? "", after: replay.text, changed: changed[index]?.changed ?? false },
    problem: problemOf(replay, mappings, now),
  }))
  return {
    items: kind.items,
    lookedAt: tried.length,
    understood: tried.filter((one) => one.problem === null).length,
    unchanged: tried.filter((one) => !one.changed).length,
    samples: tried.slice(0, SAMPLES).map(({ id, before, after, problem }) => ({ id, before, after, problem })),
  }
}

/** Works off the next items of the oldest word that is not done; answers how many, 0 when there is nothing to do. */
export async function workOffMends(tx: Tx, now: Instant): Promise<number> {
  const mend = await lockRunningMend(tx)
  if (mend === null) return 0
  const items = await nextOfKind(tx, mend, BATCH)

  const done = await workOff(tx, mend, items, now)

  const progress = { done: mend.done + done, leftAlone: mend.leftAlone + items.length - done, lastItem: items.at(-1)?.id ?? mend.lastItem }
  const isOver = items.length < BATCH
  await noteMend(tx, { id: mend.id, state: isOver ? "done" : "running", endedAt: isOver ? now : null, ...progress })
  if (isOver) {
    const says = `${WORDS[mend.action]} ${howMany(progress.done, "item", "items")}; left as they are: ${progress.leftAlone}.`
    await note(tx, mend.by, "quarantine_kind_done", says, { mend: mend.id }, now)
  }
  return Math.max(1, items.length)
}

const WORDS: Record<QuarantineMend["action"], string> = {
  replay: "Sent again:",
  drop: "Set aside for good:",
  reassign: "Given to somebody else:",
}

async function workOff(tx: Tx, mend: QuarantineMend, items: readonly ItemOfKind[], now: Instant): Promise<number> {
  const ids = items.map((item) => item.id)
  if (mend.action === "reassign") {
    if (mend.toOwner !== null) await giveQuarantined(tx, ids, mend.toOwner)
    return items.length
  }
  if (mend.action === "drop") {
    const word = { state: "dropped" as const, replayedAs: null, mend: mend.id, by: mend.by, why: mend.why }
    await resolveQuarantined(
      tx,
      ids.map((id) => ({ id, ...word })),
      now,
    )
    await clearTimers(tx, "quarantine", ids)
    return items.length
  }
  const replays = mended(items, mend)
  await sendAgain(tx, replays, { lane: 3, by: mend.by, why: mend.why, mend: mend.id }, now)
  await clearTimers(
    tx,
    "quarantine",
    replays.map((replay) => replay.id),
  )
  return replays.length
}

/** Those in which the patch found something to change; without a patch all of them. */
function mended(items: readonly ItemOfKind[], { patch, source, code }: QuarantineMend): Replay[] {
  const mend = mendOf(patch)
  return items.flatMap((item) => {
    const { text, changed } = mend(textOf(item))
    return changed || patch.length === 0 ? [asReplay(item, { source, code }, text)] : []
  })
}

function asReplay(item: ItemOfKind, { source, code }: { source: string; code: string }, text: string): Replay {
  return { id: item.id, source, kind: item.kind, text: released(code, text), whole: isWhole(code), firstAt: item.firstAt }
}

function textOf(item: ItemOfKind): string {
  return item.body ?? item.payload
}

/** What would still be wrong with an item, or null when it would be understood. */
function problemOf(replay: Replay, mappings: Mappings, now: Instant): string | null {
  const [signal] = replaySignals([replay], mappings)
  if (signal === undefined) return "Nothing is left of it."
  const { source, kind, firstAt, payload } = signal
  const raw: RawSignal = { id: "", source, kind, receivedAt: now, firstAt, payload }
  const [problem] = translateSignal(raw, mappings).flatMap((item) => ("problem" in item ? [item.problem.says] : []))
  return problem ?? null
}

function mendOf(patch: PatchStep[]): Mend {
  const mend = compilePatch(patch)
  if (typeof mend === "function") return mend
  const errors = mend.problems.map(({ step, says }) => ({ pointer: `/body/patch/${step}`, message: says }))
  throw new Refusal("bad_patch", errors.map(({ message }) => message).join(" "), 422, errors)
}

async function kindOf(tx: Tx, group: string, now: Instant): Promise<QuarantineGroup> {
  const [kind] = await quarantineGroups(tx, group, 1, now)
  if (kind !== undefined) return kind
  throw new Refusal("not_found", "Nothing of this kind waits in quarantine. GET /api/quarantine/groups lists the kinds.", 404)
}

const NOT_BEGUN: Omit<QuarantineMend, "source" | "code" | "pattern" | "upTo"> = {
  id: "",
  action: "replay",
  patch: [],
  why: "",
  toOwner: null,
  state: "running",
  by: "",
  at: 0,
  endedAt: null,
  lastItem: null,
  items: 0,
  done: 0,
  leftAlone: 0,
}

async function note(tx: Tx, actor: string, kind: string, says: string, detail: Record<string, unknown>, now: Instant): Promise<void> {
  await record(tx, [{ at: now, actor, kind, says, lead: null, handoff: null, agreement: null, detail }])
}
