import { Siren, TriangleAlert } from "lucide-react"
import { useState } from "react"
import { EmergencyDialog } from "#app/routes/agreement/emergency-dialog.tsx"
import type { en } from "#app/routes/agreement/en.ts"
import type { Standing, Version } from "#app/routes/agreement/version.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { useSession } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"

/** What one side put in force alone and until when; of a version that waits, the way to do so. Nothing where neither is the case. */
export function EmergencyChange({ version, standing, all }: { version: Version; standing: Standing; all: readonly Version[] }) {
  const t = useTexts<typeof en>("agreement")
  const { emergency } = version
  if (emergency === null) {
    const canBegin = standing === "waits" && all.some((one) => one.in_force_since !== null)
    return canBegin ? <Offer version={version} /> : null
  }
  const { side, signer, reason, until, state } = emergency
  if (state !== "running")
    return (
      <p className="text-muted-foreground">
        {t(`emergency_${state}`, { who: signer })}
        {state === "lapsed" && (
          <>
            {" "}
            <Instant at={until} />.
          </>
        )}
      </p>
    )
  return (
    <section role="status" className="flex gap-3 rounded-lg border border-destructive bg-destructive-soft px-4 py-3">
      <TriangleAlert className="mt-0.5 size-5 shrink-0 text-destructive" aria-hidden />
      <div className="grid min-w-0 gap-1">
        <p className="font-medium">{t("emergency_runs", { who: signer, side: t(side) })}</p>
        <p>
          {t("emergency_until", { side: t(side === "sales" ? "marketing" : "sales") })} <Instant at={until} />.
        </p>
        <p className="break-words">
          {t("emergency_reason")}: {reason}
        </p>
      </div>
    </section>
  )
}

function Offer({ version }: { version: Version }) {
  const t = useTexts<typeof en>("agreement")
  const session = useSession()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border bg-card px-4 py-3">
      <div className="min-w-0 grow basis-64">
        <p className="font-medium">{t("emergency_offer")}</p>
        <p className="text-xs text-muted-foreground">{t("emergency_offer_hint")}</p>
      </div>
      <GatedButton may="agreements.emergency" because={session.side ? null : t("emergency_no_side")} onClick={() => setOpen(true)}>
        <Siren aria-hidden />
        {t("emergency_declare")}
      </GatedButton>
      {isOpen && session.side && <EmergencyDialog version={version} side={session.side} onClose={() => setOpen(false)} />}
    </section>
  )
}
