import { useNavigate, useSearch } from "@tanstack/react-router"
import { workspaceNow } from "#app/clock.ts"

/** What the numbers are narrowed down to. It stands in the page's address, so that a link shows the same. */
export type Filters = {
  days: string
  from: string
  to: string
  tier: string
  team: string
  source: string
  campaign: string
  region: string
}

const NAMES = ["days", "from", "to", "tier", "team", "source", "campaign", "region"] as const
export const USUAL_DAYS = "90"
const A_DAY = 24 * 60 * 60_000

/** The filters of the page's address, and a way to change some of them. Empty: everything. */
export function useFilters(): { filters: Filters; change: (next: Partial<Filters>) => void } {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const filters = Object.fromEntries(NAMES.map((name) => [name, said(search[name])])) as Filters
  const change = (next: Partial<Filters>) => {
    const all = Object.entries({ ...filters, ...next }).filter(([, value]) => value !== "")
    void navigate({ to: ".", search: Object.fromEntries(all) as never, replace: true })
  }
  return { filters, change }
}

/** The filters as the API takes them. Days end at the first moment of today, so that the same question is asked all day. */
export function asQuery({ days, from, to, ...rest }: Filters): Record<string, string> {
  const span = Number(days === "" ? USUAL_DAYS : days)
  const period = from === "" && to === "" ? { from: dayBefore(span) } : { from, to: to === "" ? "" : dayAfter(to) }
  return Object.fromEntries(Object.entries({ ...period, ...rest }).filter(([, value]) => value !== ""))
}

/** The filters as the page's address carries them. */
export function filtersInAddress(filters: Filters): string {
  return String(new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== "")))
}

/** What of an address's query is a text; numbers are read from addresses as such. */
export function said(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : ""
}

function dayBefore(days: number): string {
  return new Date(workspaceNow() - days * A_DAY).toISOString().slice(0, 10)
}

/** A person who says "until the 20th" means the whole day. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + A_DAY).toISOString().slice(0, 10)
}
