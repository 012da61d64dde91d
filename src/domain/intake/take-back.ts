import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { foldFields, type KnownFields } from "#domain/intake/fold-fields.ts"

/** What something said of a lead, and when. */
export type Said = { fields: Record<string, FieldValue>; at: Instant }

/**
 * What is known of a lead once some words don't count any more: the fields that these words had set go back to what the others said, or are unknown.
 * Fields that somebody else set stay as they are, whoever that was.
 *
 * @param others all that was said of the lead and still counts
 */
export function takeBack(known: KnownFields, withdrawn: readonly Said[], others: readonly Said[]): KnownFields {
  const lost = new Set(withdrawn.flatMap(({ fields, at }) => Object.keys(fields).filter((name) => known.at[name] === at)))
  const kept = { fields: without(known.fields, lost), at: without(known.at, lost) }
  return others.reduce((sum, { fields, at }) => foldFields(sum, only(fields, lost), at), kept)
}

function without<Value>(all: Readonly<Record<string, Value>>, names: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names.has(name)))
}

function only<Value>(all: Readonly<Record<string, Value>>, names: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)))
}

/** What becomes of a lead when an import that spoke of it is undone. `says`: for a person, why it stays. */
export type Undoing = { kind: "kept"; says: string } | { kind: "changed" } | { kind: "withdrawn" }

/**
 * A lead that somebody works is not taken from them, and one that was worked is not forgotten; one that others spoke of goes back to what they said;
 * one that only the import spoke of is withdrawn.
 *
 * @param cycles how many times it was handed off
 * @param others whether anything else that counts speaks of it
 */
export function undoingOf(lead: { stage: string; isOpen: boolean; cycles: number; others: boolean }): Undoing {
  if (lead.isOpen) return { kind: "kept", says: `kept because somebody works it: its open cycle is ${lead.stage.replaceAll("_", " ")}` }
  if (lead.others) return { kind: "changed" }
  if (lead.cycles === 0) return { kind: "withdrawn" }
  return { kind: "kept", says: `kept because it was worked: handed off ${lead.cycles === 1 ? "once" : `${lead.cycles} times`}` }
}
