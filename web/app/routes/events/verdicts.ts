import type { EventView } from "#contract/event.ts"
import type { BadgeLook } from "#app/ui/badge.tsx"

type Verdict = EventView["verdict"]

export const VERDICTS: readonly Verdict[] = [
  "waiting",
  "accepted",
  "duplicate",
  "quarantined",
  "replayed",
  "dropped",
  "withdrawn",
  "unknown",
]

export const VERDICT_LOOKS: Record<Verdict, BadgeLook> = {
  ...{ waiting: "main", accepted: "good", duplicate: "plain", quarantined: "bad" },
  ...{ replayed: "main", dropped: "plain", withdrawn: "plain", unknown: "warn" },
}
