import { Plus, X } from "lucide-react"
import { useId } from "react"
import type { en } from "#app/routes/quarantine/en.ts"
import { CHARSETS, emptyStep, OPS, type Op, type Step } from "#app/routes/quarantine/patch-step.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { Select } from "#app/ui/select.tsx"

/** The changes that are made to each item, in their order. `places`: where values stand in an example. */
export function PatchEditor({ steps, places, onChange }: { steps: Step[]; places: string[]; onChange: (steps: Step[]) => void }) {
  const t = useTexts<typeof en>("quarantine")
  const list = useId()
  const put = (at: number, step: Step) => onChange(steps.with(at, step))
  return (
    <div className="grid gap-3">
      <datalist id={list}>
        {places.map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
      <ol className="grid gap-3">
        {steps.map((step, at) => (
          // steps have no name of their own; their place is what they are known by
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className="grid gap-3 rounded-md border p-3 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
            <Field label={t("op")}>
              {(carry) => (
                <Select<Op>
                  {...carry}
                  value={step.op}
                  options={OPS.map((op) => ({ value: op, label: t(`op_${op}`) }))}
                  onChange={(op) => put(at, emptyStep(op))}
                />
              )}
            </Field>
            <div className="grid gap-3 sm:grid-cols-2">
              <StepFields step={step} list={list} onChange={(next) => put(at, next)} />
            </div>
            <Button
              look="quiet"
              size="icon"
              aria-label={t("remove_step", { n: at + 1 })}
              onClick={() => onChange(steps.toSpliced(at, 1))}
              className="self-end"
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      <p className="text-xs text-muted-foreground">{t("place_hint")}</p>
      <div>
        <Button size="small" onClick={() => onChange([...steps, emptyStep("rename")])}>
          <Plus aria-hidden />
          {t("add_step")}
        </Button>
      </div>
    </div>
  )
}

function StepFields({ step, list, onChange }: { step: Step; list: string; onChange: (step: Step) => void }) {
  const t = useTexts<typeof en>("quarantine")
  if (step.op === "rename")
    return (
      <>
        <Text label={t("place_from")} value={step.from} list={list} onChange={(from) => onChange({ ...step, from })} />
        <Text label={t("place_to")} value={step.to} onChange={(to) => onChange({ ...step, to })} />
      </>
    )
  const place = <Text label={t("place")} value={step.at} list={list} onChange={(at) => onChange({ ...step, at })} />
  if (step.op === "drop") return place
  if (step.op === "set")
    return (
      <>
        {place}
        <Text label={t("value")} value={String(step.value ?? "")} onChange={(value) => onChange({ ...step, value })} />
        <Checkbox
          label={t("when_absent")}
          checked={step.when_absent ?? false}
          onChange={(event) => onChange({ ...step, when_absent: event.currentTarget.checked })}
        />
      </>
    )
  if (step.op === "replace")
    return (
      <>
        {place}
        <Text label={t("pattern")} value={step.pattern} onChange={(pattern) => onChange({ ...step, pattern })} />
        <Text label={t("with")} value={step.with} onChange={(next) => onChange({ ...step, with: next })} />
      </>
    )
  return (
    <>
      {place}
      <Field label={t("charset")}>
        {(carry) => (
          <Select
            {...carry}
            value={step.charset}
            options={CHARSETS.map((each) => ({ value: each, label: each }))}
            onChange={(charset) => onChange({ ...step, charset })}
          />
        )}
      </Field>
    </>
  )
}

function Text({ label, value, list, onChange }: { label: string; value: string; list?: string; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      {(carry) => (
        <Input
          {...carry}
          value={value}
          list={list}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
