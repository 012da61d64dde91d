import { useState } from "react"
import { api } from "#app/api.ts"
import { workspaceNow } from "#app/clock.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import type { Colleague } from "#app/routes/people/people-page.tsx"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { DateInput } from "#app/ui/date-input.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { Select } from "#app/ui/select.tsx"

const KINDS = ["out_of_office", "holiday", "busy"] as const
const A_DAY = 24 * 60 * 60_000

/** Says from when to when somebody is away; it counts at once. */
export function AddAbsence({ person }: { person: Colleague }) {
  const t = useTexts<typeof en>("people")
  const [from, setFrom] = useState(() => local(workspaceNow()))
  const [until, setUntil] = useState(() => local(workspaceNow() + A_DAY))
  const [kind, setKind] = useState<(typeof KINDS)[number]>("out_of_office")
  const [note, setNote] = useState("")
  const [tentative, setTentative] = useState(false)
  const { act, isBusy } = useAct()
  const add = () =>
    act(
      () => {
        const body = { from: new Date(from).toISOString(), until: new Date(until).toISOString(), kind, note, tentative }
        return api.post("/api/people/{handle}/absences", { path: { handle: person.handle }, body })
      },
      { says: t("absence_added"), onDone: () => setNote(""), refreshes: ["people", "board", "capacity", "coverage"] },
    )
  const isComplete = from !== "" && until !== "" && from < until
  return (
    <form
      className="grid gap-3 rounded-md border p-3"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <h4 className="font-medium">{t("add_absence")}</h4>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("from")}>
          {(carry) => <DateInput {...carry} withTime value={from} onChange={(event) => setFrom(event.currentTarget.value)} />}
        </Field>
        <Field label={t("until")}>
          {(carry) => <DateInput {...carry} withTime value={until} onChange={(event) => setUntil(event.currentTarget.value)} />}
        </Field>
        <Field label={t("kind")}>
          {(carry) => (
            <Select {...carry} value={kind} options={KINDS.map((each) => ({ value: each, label: t(`kind_${each}`) }))} onChange={setKind} />
          )}
        </Field>
        <Field label={t("note")}>
          {(carry) => <Input {...carry} value={note} maxLength={1000} onChange={(event) => setNote(event.currentTarget.value)} />}
        </Field>
      </div>
      <Checkbox label={t("tentative")} checked={tentative} onChange={(event) => setTentative(event.currentTarget.checked)} />
      <div>
        <GatedButton may="people.absence" type="submit" disabled={isBusy || !isComplete}>
          {t("save")}
        </GatedButton>
      </div>
    </form>
  )
}

/** An instant as an input of day and time wants it, in the viewer's zone. */
function local(ms: number): string {
  const at = new Date(ms)
  return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
