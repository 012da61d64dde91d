import { Pause } from "lucide-react"
import { useNow } from "#app/clock.ts"
import { asLength } from "#app/parts/instant.tsx"
import { language, useShellTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"

/**
 * How much working time is left until something is due, counted down from what the server said. How urgent that is says the server, too.
 *
 * @param left.workingMs working time left at the instant `left.asOf`; negative: overdue for so long; null: nothing is due
 * @param left.isTicking whether working time passes at the moment
 * @param step when the next step of the follow-up is due, for where no clock runs
 */
export function TimeLeft({ left, urgency = "fine", paused = false, step = null }: TimeLeftProps) {
  const t = useShellTexts()
  const now = useNow(10_000)
  if (paused)
    return (
      <Badge>
        <Pause aria-hidden />
        {t("paused")}
      </Badge>
    )
  if (left.workingMs === null && step !== null) return <Step at={Date.parse(step)} now={now} />
  if (left.workingMs === null) return <span className="text-xs text-muted-foreground">{t("nothing_due")}</span>
  const passed = left.isTicking ? Math.max(0, now - Date.parse(left.asOf)) : 0
  const ms = left.workingMs - passed
  if (ms < 0 || urgency === "overdue") return <Badge look="bad">{t("overdue", { time: asLength(Math.abs(ms), t) })}</Badge>
  return <Badge look={urgency === "at_risk" ? "warn" : "plain"}>{t("left", { time: asLength(ms, t) })}</Badge>
}

function Step({ at, now }: { at: number; now: number }) {
  const t = useShellTexts()
  const day = new Intl.DateTimeFormat(language(), { day: "numeric", month: "short" }).format(at)
  if (at < now) return <Badge look="warn">{t("step_late", { day })}</Badge>
  return <span className="text-xs text-muted-foreground">{t("step_by", { day })}</span>
}

type TimeLeftProps = { left: WorkingTimeLeft; urgency?: Urgency; paused?: boolean; step?: string | null }
export type Urgency = "overdue" | "at_risk" | "step_late" | "fine" | "paused"
export type WorkingTimeLeft = { workingMs: number | null; isTicking: boolean; asOf: string }
