import { ChevronRight, Send } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { ReceiptView } from "#contract/signal.ts"
import { api, refresh, useApi } from "#app/api.ts"
import { ClockSteps } from "#app/parts/clock-steps.tsx"
import { paths } from "#app/paths.ts"
import type { en } from "#app/routes/start/en.ts"
import type { Journey } from "#app/routes/start/journey.ts"
import { Steps } from "#app/routes/start/steps.tsx"
import { useSession, whyNot } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Spinner } from "#app/ui/states.tsx"
import { say } from "#app/ui/toast.tsx"

/** What happens to a lead, in its order. */
const WAY = ["way_intake", "way_score", "way_gate", "way_brief", "way_owner", "way_clock", "way_answer"] as const

/** Sends a lead through the same door as a real one and shows what each step makes of it, with its reasons; then lets time go by. */
export function TestLead() {
  const t = useTexts<typeof en>("start")
  const session = useSession()
  const noTry = whyNot(session, "intake.try")
  const [lead, setLead] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const journey = useApi<Journey>(
    "/api/leads/{id}/explanation",
    { path: { id: lead ?? "" } },
    { enabled: lead !== null, live: ["handoffs"], keepsLast: true },
  )
  const send = async () => {
    setSending(true)
    try {
      const { verdict } = await api.post<z.infer<typeof ReceiptView>>("/api/test-leads", { body: {}, headers: { prefer: "wait=10" } })
      if (verdict?.lead) setLead(verdict.lead.id)
      else say(t("still_waiting"))
      await refresh()
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), { bad: true })
    } finally {
      setSending(false)
    }
  }
  const handoff = journey.data?.handoffs.find((each) => each.closed_at === null)
  return (
    <Card
      title={t("test_lead")}
      note={noTry ?? t("test_lead_note")}
      action={
        <Button look={lead === null ? "main" : "plain"} disabled={isSending || noTry !== null} onClick={() => void send()}>
          <Send aria-hidden />
          {t(lead === null ? "send" : "send_another")}
        </Button>
      }
    >
      {lead === null && !isSending && (
        <ol className="flex flex-wrap gap-x-2 gap-y-1 text-muted-foreground">
          {WAY.map((step, at) => (
            <li key={step} className="flex items-center gap-2">
              {at > 0 && <ChevronRight className="size-3.5" aria-hidden />}
              {t(step)}
            </li>
          ))}
        </ol>
      )}
      <div aria-live="polite">
        {isSending && lead === null && <Spinner label={t("sending")} />}
        {lead !== null && journey.data !== undefined && <Steps key={lead} journey={journey.data} />}
      </div>
      {lead !== null && journey.data !== undefined && (
        <div className="mt-4 grid gap-3 border-t pt-4">
          <p className="text-muted-foreground">{t("move_clock")}</p>
          <div className="flex flex-wrap items-center gap-2">
            <ClockSteps />
            <span className="grow" />
            {handoff !== undefined && <LinkButton to={paths.handoff(handoff.id)}>{t("to_brief")}</LinkButton>}
            <LinkButton to={paths.lead(lead)}>{t("to_reasons")}</LinkButton>
          </div>
        </div>
      )}
    </Card>
  )
}
