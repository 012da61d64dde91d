import { useId } from "react"
import type { Preview } from "#app/routes/sources/import-preview.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"
import { Input } from "#app/ui/input.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type ColumnOf = Preview["columns"][number]
const USUAL = [
  ...[
    "email",
    "first_name",
    "last_name",
    "full_name",
    "job_title",
    "phone",
    "company_name",
    "company_domain",
    "country",
    "city",
    "industry",
  ],
  ...[
    "employee_count",
    "lead_source",
    "campaign",
    "utm_source",
    "external_id",
    "created_at",
    "language",
    "linkedin_url",
    "state",
    "postal_code",
  ],
]

/** The columns with the fields that they fill, to be corrected, and what the first rows become. */
export function ImportColumns({
  preview,
  mapping,
  onChange,
}: {
  preview: Preview
  mapping: Record<string, string>
  onChange: (mapping: Record<string, string>) => void
}) {
  const t = useTexts<typeof en>("sources")
  const list = useId()
  const columns: Column<ColumnOf>[] = [
    { key: "header", label: t("column"), show: ({ header }) => <span className="font-medium">{header}</span> },
    {
      key: "field",
      label: t("field"),
      show: (column) => (
        <Input
          aria-label={`${t("field")}: ${column.header}`}
          list={list}
          className="min-w-40"
          placeholder={t(column.kept ? "field_custom" : "field_left_out")}
          defaultValue={mapping[column.header] ?? column.field ?? ""}
          onBlur={(event) => {
            const said = event.currentTarget.value.trim()
            if (said !== (column.field ?? "")) onChange({ ...mapping, [column.header]: said })
          }}
        />
      ),
    },
    {
      key: "how",
      label: t("columns"),
      show: ({ how, format }) => (
        <span className="text-xs text-muted-foreground">
          {how}
          {format !== null && ` · ${t("format", { format })}`}
        </span>
      ),
    },
    {
      key: "sample",
      label: t("first_rows"),
      show: (column) => <span className="text-xs">{samplesOf(column, preview).join(" · ")}</span>,
    },
  ]
  return (
    <div className="-mx-4">
      <datalist id={list}>
        {USUAL.map((field) => (
          <option key={field} value={field} />
        ))}
      </datalist>
      <Table caption={t("columns")} columns={columns} rows={preview.columns} keyOf={({ name }) => name} />
    </div>
  )
}

function samplesOf({ field, name }: ColumnOf, { first_rows: rows }: Preview): string[] {
  return rows
    .slice(0, 3)
    .map(({ fields, custom }) => (field === null ? custom[name] : fields[field]))
    .filter((value) => value !== undefined && value !== null && value !== "")
    .map((value) => (typeof value === "string" ? value : JSON.stringify(value)))
}
