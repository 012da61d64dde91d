import { Pause } from "lucide-react"
import { useNow } from "#app/clock.ts"
import { asLength } from "#app/parts/instant.tsx"
import { useShellTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"

/**
 * How much working time is left until something is due, counted down from what the server said. How urgent that is says the server, too.
 *
 * @param left.workingMs working time left at the instant `left.asOf`; negative: overdue for so long; null: nothing is due
 * @param left.isTicking whether working time passes at the moment
 */
export function TimeLeft({ left, urgency = "fine", paused = false }: { left: WorkingTimeLeft; urgency?: Urgency; paused?: boolean }) {
  const t = useShellTexts()
  const now = useNow(10_000)
  if (paused)
    return (
      <Badge>
        <Pause aria-hidden />
        {t("paused")}
      </Badge>
    )
  if (left.workingMs === null) return <span className="text-xs text-muted-foreground">{t("nothing_due")}</span>
  const passed = left.isTicking ? Math.max(0, now - Date.parse(left.asOf)) : 0
  const ms = left.workingMs - passed
  if (ms < 0 || urgency === "overdue") return <Badge look="bad">{t("overdue", { time: asLength(Math.abs(ms), t) })}</Badge>
  return <Badge look={urgency === "at_risk" ? "warn" : "plain"}>{t("left", { time: asLength(ms, t) })}</Badge>
}

export type Urgency = "overdue" | "at_risk" | "fine" | "paused"
export type WorkingTimeLeft = { workingMs: number | null; isTicking: boolean; asOf: string }
