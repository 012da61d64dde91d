import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import type { z } from "zod"
import type { MadeSourceView, SourceBody } from "#contract/source.ts"
import { api } from "#app/api.ts"
import { useAct } from "#app/parts/use-act.ts"
import { OnceShown } from "#app/routes/sources/once-shown.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { Select } from "#app/ui/select.tsx"

type Made = z.infer<typeof MadeSourceView>
type Vendor = NonNullable<z.input<typeof SourceBody>["vendor"]>
const VENDORS: readonly Vendor[] = ["typeform", "webflow", "calendly", "hubspot", "meta", "custom"]

/** Takes somebody's webhooks: asks who sends, then shows the address and, this once, the secret. */
export function AddSource({ onClose }: { onClose: () => void }) {
  const t = useTexts<typeof en>("sources")
  const shell = useShellTexts()
  const navigate = useNavigate()
  const [name, setName] = useState("")
  const [vendor, setVendor] = useState<Vendor>("typeform")
  const [secret, setSecret] = useState("")
  const [made, setMade] = useState<Made | null>(null)
  const { act, isBusy } = useAct()
  const add = () =>
    act(() => api.post<Made>("/api/sources", { body: { name, vendor, ...(secret !== "" && { secret }) } }), {
      onDone: setMade,
      refreshes: ["sources"],
    })
  if (made !== null)
    return (
      <Dialog
        open
        onClose={onClose}
        title={made.name}
        footer={
          <Button look="main" onClick={() => void navigate({ to: `/sources/${made.id}` })}>
            {t("mapping")}
          </Button>
        }
      >
        <OnceShown made={made} />
      </Dialog>
    )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("add")}
      footer={
        <>
          <Button onClick={onClose}>{shell("cancel")}</Button>
          <Button look="main" disabled={isBusy || name === ""} onClick={() => void add()}>
            {t("add")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 pb-2">
        <Field label={t("vendor")}>
          {(carry) => (
            <Select
              {...carry}
              value={vendor}
              options={VENDORS.map((each) => ({ value: each, label: each === "custom" ? t("vendor_custom") : each }))}
              onChange={setVendor}
            />
          )}
        </Field>
        <Field label={t("name")} hint={t("name_hint")}>
          {(carry) => (
            <Input
              {...carry}
              value={name}
              spellCheck={false}
              onChange={(event) => setName(event.currentTarget.value.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-"))}
            />
          )}
        </Field>
        <Field label={t("secret")} hint={t("secret_hint")}>
          {(carry) => (
            <Input
              {...carry}
              value={secret}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setSecret(event.currentTarget.value.trim())}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
