import type { ReactElement } from "react"
import { ClockSteps } from "#app/parts/clock-steps.tsx"
import { useShellTexts } from "#app/texts.ts"
import { Popover } from "#app/ui/popover.tsx"

/** The demo's time, which can be moved on; everything that would have become due meanwhile does. */
export default function DemoClock({ trigger, opensAtOnce }: { trigger: ReactElement; opensAtOnce: boolean }) {
  const t = useShellTexts()
  return (
    <Popover title={t("demo_clock")} trigger={trigger} opensAtOnce={opensAtOnce}>
      <p className="mb-3 text-muted-foreground">{t("demo_clock_hint")}</p>
      <ClockSteps />
    </Popover>
  )
}
