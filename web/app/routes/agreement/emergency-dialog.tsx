import { useState } from "react"
import { api, refresh } from "#app/api.ts"
import type { en } from "#app/routes/agreement/en.ts"
import type { Version } from "#app/routes/agreement/version.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { Field, Textarea } from "#app/ui/input.tsx"
import { say } from "#app/ui/toast.tsx"

const SHORTEST_REASON = 10

/** One side puts a version in force alone, and says why. */
export function EmergencyDialog({ version, side, onClose }: EmergencyDialogProps) {
  const t = useTexts<typeof en>("agreement")
  const shell = useShellTexts()
  const [reason, setReason] = useState("")
  const [hasRead, setRead] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const declare = async () => {
    setBusy(true)
    try {
      await api.post("/api/agreements/{id}/emergency", { path: { id: version.id }, body: { side, hash: version.hash, reason } })
      await refresh(["agreements"])
      say(t("emergency_done"))
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
      title={t("emergency_title", { n: version.version, side: t(side) })}
      description={t("emergency_hint")}
      footer={
        <>
          <Button onClick={onClose}>{shell("cancel")}</Button>
          <Button look="main" disabled={!hasRead || reason.trim().length < SHORTEST_REASON || isBusy} onClick={() => void declare()}>
            {t("emergency_confirm")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label={t("emergency_why")}>
          {(carry) => <Textarea {...carry} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
        </Field>
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

type EmergencyDialogProps = { version: Version; side: "marketing" | "sales"; onClose: () => void }
