import { howMany } from "#domain/how-many.ts"
import { foldHeader } from "#domain/intake/header-words.ts"
import type { Instant } from "#domain/instant.ts"
import { leadsToMatchAgain } from "#store/account-match.ts"
import { record } from "#store/journal.ts"
import type { Database } from "#store/open.ts"
import { allPeople } from "#store/person.ts"
import { rolledBack } from "#store/rolled-back.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import { matchAgain } from "#steps/match-again.ts"
import { setParents } from "#steps/set-parents.ts"
import { takeAccountRows, type AccountRow, type TakenRows } from "#steps/take-account-rows.ts"
import { AS_RECOGNISED, openLeadFile, type ReadRow } from "#runner/lead-file.ts"
import { openTable } from "#runner/open-table.ts"

/** How a list of accounts is to be taken. `source`: where its records come from. */
export type AccountImport = { workspace: string; mapping: Record<string, string>; source: string; actor: string; isDry: boolean }

/** What became of a list of accounts, or would. */
export type ImportedAccounts = Omit<TakenRows, "parents"> & {
  rows: number
  columns: { header: string; field: string | null; how: string }[]
}

const ROWS_AT_ONCE = 500
const MOST_AGAIN = 500
const MOST_PROBLEMS = 1_000

/** What these headers say in a list of accounts, where elsewhere they may say something else. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  name: "company_name",
  id: "company_external_id",
  crmid: "company_external_id",
  recordid: "company_external_id",
  parent: "parent_company",
  phone: "company_phone",
}
const FLAGS = {
  target: ["target", "targetaccount", "istarget", "namedaccount", "abm"],
  customer: ["customer", "iscustomer", "kunde", "client"],
}
const TYPES = ["type", "accounttype", "relationship"]

/** Takes a list of accounts in, or (dry) does all of it and takes it back. @throws Refusal when the file can't be read */
export async function importAccounts(
  db: Database,
  path: string,
  { workspace, mapping, source, actor, isDry }: AccountImport,
  now: Instant,
): Promise<ImportedAccounts> {
  const table = await openTable(path, null)
  await table.close()
  const own = ownWords(table.header, mapping)
  const file = await openLeadFile(path, { ...AS_RECOGNISED, mapping: { ...own, ...mapping } })
  const sum: ImportedAccounts = {
    rows: 0,
    made: 0,
    changed: 0,
    same: 0,
    refused: 0,
    problems: [],
    columns: columnsOf(file.mapping.columns, own),
  }
  const parents: TakenRows["parents"] = []
  const takeAll = async (run: (work: (tx: Tx) => Promise<void>) => Promise<void>) => {
    for await (const rows of chunks(file.batches())) {
      await run(async (tx) => {
        const people = await allPeople(tx, now)
        const readable = rows.filter((row) => !row.isUnreadable)
        const taken = await takeAccountRows(tx, readable.map(toRow), { people, source }, now)
        parents.push(...taken.parents)
        add(sum, rows, taken)
      })
    }
    await run(async (tx) => {
      sum.problems.push(...(await setParents(tx, parents)))
      const says = `${howMany(sum.made, "account was", "accounts were")} made known and ${sum.changed} changed by a list.`
      await record(tx, [
        { at: now, actor, kind: "accounts_imported", says, lead: null, handoff: null, agreement: null, detail: { source } },
      ])
      await matchAgain(tx, await leadsToMatchAgain(tx, null, MOST_AGAIN), now)
    })
  }
  try {
    if (isDry) await inWorkspace(db, workspace, (tx) => rolledBack(tx, () => takeAll((work) => work(tx))))
    else await takeAll((work) => inWorkspace(db, workspace, work, "import"))
  } finally {
    await file.close()
  }
  sum.problems = sum.problems.sort((one, other) => one.line - other.line).slice(0, MOST_PROBLEMS)
  return sum
}

function add(sum: ImportedAccounts, rows: readonly ReadRow[], taken: TakenRows): void {
  const unreadable = rows.filter((row) => row.isUnreadable)
  sum.rows += rows.length
  sum.made += taken.made
  sum.changed += taken.changed
  sum.same += taken.same
  sum.refused += taken.refused + unreadable.length
  sum.problems.push(...taken.problems, ...unreadable.map(({ line, problems }) => ({ line, says: problems.join(" ") })))
}

function ownWords(header: readonly string[], mapping: Record<string, string>): Record<string, string> {
  const taken = new Set(Object.values(mapping))
  const own: Record<string, string> = {}
  for (const name of header) {
    const field = OWN_WORDS[foldHeader(name)]
    if (field === undefined || taken.has(field) || name in mapping) continue
    own[name] = field
    taken.add(field)
  }
  return own
}

type ShownColumn = ImportedAccounts["columns"][number]

/** @param own what headers say in a list of accounts: nobody chose that */
function columnsOf(columns: readonly ShownColumn[], own: Readonly<Record<string, string>>): ShownColumn[] {
  return columns.map(({ header, field, how }) => {
    const flag = field === null ? flagOf(header) : null
    if (flag !== null) return { header, field: flag, how: KNOWN }
    return { header, field, how: field !== null && own[header] === field ? KNOWN : how }
  })
}

const KNOWN = "The header is a known spelling."

function flagOf(header: string): "target" | "customer" | null {
  const word = foldHeader(header)
  if (FLAGS.target.includes(word)) return "target"
  return FLAGS.customer.includes(word) || TYPES.includes(word) ? "customer" : null
}

function toRow({ line, fields, custom }: ReadRow): AccountRow {
  const said = (words: readonly string[]) =>
    Object.entries(custom).find(([name, value]) => words.includes(foldHeader(name)) && value.trim() !== "")?.[1]
  const type = said(TYPES)
  return {
    line,
    fields,
    target: yes(said(FLAGS.target)),
    customer: yes(said(FLAGS.customer)) ?? (type === undefined ? null : /^(?:customer|kunde|client)\b/i.test(type.trim())),
  }
}

function yes(text: string | undefined): boolean | null {
  return text === undefined ? null : /^(?:1|x|y|yes|true|ja|oui|si|sí|wahr)$/i.test(text.trim())
}

async function* chunks(batches: AsyncGenerator<ReadRow[]>): AsyncGenerator<ReadRow[]> {
  let chunk: ReadRow[] = []
  for await (const batch of batches) {
    for (const row of batch) {
      chunk.push(row)
      if (chunk.length < ROWS_AT_ONCE) continue
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}
