import { Plus, X } from "lucide-react"
import { useId } from "react"
import type { en } from "#app/routes/embed/en.ts"
import { USUAL_FIELDS, type FormField } from "#app/routes/embed/wanted.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Field, Input } from "#app/ui/input.tsx"

/** Which fields the form has, in their order. */
export function FormFields({ fields, onChange }: { fields: FormField[]; onChange: (fields: FormField[]) => void }) {
  const t = useTexts<typeof en>("embed")
  const list = useId()
  const unused = USUAL_FIELDS.find((name) => !fields.some((field) => field.name === name)) ?? ""
  return (
    <div className="grid gap-3">
      <datalist id={list}>
        {USUAL_FIELDS.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ol className="grid gap-2">
        {fields.map((field, at) => (
          // fields are known by their place: names change while they are typed
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2 rounded-md border p-2">
            <Field label={t("field_name")}>
              {(carry) => (
                <Input
                  {...carry}
                  list={list}
                  value={field.name}
                  spellCheck={false}
                  onChange={(event) => onChange(fields.with(at, { ...field, name: event.currentTarget.value.replaceAll(/[^\w.-]/g, "_") }))}
                />
              )}
            </Field>
            <Field label={t("field_label")}>
              {(carry) => (
                <Input
                  {...carry}
                  value={field.label}
                  onChange={(event) => onChange(fields.with(at, { ...field, label: event.currentTarget.value }))}
                />
              )}
            </Field>
            <Button
              look="quiet"
              size="icon"
              aria-label={t("remove_field", { name: field.name })}
              onClick={() => onChange(fields.toSpliced(at, 1))}
            >
              <X aria-hidden />
            </Button>
            <Checkbox
              label={t("field_required")}
              checked={field.isRequired}
              onChange={(event) => onChange(fields.with(at, { ...field, isRequired: event.currentTarget.checked }))}
            />
          </li>
        ))}
      </ol>
      <p className="text-xs text-muted-foreground">{t("fields_hint")}</p>
      <div>
        <Button size="small" onClick={() => onChange([...fields, { name: unused, isRequired: false, label: "" }])}>
          <Plus aria-hidden />
          {t("add_field")}
        </Button>
      </div>
    </div>
  )
}
