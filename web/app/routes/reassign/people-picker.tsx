import { X } from "lucide-react"
import { codeName } from "#domain/language/code-name.ts"
import type { Colleague } from "#app/routes/reassign/reassign-page.tsx"
import type { en } from "#app/routes/reassign/en.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Combobox } from "#app/ui/combobox.tsx"
import { Field } from "#app/ui/input.tsx"

/** Several people, one after the other. `chosen`: their handles. */
export function PeoplePicker({ label, hint, people, chosen, onChange }: PeoplePickerProps) {
  const t = useTexts<typeof en>("reassign")
  const left = people.filter(({ handle }) => !chosen.includes(handle))
  const choices = left.map(({ handle, name, team }) => ({ value: handle, label: name, hint: codeName(team) }))
  const named = chosen.flatMap((handle) => people.find((person) => person.handle === handle) ?? [])
  return (
    <div className="grid gap-2">
      {named.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-1.5">
          {named.map(({ handle, name }) => (
            <li key={handle} className="inline-flex items-center gap-1 rounded-full border bg-secondary py-0.5 pr-0.5 pl-3">
              {name}
              <Button
                look="quiet"
                size="iconSmall"
                className="rounded-full"
                aria-label={t("remove", { name })}
                onClick={() => onChange(chosen.filter((each) => each !== handle))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field label={label} hint={hint}>
        {({ id }) => (
          <Combobox
            key={chosen.length}
            id={id}
            label={label}
            value={null}
            choices={choices}
            placeholder={t("add_person")}
            nothing={t("nobody_called")}
            onChange={(handle) => handle !== null && onChange([...chosen, handle])}
          />
        )}
      </Field>
    </div>
  )
}

type PeoplePickerProps = {
  label: string
  hint?: string
  people: readonly Colleague[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}
