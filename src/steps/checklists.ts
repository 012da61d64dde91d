import { checklistOf, type CheckedItem } from "#domain/handoff/checklist.ts"
import { CHECKLIST } from "#domain/handoff/checklist-items.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { checklistFacts, insertTick, ticksOf } from "#store/checklist.ts"
import type { Handoff } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"

export type Checklist = { items: CheckedItem[]; complete: number }

/** The checklists of these handoffs as they stand now. */
export async function checklistsOf(tx: Tx, handoffs: readonly string[], now: Instant): Promise<Map<string, Checklist>> {
  const facts = await checklistFacts(tx, handoffs)
  const ticks = await ticksOf(tx, handoffs)
  return new Map([...facts].map(([id, known]) => [id, checklistOf(known, ticks.get(id) ?? [], now)]))
}

/** What a person notes at an item. */
export type Noted = { item: string; state: "done" | "exception" | "open"; note: string }

/**
 * Notes what a person says of items: done, or why it need not be. What Baton checks can't be ticked, only excepted.
 *
 * @throws Refusal 422 for an item that is not there, one that Baton checks, or an exception without a reason
 */
export async function noteItems(
  tx: Tx,
  handoff: Handoff,
  notes: readonly Noted[],
  { actor, by }: { actor: string; by: string },
  now: Instant,
): Promise<void> {
  for (const [place, note] of notes.entries()) refuseUnlessPossible(note, place)
  for (const note of notes) await insertTick(tx, { ...note, id: newId(), handoff: handoff.id, by, at: now })
  await record(
    tx,
    notes.map(({ item, state, note }) => ({
      at: now,
      actor,
      kind: "checklist",
      says: `Checklist, ${item.replaceAll("_", " ")}: ${state}${note === "" ? "" : ` (${note})`}`.slice(0, 1000),
      lead: handoff.lead,
      handoff: handoff.id,
      agreement: handoff.agreement,
      detail: { item, state },
    })),
  )
}

function refuseUnlessPossible({ item, state, note }: Noted, place: number): void {
  const pointer = `/body/items/${place}`
  const known = CHECKLIST.find((one) => one.id === item)
  const refuse = (code: string, says: string) => {
    throw new Refusal(code, says, 422, [{ pointer, message: says }])
  }
  if (known === undefined)
    return refuse("unknown_item", `There is no item "${item}". There are: ${CHECKLIST.map(({ id }) => id).join(", ")}.`)
  if (known.by === "baton" && state === "done")
    return refuse(
      "checked_by_baton",
      `Baton checks "${known.says}" by itself. If it need not hold here, note an exception with its reason.`,
    )
  if (state === "exception" && note.trim() === "") return refuse("exception_without_reason", `Say why "${known.says}" need not hold here.`)
}
