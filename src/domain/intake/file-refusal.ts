import { UNKNOWN_ROWS } from "./file-kind.ts"
import type { HeaderMapping } from "./map-headers.ts"

/** Why the rows of a file can't become leads: a code for programs, and sentences for a person. */
export type FileRefusal = { code: "no_identity_column" | "not_people"; says: string }

const HELP = "Say which column is what; a dry run shows how the file is understood."
const ACCOUNTS_HELP = "A list of companies is taken in as accounts: `baton accounts import`, or POST /api/account-imports."

/**
 * Whether a file is refused as a whole: a list of companies, deals or activities must not become leads by accident. Who names columns by hand knows
 * what they do.
 *
 * @param chosen header → field, as a person said @returns null when its rows are taken
 */
export function fileRefusal(
  { columns, file }: Pick<HeaderMapping, "columns" | "file">,
  chosen: Readonly<Record<string, string>>,
): FileRefusal | null {
  const help = file.kind === "accounts" ? `${ACCOUNTS_HELP} ${HELP}` : HELP
  const fields = new Set(columns.map((column) => column.field))
  if (!fields.has("email") && !fields.has("external_id")) {
    const says = `No column holds an e-mail address or a record id, so no row could be found again. ${help}`
    return { code: "no_identity_column", says }
  }
  const isNamed = Object.values(chosen).some((field) => field === "email" || field === "external_id")
  // companies with an address, and rows of which nobody knows what they are, may be meant as leads
  const mayBeMeant = fields.has("email") && (file.kind === "accounts" || file.what === UNKNOWN_ROWS)
  if (file.kind === "people" || mayBeMeant || isNamed) return null
  return { code: "not_people", says: `The rows of this file are ${file.what}, and only people become leads. ${help}` }
}
