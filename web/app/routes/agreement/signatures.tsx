import { Check, Clock, PenTool } from "lucide-react"
import { useState } from "react"
import type { en } from "#app/routes/agreement/en.ts"
import { SignDialog } from "#app/routes/agreement/sign-dialog.tsx"
import type { Standing, Version } from "#app/routes/agreement/version.ts"
import { Instant } from "#app/parts/instant.tsx"
import { useSession, whyNot } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"

const SIDES = ["marketing", "sales"] as const
type Side = (typeof SIDES)[number]

/** Who signed a version for which side, and the way to sign it. */
export function Signatures({ version, standing }: { version: Version; standing: Standing }) {
  const t = useTexts<typeof en>("agreement")
  return (
    <section aria-label={t("signatures")} className="grid gap-3 sm:grid-cols-2">
      {SIDES.map((side) => (
        <SideLine key={side} side={side} version={version} isOpen={standing === "waits" || standing === "emergency"} />
      ))}
    </section>
  )
}

function SideLine({ side, version, isOpen }: { side: Side; version: Version; isOpen: boolean }) {
  const t = useTexts<typeof en>("agreement")
  const session = useSession()
  const [isSigning, setSigning] = useState(false)
  const signature = version.signatures.find((one) => one.side === side)
  const refusal =
    whyNot(session, "agreements.sign") ?? (session.side && session.side !== side ? t("other_side", { side: t(session.side) }) : null)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-3 rounded-lg border bg-card px-4 py-3">
      {signature ? (
        <Check className="size-5 shrink-0 text-success" aria-hidden />
      ) : (
        <Clock className="size-5 shrink-0 text-muted-foreground" aria-hidden />
      )}
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-medium">{t(side)}</p>
        <p className="text-xs text-muted-foreground">
          {signature ? (
            <>
              {t("signed_by", { who: signature.signer })} <Instant at={signature.signed_at} />
            </>
          ) : (
            (isOpen && refusal) || t(isOpen ? "not_signed" : "never_signed")
          )}
        </p>
      </div>
      {!signature && isOpen && (
        <Button look="main" disabled={refusal !== null} onClick={() => setSigning(true)}>
          <PenTool aria-hidden />
          {t("sign_for", { side: t(side) })}
        </Button>
      )}
      {isSigning && <SignDialog version={version} side={side} name={session.name} onClose={() => setSigning(false)} />}
    </div>
  )
}
