import { Pause } from "lucide-react"
import { useNow } from "#app/clock.ts"
import { asLength } from "#app/parts/instant.tsx"
import { useShellTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"

const SOON_MS = 10 * 60_000

/**
 * How much working time is left until something is due, counted down from what the server said.
 *
 * @param left.workingMs working time left at the instant `left.asOf`; negative: overdue for so long; null: nothing is due
 * @param left.isTicking whether working time passes at the moment
 */
export function TimeLeft({ left, paused = false }: { left: WorkingTimeLeft; paused?: boolean }) {
  const t = useShellTexts()
  const now = useNow(10_000)
  if (paused)
    return (
      <Badge>
        <Pause aria-hidden />
        {t("paused")}
      </Badge>
    )
  if (left.workingMs === null) return <span className="text-muted-foreground">{t("nothing_due")}</span>
  const passed = left.isTicking ? Math.max(0, now - Date.parse(left.asOf)) : 0
  const ms = left.workingMs - passed
  if (ms < 0) return <Badge look="bad">{t("overdue", { time: asLength(-ms, t) })}</Badge>
  return <Badge look={ms < SOON_MS ? "warn" : "plain"}>{t("left", { time: asLength(ms, t) })}</Badge>
}

export type WorkingTimeLeft = { workingMs: number | null; isTicking: boolean; asOf: string }
