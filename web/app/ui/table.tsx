import type { ComponentProps, ReactNode } from "react"
import { classNames } from "#app/ui/class-names.ts"

/**
 * A table with a caption that screen readers say. On a phone each row becomes a small card, with the column's name before each value, so nothing
 * scrolls sideways.
 */
export function Table<Row>({ caption, columns, rows, keyOf, className }: TableProps<Row>) {
  return (
    <table className={classNames("w-full border-collapse text-left max-md:block", className)}>
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr className="border-b">
          {columns.map((column) =>
            column.label === "" ? (
              <td key={column.key} />
            ) : (
              <th
                key={column.key}
                scope="col"
                className={classNames(
                  CELL,
                  "text-xs font-medium text-muted-foreground first-letter:uppercase",
                  column.number && "text-right",
                )}
              >
                {column.label}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr key={keyOf(row)} className="border-b last:border-0 hover:bg-muted/60 max-md:block max-md:py-2">
            {columns.map((column, at) => (
              <td
                key={column.key}
                className={classNames(
                  CELL,
                  "max-md:flex max-md:gap-3 max-md:py-1 max-md:has-[>span:last-child:empty]:hidden",
                  at === 0 && "max-md:font-medium",
                  column.number && "tabular-nums md:text-right",
                )}
              >
                <span
                  aria-hidden
                  className={classNames(
                    "w-28 shrink-0 text-xs leading-5 font-normal text-muted-foreground first-letter:uppercase md:hidden",
                    !column.label && "hidden",
                  )}
                >
                  {column.label}
                </span>
                <span className="min-w-0 md:contents">{column.show(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const CELL = "px-3 py-2 align-top first:pl-4 last:pr-4 max-md:px-4"

export type Column<Row> = { key: string; label: ReactNode; number?: boolean; show: (row: Row) => ReactNode }

type TableProps<Row> = { caption: string; columns: readonly Column<Row>[]; rows: readonly Row[]; keyOf: (row: Row) => string } & Pick<
  ComponentProps<"table">,
  "className"
>
