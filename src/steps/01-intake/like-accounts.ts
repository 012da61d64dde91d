import { NameIndex, indexed, type LikeName } from "#domain/account/name-index.ts"
import { SegmentBuilder } from "#domain/account/name-segment.ts"
import { allAliases, namesAfter, namesChanged, namesReadFrom } from "#store/account-names.ts"
import type { Tx } from "#store/tx.ts"

/** The names of one workspace's accounts, and up to where they were read. */
type Held = { index: NameIndex; until: string }

/**
 * Names stay in the memory of the process that runs the workspace, from the first question on. Before each question what was written since is read,
 * so they are right whoever wrote it; transactions that were open at the time are read again.
 */
const held = new Map<string, Held>()
const wanted = new Map<string, Set<string>>()

/** So many names are read while a question waits; more are read beside the work. */
const AT_ONCE = 20_000
const IN_CHUNK = 20_000
const MOST_WAITING = 100_000

/**
 * The accounts whose names are like each of these keys, the most alike first. Null while the names are not in memory yet: then they are wanted, and
 * the leads are remembered to be asked for again.
 */
export async function likeAccounts(tx: Tx, keys: readonly string[], leads: readonly string[]): Promise<Map<string, LikeName[]> | null> {
  if (keys.length === 0) return new Map()
  const { tables, until } = await namesReadFrom(tx)
  const known = held.get(tables) ?? (await readSmall(tx, tables, until))
  if (known === null) {
    const waiting = wanted.get(tx.workspace) ?? new Set()
    for (const lead of leads) if (waiting.size < MOST_WAITING) waiting.add(lead)
    wanted.set(tx.workspace, waiting)
    return null
  }
  for (const { id, key } of await namesChanged(tx, known.until)) known.index.put(id, key)
  known.until = until
  return new Map(keys.map((key) => [key, known.index.like(key)]))
}

/** Whether the names of this workspace are in memory, or so few that the next question reads them. */
export async function namesAreAtHand(tx: Tx): Promise<boolean> {
  const { tables } = await namesReadFrom(tx)
  return held.has(tables) || (await namesAfter(tx, null, AT_ONCE + 1)).length <= AT_ONCE
}

/** The leads that wait for the names of this workspace to be in memory; null when nobody asked. */
export function waitingForNames(workspace: string): ReadonlySet<string> | null {
  return wanted.get(workspace) ?? null
}

/** Runs work in a transaction of its own on the workspace. */
type InTx = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>

/** Reads all names into memory. Answers the leads that were waiting for it. */
export async function readNames(workspace: string, inTx: InTx): Promise<string[]> {
  await holdNames(inTx)
  const waiting = [...(wanted.get(workspace) ?? [])]
  wanted.delete(workspace)
  return waiting
}

/** Reads all names into memory, chunk by chunk, letting others work in between; who waits for them goes on waiting. */
export async function holdNames(inTx: InTx): Promise<void> {
  const builder = new SegmentBuilder()
  const { tables, until } = await inTx(namesReadFrom)
  for (let after: string | null = null; ;) {
    const names = await inTx((tx) => namesAfter(tx, after, IN_CHUNK))
    for (const { id, key } of names) if (key !== "") builder.add(id, indexed(key))
    if (names.length < IN_CHUNK) break
    after = names.at(-1)?.id ?? null
  }
  for (const { id, key } of await inTx(allAliases)) builder.add(id, indexed(key))
  for (const building = builder.build(); ;) {
    const next = building.next()
    if (next.done === true) {
      held.set(tables, { index: new NameIndex(next.value), until })
      break
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** A small workspace is read at once. */
async function readSmall(tx: Tx, tables: string, until: string): Promise<Held | null> {
  const names = await namesAfter(tx, null, AT_ONCE + 1)
  if (names.length > AT_ONCE) return null
  const builder = new SegmentBuilder()
  for (const { id, key } of [...names, ...(await allAliases(tx))]) if (key !== "") builder.add(id, indexed(key))
  const read = { index: new NameIndex(builder.buildAtOnce()), until }
  held.set(tables, read)
  return read
}
