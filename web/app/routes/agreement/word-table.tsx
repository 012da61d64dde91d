import type { Words } from "#app/routes/agreement/version.ts"
import { Table } from "#app/ui/table.tsx"

type WordsTable = Extract<Words["chapters"][number]["blocks"][number], { kind: "table" }>

/** A table of the agreement. Columns in which nothing stands are left out. */
export function WordTable({ table: { title, columns, rows } }: { table: WordsTable }) {
  const shown = columns.map((label, place) => ({ label, place })).filter(({ place }) => rows.some(({ cells }) => cells[place] !== "–"))
  return (
    <div className="min-w-0">
      <h3 className="px-4 pt-2 pb-1 font-medium">{title}</h3>
      {rows.length === 0 ? (
        <p className="px-4 text-muted-foreground">–</p>
      ) : (
        <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label={title}>
          <Table<WordsTable["rows"][number]>
            caption={title}
            rows={rows}
            keyOf={({ key }) => key}
            columns={shown.map(({ label, place }) => ({
              key: label,
              label,
              show: ({ cells }) => <span className={place === 0 ? nameLook(cells[0] ?? "") : ""}>{cells[place]}</span>,
            }))}
          />
        </div>
      )}
    </div>
  )
}

/** A name without blanks has nowhere to break. */
function nameLook(name: string): string {
  return name.includes(" ") ? "font-medium" : "font-medium whitespace-nowrap"
}
