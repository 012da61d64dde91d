import type { en } from "#app/routes/agreement/en.ts"
import type { Standing } from "#app/routes/agreement/version.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"

/** How a version stands, in a word. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useTexts<typeof en>("agreement")
  return <Badge look={LOOKS[standing]}>{t(`standing_${standing}`)}</Badge>
}

const LOOKS = { in_force: "good", emergency: "bad", waits: "warn", superseded: "plain" } as const
