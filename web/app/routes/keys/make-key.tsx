import { useState } from "react"
import { api } from "#app/api.ts"
import { useAct } from "#app/parts/use-act.ts"
import type { Made } from "#app/routes/keys/keys-page.tsx"
import type { en } from "#app/routes/keys/en.ts"
import { originsIn } from "#app/routes/keys/origins-in.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { DateInput } from "#app/ui/date-input.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { Field, Input, Textarea } from "#app/ui/input.tsx"
import { RadioGroup } from "#app/ui/radio-group.tsx"
import { Segmented } from "#app/ui/segmented.tsx"

const SCOPES = ["write", "admin", "sign"] as const
type Scope = (typeof SCOPES)[number]

/** Asks what a new key is for, and makes it. */
export function MakeKey({ onClose, onMade }: { onClose: () => void; onMade: (made: Made) => void }) {
  const t = useTexts<typeof en>("keys")
  const shell = useShellTexts()
  const [name, setName] = useState("")
  const [scope, setScope] = useState<Scope>("write")
  const [side, setSide] = useState<"marketing" | "sales">("marketing")
  const [origins, setOrigins] = useState("")
  const [browsersOnly, setBrowsersOnly] = useState(false)
  const [until, setUntil] = useState("")
  const { act, isBusy } = useAct()
  const make = () => {
    const places = scope === "write" ? { origins: originsIn(origins), browsers_only: browsersOnly } : {}
    const end = until === "" ? {} : { expires_at: new Date(until).toISOString() }
    const body = { name, scopes: [scope], side: scope === "sign" ? side : null, ...places, ...end }
    void act(() => api.post<Made>("/api/keys", { body }), { onDone: onMade, refreshes: ["keys"] })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("create")}
      footer={
        <>
          <Button onClick={onClose}>{shell("cancel")}</Button>
          <Button look="main" disabled={isBusy || name.trim() === ""} onClick={make}>
            {t("create")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 pb-2">
        <Field label={t("name")} hint={t("name_hint")}>
          {(carry) => <Input {...carry} value={name} maxLength={100} autoFocus onChange={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <RadioGroup
          label={t("scope")}
          value={scope}
          options={SCOPES.map((each) => ({ value: each, label: t(`scope_${each}`), hint: t(`scope_${each}_hint`) }))}
          onChange={setScope}
        />
        {scope === "sign" && (
          <Segmented
            label={t("side")}
            value={side}
            options={(["marketing", "sales"] as const).map((each) => ({ value: each, label: t(`side_${each}`) }))}
            onChange={setSide}
          />
        )}
        {scope === "write" && (
          <>
            <Field label={t("origins")} hint={t("origins_hint")}>
              {(carry) => (
                <Textarea
                  {...carry}
                  rows={3}
                  value={origins}
                  spellCheck={false}
                  onChange={(event) => setOrigins(event.currentTarget.value)}
                />
              )}
            </Field>
            <Checkbox
              label={t("browsers_only")}
              checked={browsersOnly}
              onChange={(event) => setBrowsersOnly(event.currentTarget.checked)}
            />
          </>
        )}
        <Field label={t("expires")} hint={t("expires_hint")}>
          {(carry) => <DateInput {...carry} withTime value={until} onChange={(event) => setUntil(event.currentTarget.value)} />}
        </Field>
      </div>
    </Dialog>
  )
}
