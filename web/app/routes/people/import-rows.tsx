import type { PeopleImportView } from "#contract/people-import.ts"
import { codeName } from "#domain/language/code-name.ts"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge, type BadgeLook } from "#app/ui/badge.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Row = PeopleImportView["people"][number]

const LOOKS: Readonly<Record<Row["result"], BadgeLook>> = { made: "good", changed: "main", same: "plain", refused: "bad" }

/** What becomes of each row, those that can't be taken first. */
export function ImportRows({ rows }: { rows: Row[] }) {
  const t = useTexts<typeof en>("people")
  const columns: Column<Row>[] = [
    { key: "line", label: t("line"), number: true, show: ({ line }) => line },
    { key: "result", label: t("result"), show: ({ result }) => <Badge look={LOOKS[result]}>{t(`result_${result}`)}</Badge> },
    { key: "who", label: t("name"), show: (row) => <Who row={row} /> },
    {
      key: "role",
      label: t("role"),
      show: ({ person }) => person !== null && <span className="whitespace-nowrap">{t(`role_${person.role}`)}</span>,
    },
    { key: "team", label: t("team"), show: ({ person }) => person !== null && codeName(person.team) },
    { key: "zone", label: t("zone"), show: ({ person }) => person?.zone },
    { key: "what", label: t("what"), show: (row) => <What row={row} /> },
  ]
  const sorted = rows.toSorted(
    (one, other) => Number(other.result === "refused") - Number(one.result === "refused") || one.line - other.line,
  )
  return <Table caption={t("rows")} columns={columns} rows={sorted} keyOf={({ line }) => String(line)} />
}

function Who({ row: { person, cells } }: { row: Row }) {
  if (person === null) return <span className="text-muted-foreground">{cells.join(", ")}</span>
  return (
    <span className="min-w-0 break-words">
      <span className="font-medium">{person.name}</span> <span className="text-xs text-muted-foreground">{person.handle}</span>
      <br />
      <span className="text-xs text-muted-foreground">{person.email}</span>
    </span>
  )
}

function What({ row: { changes, problems, notices } }: { row: Row }) {
  const t = useTexts<typeof en>("people")
  const inWords = (field: string, value: string | null) => {
    if (value === null) return t("nothing")
    if (field === "active") return t(value === "true" ? "yes" : "no")
    if (field === "role") return t(`role_${value as "rep"}`)
    return field === "team" ? codeName(value) : value
  }
  if (problems.length + changes.length + notices.length === 0) return null
  return (
    <ul className="grid gap-0.5">
      {problems.map((each) => (
        <li key={each} className="font-medium text-destructive">
          {each}
        </li>
      ))}
      {changes.map(({ field, from, to }) => (
        <li key={field}>{t("change_of", { what: t(`says_${field as "name"}`), from: inWords(field, from), to: inWords(field, to) })}</li>
      ))}
      {notices.map((each) => (
        <li key={each} className="text-warning">
          {each}
        </li>
      ))}
    </ul>
  )
}
