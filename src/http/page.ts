import { Refusal } from "#domain/refusal.ts"

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text looks like an id of ours. */
export function isId(text: string): boolean {
  return ID.test(text)
}

/** The id that a cursor stands for, or null for the first page. @throws Refusal 400 for a text that was never a cursor */
export function afterOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const id = Buffer.from(cursor, "base64url").toString("utf8")
  if (!isId(id)) throw new Refusal("bad_cursor", "The cursor is not one of ours: send `next_cursor` of the page before as it was.", 400)
  return id
}

/**
 * A page of what was found, and the cursor of the next one.
 *
 * @param rows one more than the page holds, when there are as many
 */
export function pageOf<Row extends { id: string }, View>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => View,
): { data: View[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { data: shown.map(view), next_cursor: last === undefined ? null : Buffer.from(last.id).toString("base64url") }
}
