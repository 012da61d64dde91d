import { ShieldCheck, ShieldX } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { AuditView, VerdictView } from "#contract/audit.ts"
import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/journal/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Loaded } from "#app/ui/states.tsx"

type Verdict = z.infer<typeof VerdictView>
type Found = { rows: number; broken: Verdict["broken"]; isOver: boolean }

/** How far the journal is sealed, and whether it is as it was sealed: looked at from the beginning, part by part. */
export function Seal() {
  const t = useTexts<typeof en>("journal")
  const audit = useApi<z.infer<typeof AuditView>>("/api/audit")
  const [found, setFound] = useState<Found | null>(null)
  const { act, isBusy } = useAct()
  const verify = () => act(() => verifyAll(setFound), { refreshes: ["audit"] })
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3 pt-1">
        <div className="min-w-0 grow">
          <Loaded query={audit} loading={<p>…</p>}>
            {({ sealed, unsealed }) => <p className="font-medium">{t("sealed_rows", { sealed, unsealed })}</p>}
          </Loaded>
          <p className="text-muted-foreground">{t("seal_note")}</p>
          <p role="status">{found !== null && <Result found={found} />}</p>
        </div>
        <GatedButton may="journal.verify" disabled={isBusy} onClick={() => void verify()}>
          <ShieldCheck aria-hidden />
          {t("verify")}
        </GatedButton>
      </div>
    </Card>
  )
}

function Result({ found: { rows, broken, isOver } }: { found: Found }) {
  const t = useTexts<typeof en>("journal")
  if (broken !== null)
    return (
      <span className="inline-flex items-center gap-1.5 font-medium text-destructive">
        <ShieldX className="size-4" aria-hidden />
        {t("broken", { says: broken.says })}
      </span>
    )
  if (!isOver) return <span className="text-muted-foreground">{t("looked", { rows })}</span>
  return (
    <span className="inline-flex items-center gap-1.5 font-medium text-success">
      <ShieldCheck className="size-4" aria-hidden />
      {t("intact", { rows })}
    </span>
  )
}

async function verifyAll(tell: (found: Found) => void): Promise<void> {
  let rows = 0
  for (let after: number | null = null; ;) {
    const verdict: Verdict = await api.post<Verdict>("/api/audit/verify", { body: { after } })
    rows += verdict.rows
    const isOver = verdict.next === null || verdict.broken !== null
    tell({ rows, broken: verdict.broken, isOver })
    if (isOver) return
    after = verdict.next
  }
}
