import { useEffect, useState } from "react"
import type { Report } from "#app/routes/dashboard/report.ts"
import { language } from "#app/texts.ts"

export type Definitions = Readonly<Record<string, { says: string; columns: Readonly<Record<string, string>> }>>

/** What a report's numbers mean, in the viewer's language. English comes with the report itself. */
export function useDefinitions(name: string, report: Report | undefined) {
  const [german, setGerman] = useState<Definitions>({})
  useEffect(() => {
    if (language() === "de") void import("#app/routes/dashboard/definitions-de.ts").then((each) => setGerman(each.definitions))
  }, [])
  const translated = german[name]
  return {
    report: translated?.says ?? report?.says ?? "",
    columns: (report?.columns ?? [])
      .filter((column) => !column.name.startsWith("reason:"))
      .map((column) => ({ name: column.name, says: translated?.columns[column.name] ?? column.says })),
  }
}
