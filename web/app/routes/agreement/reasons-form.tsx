import { Plus, Trash } from "lucide-react"
import { useState } from "react"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { DraftField } from "#app/routes/agreement/draft-field.tsx"
import type { PutIn } from "#app/routes/agreement/draft.ts"
import type { en } from "#app/routes/agreement/en.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Input } from "#app/ui/input.tsx"

const KINDS = ["reject", "recycle"] as const
const NEW = { credit_back: false, counts_against_quality: false, cool_down: "90 days", track: "topic", label: "neutral" }

/** The reasons that a rep may give, what each means and how long a lead then rests. */
export function ReasonsForm({ agreement: { reasons }, edit }: { agreement: Agreement; edit: PutIn }) {
  const t = useTexts<typeof en>("agreement")
  return (
    <Card title={t("form_reasons")} note={t("form_reasons_hint")}>
      <div className="grid gap-5">
        {KINDS.map((kind) => (
          <fieldset key={kind} className="grid gap-3">
            <legend className="mb-1 font-medium">{t(`reasons_${kind}`)}</legend>
            {reasons[kind].map((reason, at) => (
              <div key={reason.id} className="grid items-end gap-2 border-b pb-3 last:border-0 sm:grid-cols-[1fr_9rem_auto_auto]">
                <DraftField
                  label={t("reason_says", { id: reason.id })}
                  path={["reasons", kind, at, "says"]}
                  value={reason.says}
                  edit={edit}
                />
                {reason.cool_down === null ? (
                  <p className="py-2 text-xs text-muted-foreground">{t("person_looks")}</p>
                ) : (
                  <DraftField label={t("rests_for")} path={["reasons", kind, at, "cool_down"]} value={reason.cool_down} edit={edit} />
                )}
                <Checkbox
                  label={t("counts_against")}
                  className="py-2"
                  checked={reason.counts_against_quality}
                  onChange={(event) => void edit([{ path: ["reasons", kind, at, "counts_against_quality"], value: event.target.checked }])}
                />
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t("take_out_reason", { says: reason.says })}
                  onClick={() => void edit([{ path: ["reasons", kind, at], value: null }])}
                >
                  <Trash aria-hidden />
                </Button>
              </div>
            ))}
            <NewReason onAdd={(id, says) => edit([{ path: ["reasons", kind, reasons[kind].length], value: { id, says, ...NEW } }])} />
          </fieldset>
        ))}
      </div>
    </Card>
  )
}

function NewReason({ onAdd }: { onAdd: (id: string, says: string) => Promise<void> }) {
  const t = useTexts<typeof en>("agreement")
  const [says, setSays] = useState("")
  const add = () => {
    void onAdd(idOf(says), says.trim())
    setSays("")
  }
  return (
    <div className="flex gap-2">
      <Input
        aria-label={t("new_reason")}
        placeholder={t("new_reason")}
        value={says}
        onChange={(event) => setSays(event.target.value)}
        className="max-w-sm"
      />
      <Button disabled={idOf(says) === ""} onClick={add}>
        <Plus aria-hidden />
        {t("add")}
      </Button>
    </div>
  )
}

/** A short name from the words: "Wrong contact!" → wrong_contact. */
function idOf(says: string): string {
  return says
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_0-9]+|_+$/g, "")
    .slice(0, 40)
}
