import { FileWarning } from "lucide-react"
import type { Agreement } from "#domain/agreement/agreement.ts"
import type { ClockKind } from "#domain/agreement/sla-policy.ts"
import { DraftContext, DraftField } from "#app/routes/agreement/draft-field.tsx"
import type { PutIn } from "#app/routes/agreement/draft.ts"
import type { en } from "#app/routes/agreement/en.ts"
import { withWritten } from "#app/routes/agreement/form-values.ts"
import { ReasonsForm } from "#app/routes/agreement/reasons-form.tsx"
import type { Draft } from "#app/routes/agreement/version.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Select } from "#app/ui/select.tsx"
import { Empty, Spinner } from "#app/ui/states.tsx"

const TIERS = ["1", "2", "3"] as const

/** What people change most, field by field. Everything else is changed in the file. While the file can't be read, the form stays as it last was, with what is written now. */
export function DraftForm({ draft, readable, edit, onFile }: DraftFormProps) {
  const t = useTexts<typeof en>("agreement")
  const last = draft?.document ?? readable
  if (draft === null || last === undefined) return <Spinner label={t("checking")} />
  if (last === null)
    return (
      <Empty icon={<FileWarning aria-hidden />} title={t("form_needs_mending")} action={<Button onClick={onFile}>{t("as_file")}</Button>}>
        {t("form_needs_mending_hint")}
      </Empty>
    )
  const agreement = (draft.document ?? withWritten(last, draft.written)) as Agreement
  return (
    <DraftContext value={{ readable: last, problems: draft.problems }}>
      <div className="grid gap-4">
        <General agreement={agreement} edit={edit} />
        <Tiers agreement={agreement} edit={edit} />
        <Clocks agreement={agreement} edit={edit} />
        <ReasonsForm agreement={agreement} edit={edit} />
        <Commitments agreement={agreement} edit={edit} />
      </div>
    </DraftContext>
  )
}

type DraftFormProps = { draft: Draft | null; readable: unknown; edit: PutIn; onFile: () => void }
type Part = { agreement: Agreement; edit: PutIn }

function General({ agreement: { name, gate, bands, review_after_days: days }, edit }: Part) {
  const t = useTexts<typeof en>("agreement")
  return (
    <Card title={t("form_general")}>
      <div className="grid gap-3 sm:grid-cols-2">
        <DraftField label={t("name")} path={["name"]} value={name} edit={edit} className="sm:col-span-2" />
        <DraftField label={t("gate_fit")} path={["gate", "fit", "at_least"]} value={gate.fit.at_least} edit={edit} />
        <DraftField label={t("gate_intent")} path={["gate", "intent", "at_least"]} value={gate.intent.at_least} edit={edit} />
        <DraftField label={t("band_mql")} path={["bands", "mql"]} value={bands.mql} edit={edit} />
        <DraftField label={t("band_sales_ready")} path={["bands", "sales_ready"]} value={bands.sales_ready} edit={edit} />
        <div className="grid gap-1.5">
          <span className="font-medium">{t("decision")}</span>
          <Select
            label={t("decision")}
            value={gate.decision}
            onChange={(value) => void edit([{ path: ["gate", "decision"], value }])}
            options={(["automatic", "review"] as const).map((value) => ({ value, label: t(`decision_${value}`) }))}
          />
        </div>
        <DraftField label={t("review_days")} path={["review_after_days"]} value={days} edit={edit} />
      </div>
    </Card>
  )
}

function Tiers({ agreement: { tiers }, edit }: Part) {
  const t = useTexts<typeof en>("agreement")
  return (
    <Card title={t("form_tiers")} note={t("conditions_in_file")}>
      <div className="grid gap-3">
        {tiers.map(({ tier, says }, at) => (
          <DraftField key={at} label={t("tier_place", { n: tier, place: at + 1 })} path={["tiers", at, "says"]} value={says} edit={edit} />
        ))}
      </div>
    </Card>
  )
}

function Clocks({ agreement: { sla }, edit }: Part) {
  const t = useTexts<typeof en>("agreement")
  return (
    <Card title={t("form_clocks")} note={t("form_clocks_hint")}>
      <div className="grid gap-4">
        {(Object.entries(sla.clocks) as [ClockKind, (typeof sla.clocks)["first_touch"]][]).map(([kind, clock]) =>
          clock === undefined ? null : (
            <fieldset key={kind}>
              <legend className="mb-1 font-medium">
                {t(`clock_${kind}`)}{" "}
                <span className="text-xs font-normal text-muted-foreground">{t("owed_by", { side: t(clock.owed_by) })}</span>
              </legend>
              <div className="grid gap-2 sm:grid-cols-3">
                {TIERS.map((tier) => (
                  <DraftField
                    key={tier}
                    label={t("tier_n", { n: tier })}
                    path={["sla", "clocks", kind, "target", tier]}
                    value={clock.target[tier]}
                    edit={edit}
                  />
                ))}
              </div>
            </fieldset>
          ),
        )}
      </div>
    </Card>
  )
}

function Commitments({ agreement: { commitments }, edit }: Part) {
  const t = useTexts<typeof en>("agreement")
  return (
    <Card title={t("form_commitments")}>
      <div className="grid gap-4">
        <fieldset>
          <legend className="mb-1 font-medium">{t("mqls_per_month")}</legend>
          <div className="grid gap-2 sm:grid-cols-4">
            {TIERS.map((tier) => (
              <DraftField
                key={tier}
                label={t("tier_n", { n: tier })}
                path={["commitments", "marketing", "mqls_per_month", tier]}
                value={commitments.marketing.mqls_per_month[tier]}
                edit={edit}
              />
            ))}
            <DraftField
              label={t("complete_share")}
              path={["commitments", "marketing", "complete_share"]}
              value={commitments.marketing.complete_share}
              edit={edit}
            />
          </div>
        </fieldset>
        {TIERS.map((tier) => (
          <fieldset key={tier}>
            <legend className="mb-1 font-medium">{t("follow_up", { n: tier })}</legend>
            <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
              {(["least", "most", "days", "channels"] as const).map((what) => (
                <DraftField
                  key={what}
                  label={t(`touch_${what}`)}
                  path={["commitments", "sales", "touches", tier, what]}
                  value={commitments.sales.touches[tier][what]}
                  edit={edit}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </Card>
  )
}
