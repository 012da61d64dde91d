import { useNavigate, useRouterState } from "@tanstack/react-router"

/** Values that stand in the address, so that a link shows the same and the way back works. Empty ones are left out. */
export function useSearchValues<Name extends string>(
  names: readonly Name[],
): [Record<Name, string>, (change: Partial<Record<Name, string>>) => void] {
  const search = useRouterState({ select: (state) => state.location.search as Record<string, unknown> })
  const navigate = useNavigate()
  const values = Object.fromEntries(names.map((name) => [name, textOf(search[name])])) as Record<Name, string>
  const change = (next: Partial<Record<Name, string>>) => {
    const all = Object.entries({ ...search, ...next }).filter(([, value]) => value !== "" && value !== undefined)
    void navigate({ to: ".", search: Object.fromEntries(all), replace: true, resetScroll: false } as never)
  }
  return [values, change]
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : ""
}
