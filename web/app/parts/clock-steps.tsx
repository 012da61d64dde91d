import { useState } from "react"
import { api, refresh } from "#app/api.ts"
import { setClock } from "#app/clock.ts"
import { asLength } from "#app/parts/instant.tsx"
import { useShellTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { say } from "#app/ui/toast.tsx"

const STEPS = [10, 31, 240, 1440]

/** Buttons that let a demo's time go by. */
export function ClockSteps({ onMoved }: { onMoved?: () => void }) {
  const t = useShellTexts()
  const [busy, setBusy] = useState<number | null>(null)
  const move = async (minutes: number) => {
    setBusy(minutes)
    try {
      const { now } = await api.post<{ now: string }>("/api/demo/clock", { body: { minutes } })
      setClock(now)
      await refresh()
      say(t("clock_moved", { by: asLength(minutes * 60_000, t) }))
      onMoved?.()
    } catch (error) {
      say(error instanceof Error ? error.message : t("failed"), { bad: true })
    } finally {
      setBusy(null)
    }
  }
  return (
    <div className="flex flex-wrap gap-2">
      {STEPS.map((minutes) => (
        <Button key={minutes} size="small" disabled={busy !== null} aria-busy={busy === minutes} onClick={() => void move(minutes)}>
          +{asLength(minutes * 60_000, t)}
        </Button>
      ))}
    </div>
  )
}
