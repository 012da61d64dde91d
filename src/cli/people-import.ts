import type { Command } from "commander"
import type { PeopleImportView } from "#contract/people-import.ts"
import { apiOf } from "./api.ts"
import { count, print, table } from "./print.ts"
import { readMapping } from "./read-option.ts"
import { sentFile, sizeOf } from "./sent-file.ts"

type Options = { dryRun?: boolean; role?: string; team?: string; zone?: string; map?: Record<string, string> }

/** `baton people import`: a list of colleagues as a CSV file or a workbook. */
export function addPeopleImport(people: Command): void {
  people
    .command("import <file>")
    .description(
      "add and change people as a CSV file or an Excel workbook says: name, e-mail, short name, role, team, time zone, skills, capacity, active",
    )
    .option("--dry-run", "only say what would become of its rows")
    .option("--role <role>", "role of new people of whom the list names none; rep when left out")
    .option("--team <team>", "team of new people of whom the list names none")
    .option("--zone <zone>", "time zone of new people of whom the list names none, such as Europe/Berlin")
    .option("--map <header=field>", "read a column as a field, or leave it out without one; may be repeated", readMapping)
    .action(async (file: string, { dryRun, map, ...forNew }: Options, command: Command) => {
      const api = apiOf(command)
      sizeOf(file)
      const query = new URLSearchParams({
        dry_run: dryRun ? "true" : "false",
        ...forNew,
        ...(map === undefined ? {} : { mapping: JSON.stringify(map) }),
      })
      const init = {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: sentFile(file, () => {}),
        duplex: "half" as const,
      }
      const done = (await (await api.fetch(`/api/people-imports?${query}`, init)).json()) as PeopleImportView
      if (done.refused > 0) process.exitCode = 1
      print(api, done, inWords(done))
    })
}

function inWords({ dry_run: isDry, rows, made, changed, same, refused, columns, people }: PeopleImportView): string[] {
  const told = people.map(({ line, result, person, cells, changes, problems, notices }) => [
    line,
    result,
    person?.handle ?? cells.join(", "),
    [...changes.map(({ field, from, to }) => `${field}: ${from ?? "none"} → ${to ?? "none"}`), ...problems, ...notices].join("; "),
  ])
  return [
    `${count(rows, "row")}: ${made} ${isDry ? "would be added" : "added"}, ${changed} changed, ${same} were known so, ${refused} refused.`,
    ...table(["COLUMN", "READ AS", "HOW"], columns.map((one) => [one.header, one.field ?? "not read", one.how]), ""), // prettier-ignore
    "",
    ...table(["LINE", "RESULT", "WHO", "WHAT"], told, "The list has no rows."),
  ]
}
