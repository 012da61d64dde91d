import type { Command } from "commander"
import type { AccountImportView } from "#contract/account-import.ts"
import { apiOf } from "./api.ts"
import { count, print, table } from "./print.ts"
import { readMapping } from "./read-option.ts"
import { sentFile, sizeOf } from "./sent-file.ts"

type Options = { dryRun?: boolean; source?: string; map?: Record<string, string> }

/** `baton accounts import`: a list of one's own accounts as a CSV file. */
export function addAccountsImport(accounts: Command): void {
  accounts
    .command("import <file>")
    .description("take in a CSV file of accounts: name, domain, owner, country, parent, record id, target, customer")
    .option("--dry-run", "only say what would become of its rows")
    .option("--source <name>", "where its records come from, such as salesforce")
    .option("--map <header=field>", "read a column as a lead field; may be repeated", readMapping)
    .action(async (file: string, { dryRun, source, map }: Options, command: Command) => {
      const api = apiOf(command)
      sizeOf(file)
      const query = new URLSearchParams({
        dry_run: dryRun ? "true" : "false",
        ...(source === undefined ? {} : { source }),
        ...(map === undefined ? {} : { mapping: JSON.stringify(map) }),
      })
      const init = { method: "POST", headers: { "content-type": "text/csv" }, body: sentFile(file, () => {}), duplex: "half" as const }
      const done = (await (await api.fetch(`/api/account-imports?${query}`, init)).json()) as AccountImportView
      print(api, done, inWords(done))
    })
}

function inWords({ dry_run: isDry, rows, made, changed, same, refused, problems, columns }: AccountImportView): string[] {
  const shown = problems.slice(0, 20)
  return [
    `${count(rows, "row")}: ${made} ${isDry ? "would be" : "were"} made known, ${changed} changed, ${same} were known so, ${refused} refused.`,
    ...table(["COLUMN", "READ AS", "HOW"], columns.map((one) => [one.header, one.field ?? "not read", one.how]), ""), // prettier-ignore
    ...(shown.length === 0 ? [] : ["", ...shown.map(({ line, says }) => `line ${line}: ${says}`)]),
    ...(problems.length > shown.length ? [`and ${problems.length - shown.length} more; --json shows them`] : []),
  ]
}
