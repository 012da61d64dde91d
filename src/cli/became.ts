import type { ImportView } from "#contract/import.ts"
import type { LeadView } from "#contract/lead.ts"
import type { Api, Page } from "./api.ts"

/** What became of the leads that are new since an import began: how many stand where; and how many rows belong to leads that were known. */
export type Became = { stages: [stage: string, leads: number][]; fresh: number }

const PAGE = 200

/** Counts the leads that were made since the import began, by stage. Leads that came in by other doors meanwhile are among them. */
export async function becameOf(api: Api, { started_at: since }: ImportView): Promise<Became> {
  const stages = new Map<string, number>()
  let fresh = 0
  let cursor: string | null = null
  do {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`
    const page: Page<LeadView> = await api.get<Page<LeadView>>(`/api/leads?limit=${PAGE}${after}`)
    const made = page.data.filter((lead) => lead.created_at >= since)
    for (const { stage } of made) stages.set(stage, (stages.get(stage) ?? 0) + 1)
    fresh += made.length
    cursor = made.length < page.data.length ? null : page.next_cursor
  } while (cursor !== null)
  return { stages: [...stages].toSorted((a, b) => b[1] - a[1]), fresh }
}
