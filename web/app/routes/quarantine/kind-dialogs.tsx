import { useState } from "react"
import type { z } from "zod"
import type { PersonView } from "#contract/person.ts"
import { useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import type { en } from "#app/routes/quarantine/en.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Combobox } from "#app/ui/combobox.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { Field, Input } from "#app/ui/input.tsx"

/** Sets all of a kind aside for good, with a reason. */
export function DropAll({ items, isBusy, onDrop }: { items: number; isBusy: boolean; onDrop: (why: string) => void }) {
  const t = useTexts<typeof en>("quarantine")
  const shell = useShellTexts()
  const [isOpen, setOpen] = useState(false)
  const [why, setWhy] = useState("")
  return (
    <>
      <GatedButton may="intake.mend" look="bad" disabled={isBusy} onClick={() => setOpen(true)}>
        {t("drop")}
      </GatedButton>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={`${t("drop")} (${items})`}
        description={t("drop_hint")}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{shell("cancel")}</Button>
            <Button look="bad" disabled={why.trim() === ""} onClick={() => (setOpen(false), onDrop(why))}>
              {t("drop")}
            </Button>
          </>
        }
      >
        <Field label={t("reason_label")}>
          {(carry) => <Input {...carry} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />}
        </Field>
      </Dialog>
    </>
  )
}

/** Makes somebody else accountable for all of a kind. */
export function GiveAway({ isBusy, onGive }: { isBusy: boolean; onGive: (handle: string) => void }) {
  const t = useTexts<typeof en>("quarantine")
  const shell = useShellTexts()
  const [isOpen, setOpen] = useState(false)
  const [owner, setOwner] = useState<string | null>(null)
  const people = useApi<{ data: z.infer<typeof PersonView>[] }>("/api/people", {}, { enabled: isOpen })
  const choices = (people.data?.data ?? [])
    .filter(({ active }) => active)
    .map(({ handle, name, team }) => ({ value: handle, label: name, hint: team }))
  return (
    <>
      <GatedButton may="intake.mend" disabled={isBusy} onClick={() => setOpen(true)}>
        {t("give")}
      </GatedButton>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("give")}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{shell("cancel")}</Button>
            <Button look="main" disabled={owner === null} onClick={() => (setOpen(false), onGive(owner ?? ""))}>
              {t("give")}
            </Button>
          </>
        }
      >
        <Field label={t("owner")}>
          {({ id }) => (
            <Combobox id={id} label={t("owner")} value={owner} choices={choices} onChange={setOwner} nothing={t("nobody_found")} />
          )}
        </Field>
      </Dialog>
    </>
  )
}
