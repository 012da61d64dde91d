import { useState } from "react"
import { api, refresh } from "#app/api.ts"
import type { en } from "#app/routes/agreement/en.ts"
import type { Version } from "#app/routes/agreement/version.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { say } from "#app/ui/toast.tsx"

/** Signs a version for a side: the name stands under exactly what was read. */
export function SignDialog({ version, side, name, onClose }: SignDialogProps) {
  const t = useTexts<typeof en>("agreement")
  const shell = useShellTexts()
  const [hasRead, setRead] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const sign = async () => {
    setBusy(true)
    try {
      await api.post("/api/agreements/{id}/signatures", {
        path: { id: version.id },
        body: { side, hash: version.hash },
      })
      await refresh(["agreements"])
      say(t(version.signatures.length === 1 ? "signed_in_force" : "signed"))
      onClose()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : shell("failed"))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("sign_title", { n: version.version, side: t(side) })}
      description={t("sign_hint")}
      footer={
        <>
          <Button onClick={onClose}>{shell("cancel")}</Button>
          <Button look="main" disabled={!hasRead || isBusy} onClick={() => void sign()}>
            {t("sign")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div>
          <p className="text-xs text-muted-foreground">{t("your_name")}</p>
          <p className="font-medium">{name}</p>
        </div>
        <div>
          <p className="text-xs text-muted-foreground">{t("what_is_signed")}</p>
          <p className="font-mono text-xs break-all">{version.hash}</p>
        </div>
        {problem !== null && (
          <p role="alert" className="text-destructive">
            {problem}
          </p>
        )}
        <Checkbox label={t("i_read_it")} checked={hasRead} onChange={(event) => setRead(event.target.checked)} />
      </div>
    </Dialog>
  )
}

type SignDialogProps = { version: Version; side: "marketing" | "sales"; name: string; onClose: () => void }
