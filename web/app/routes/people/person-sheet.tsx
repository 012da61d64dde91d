import { useState } from "react"
import { codeName } from "#domain/language/code-name.ts"
import { api } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant, TheirTime } from "#app/parts/instant.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { AddAbsence } from "#app/routes/people/add-absence.tsx"
import { EditPerson } from "#app/routes/people/edit-person.tsx"
import type { Colleague } from "#app/routes/people/people-page.tsx"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"

/** Somebody in detail: what is known, when they are away, and what can be done. */
export function PersonSheet({ person, teams }: { person: Colleague; teams: string[] }) {
  const t = useTexts<typeof en>("people")
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <EditPerson person={person} teams={teams} onSaved={() => setEditing(false)} />
  return (
    <div className="grid gap-6">
      <Facts
        facts={[
          [t("handle"), <code key="handle">{person.handle}</code>],
          [t("email"), person.email],
          [t("role"), t(`role_${person.role}`)],
          [t("team"), codeName(person.team)],
          [t("zone"), <TheirTime key="zone" zone={person.zone} />],
          [t("calendar"), person.calendar ?? t("calendar_own")],
          [t("skills"), person.skills.join(", ")],
          [t("capacity"), person.capacity],
          [t("active_short"), person.active ? null : <Badge key="left">{t("inactive")}</Badge>],
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <GatedButton may="people.change" onClick={() => setEditing(true)}>
          {t("change")}
        </GatedButton>
        <LinkButton to={`/reassign?from=${person.handle}`}>{t("pass_on")}</LinkButton>
      </div>
      <section className="grid gap-3">
        <h3 className="font-semibold">{t("absences")}</h3>
        {person.absences.length === 0 ? <p className="text-muted-foreground">{t("no_absences")}</p> : <Absences person={person} />}
        <AddAbsence person={person} />
      </section>
    </div>
  )
}

function Absences({ person }: { person: Colleague }) {
  const t = useTexts<typeof en>("people")
  const { act, isBusy } = useAct()
  const end = (from: string) =>
    act(() => api.delete("/api/people/{handle}/absences/{from}", { path: { handle: person.handle, from } }), {
      says: t("ended"),
      refreshes: ["people", "board", "capacity", "coverage"],
    })
  return (
    <ul className="grid gap-2">
      {person.absences.map((absence) => (
        <li key={`${absence.from} ${absence.until} ${absence.kind}`} className="grid gap-1 rounded-md border px-3 py-2">
          <span className="flex flex-wrap items-center gap-1.5">
            <Instant at={absence.from} /> – <Instant at={absence.until} />
            {absence.tentative && <Badge>{t("tentative_short")}</Badge>}
          </span>
          <span className="text-xs text-muted-foreground">
            {kindName(absence.kind, t)}
            {absence.note !== "" && ` · ${absence.note}`}
          </span>
          <span>
            <GatedButton may="people.absence" size="small" disabled={isBusy} onClick={() => void end(absence.from)}>
              {t("end_absence")}
            </GatedButton>
          </span>
        </li>
      ))}
    </ul>
  )
}

function kindName(kind: string, t: ReturnType<typeof useTexts<typeof en>>): string {
  return kind === "holiday" ? t("kind_holiday") : kind === "busy" ? t("kind_busy") : t("kind_out_of_office")
}
