import type { ImportView } from "#contract/import.ts"
import type { BadgeLook } from "#app/ui/badge.tsx"

/** How the state of an import looks. */
export function importState({ state }: Pick<ImportView, "state">): BadgeLook {
  return ({ reading: "main", stored: "good", failed: "bad", undoing: "warn", undone: "plain" } as const)[state]
}
