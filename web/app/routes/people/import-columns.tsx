import type { PeopleImportView } from "#contract/people-import.ts"
import type { PeopleField } from "#domain/people/people-field.ts"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Select } from "#app/ui/select.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type ColumnOf = PeopleImportView["columns"][number]

/** What a column can be said to mean, as a list to choose from; the type has each of them there. */
const FIELDS: Readonly<Record<PeopleField, true>> = {
  ...{ name: true, first_name: true, last_name: true, email: true, handle: true, role: true, title: true, team: true, zone: true },
  ...{ calendar: true, skills: true, capacity: true, active: true, status: true, booking_url: true },
}

/** The columns of a list and what they say of people, to be corrected. `onChange` gets header → field; "" leaves a column out. */
export function ImportColumns({ columns, onChange }: { columns: ColumnOf[]; onChange: (chosen: Record<string, string>) => void }) {
  const t = useTexts<typeof en>("people")
  const options = ["" as const, ...(Object.keys(FIELDS) as PeopleField[])].map((each) => ({
    value: each,
    label: each === "" ? t("left_out") : t(`says_${each}`),
  }))
  const choose = (header: string, field: string) => {
    // a field is said by one column: whichever said it before says nothing now
    const before = columns.filter((each) => field !== "" && each.field === field && each.header !== header)
    onChange({ ...Object.fromEntries(before.map((each) => [each.header, ""])), [header]: field })
  }
  const shown: Column<ColumnOf & { key: string }>[] = [
    { key: "header", label: t("column"), show: ({ header }) => <span className="font-medium">{header}</span> },
    {
      key: "field",
      label: t("says"),
      show: ({ header, field }) => (
        <Select label={`${t("says")}: ${header}`} value={field ?? ""} options={options} onChange={(next) => choose(header, next)} />
      ),
    },
    { key: "how", label: t("how_known"), show: ({ how }) => <span className="text-xs text-muted-foreground">{how}</span> },
  ]
  const rows = columns.map((each, at) => ({ ...each, key: `${at}` }))
  return <Table caption={t("columns")} columns={shown} rows={rows} keyOf={({ key }) => key} />
}
