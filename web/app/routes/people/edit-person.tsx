import { useState, type ReactNode } from "react"
import { api, Refused } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { paths } from "#app/paths.ts"
import { useAgreed } from "#app/routes/people/agreed.ts"
import type { Colleague } from "#app/routes/people/people-page.tsx"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { Select } from "#app/ui/select.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

export const ROLES = ["rep", "manager", "director", "leader", "marketing", "revops"] as const

/** What is put in about a person; texts as they are typed. */
type Draft = {
  handle: string
  name: string
  email: string
  role: (typeof ROLES)[number]
  team: string
  zone: string
  calendar: string
  skills: string
  capacity: string
  active: boolean
}

/** Adds somebody, or changes what is known of them; others stay as they are. */
export function EditPerson({ person, teams, onSaved }: { person: Colleague | null; teams: string[]; onSaved: () => void }) {
  const t = useTexts<typeof en>("people")
  const [draft, setDraft] = useState(() => draftOf(person))
  const [wrong, setWrong] = useState<readonly { pointer: string; message: string }[]>([])
  const { act, isBusy } = useAct()
  const { query: agreed, isMissing } = useAgreed()
  const known = [...new Set([...Object.keys(agreed.data?.document.teams ?? {}), ...teams])].sort()
  const change = (next: Partial<Draft>) => setDraft({ ...draft, ...next })
  const problem = (name: string) => wrong.find(({ pointer }) => pointer.endsWith(`/${name}`))?.message
  const save = () =>
    act(
      async () => {
        try {
          return await api.put("/api/people", { body: [bodyOf(draft)] })
        } catch (error) {
          if (error instanceof Refused) setWrong(error.errors)
          throw error
        }
      },
      { says: t("saved"), onDone: onSaved, refreshes: ["people", "board", "capacity", "coverage"] },
    )
  const text = (name: "name" | "email" | "handle" | "zone" | "calendar" | "skills" | "team", hint?: ReactNode, more: object = {}) => (
    <Field label={t(name)} hint={hint} problem={problem(name)}>
      {(carry) => <Input {...carry} {...more} value={draft[name]} onChange={(event) => change({ [name]: event.currentTarget.value })} />}
    </Field>
  )
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {text("name", undefined, { required: true })}
      {person === null && text("handle", t("handle_hint"), { required: true, spellCheck: false })}
      {text("email", undefined, { type: "email", required: true })}
      <Field label={t("role")}>
        {(carry) => (
          <Select
            {...carry}
            value={draft.role}
            options={ROLES.map((each) => ({ value: each, label: t(`role_${each}`) }))}
            onChange={(role) => change({ role })}
          />
        )}
      </Field>
      <datalist id="teams">
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      {text("team", isMissing ? <NoTeamsYet /> : undefined, { list: "teams", required: true })}
      <datalist id="zones">
        {Intl.supportedValuesOf("timeZone").map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      {text("zone", t("zone_hint"), { list: "zones", required: true })}
      {text("calendar", t("calendar_own"))}
      {text("skills", t("skills_hint"))}
      <Field label={t("capacity")} hint={t("capacity_hint")} problem={problem("capacity")}>
        {(carry) => (
          <Input
            {...carry}
            type="number"
            min={0}
            value={draft.capacity}
            onChange={(event) => change({ capacity: event.currentTarget.value })}
          />
        )}
      </Field>
      <div>
        <Checkbox label={t("active")} checked={draft.active} onChange={(event) => change({ active: event.currentTarget.checked })} />
        {!draft.active && <p className="mt-1 text-xs text-muted-foreground">{t("deactivate_hint")}</p>}
      </div>
      <div>
        <GatedButton may="people.change" look="main" type="submit" disabled={isBusy}>
          {t("save")}
        </GatedButton>
      </div>
    </form>
  )
}

/** Before there is an agreement nothing can be chosen from; it is said where teams come from. */
function NoTeamsYet() {
  const t = useTexts<typeof en>("people")
  return (
    <>
      {t("no_teams_yet")} <TextLink to={paths.agreementDraft()}>{t("no_teams_choose")}</TextLink>
    </>
  )
}

function draftOf(person: Colleague | null): Draft {
  const { handle = "", name = "", email = "", role = "rep", team = "", active = true } = person ?? {}
  const zone = person?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const capacity = person?.capacity ?? null
  return {
    ...{ handle, name, email, role, team, active, zone },
    calendar: person?.calendar ?? "",
    skills: person?.skills.join(", ") ?? "",
    capacity: capacity === null ? "" : String(capacity),
  }
}

function bodyOf({ skills, calendar, capacity, ...draft }: Draft) {
  return {
    ...draft,
    calendar: calendar.trim() || null,
    skills: skills
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== ""),
    capacity: capacity.trim() === "" ? null : Number(capacity),
  }
}
