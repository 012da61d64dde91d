import { useState } from "react"
import { api } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import type { Key } from "#app/routes/keys/keys-page.tsx"
import type { en } from "#app/routes/keys/en.ts"
import { originsIn } from "#app/routes/keys/origins-in.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { Field, Textarea } from "#app/ui/input.tsx"

/** Says from whose pages a write key is taken. */
export function ChangeOrigins({ apiKey: key }: { apiKey: Key }) {
  const t = useTexts<typeof en>("keys")
  const shell = useShellTexts()
  const [isOpen, setOpen] = useState(false)
  const [origins, setOrigins] = useState(key.origins.join("\n"))
  const [browsersOnly, setBrowsersOnly] = useState(key.browsers_only)
  const { act, isBusy } = useAct()
  const save = () =>
    act(
      () => api.put("/api/keys/{id}/origins", { path: { id: key.id }, body: { origins: originsIn(origins), browsers_only: browsersOnly } }),
      {
        says: t("origins_saved"),
        onDone: () => setOpen(false),
        refreshes: ["keys"],
      },
    )
  return (
    <>
      <GatedButton may="keys.change" size="small" onClick={() => setOpen(true)}>
        {t("origins_change")}
      </GatedButton>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={`${t("origins")}: ${key.name}`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{shell("cancel")}</Button>
            <Button look="main" disabled={isBusy} onClick={() => void save()}>
              {shell("save")}
            </Button>
          </>
        }
      >
        <div className="grid gap-4 pb-2">
          <Field label={t("origins")} hint={t("origins_hint")}>
            {(carry) => (
              <Textarea
                {...carry}
                rows={5}
                spellCheck={false}
                value={origins}
                onChange={(event) => setOrigins(event.currentTarget.value)}
              />
            )}
          </Field>
          <Checkbox label={t("browsers_only")} checked={browsersOnly} onChange={(event) => setBrowsersOnly(event.currentTarget.checked)} />
        </div>
      </Dialog>
    </>
  )
}

/** Takes a key back, after asking. */
export function RevokeKey({ apiKey: key }: { apiKey: Key }) {
  const t = useTexts<typeof en>("keys")
  const shell = useShellTexts()
  const [isOpen, setOpen] = useState(false)
  const { act, isBusy } = useAct()
  const revoke = () =>
    act(() => api.delete("/api/keys/{id}", { path: { id: key.id } }), {
      says: t("revoked"),
      onDone: () => setOpen(false),
      refreshes: ["keys"],
    })
  return (
    <>
      <GatedButton may="keys.change" look="bad" size="small" onClick={() => setOpen(true)}>
        {t("revoke")}
      </GatedButton>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("revoke_title", { name: key.name })}
        description={t("revoke_hint")}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{shell("cancel")}</Button>
            <Button look="bad" disabled={isBusy} onClick={() => void revoke()}>
              {t("revoke")}
            </Button>
          </>
        }
      />
    </>
  )
}
