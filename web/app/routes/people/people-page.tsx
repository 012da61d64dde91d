import { FileUp, UserPlus, Users } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { PersonView } from "#contract/person.ts"
import { codeName } from "#domain/language/code-name.ts"
import { useApi } from "#app/api.ts"
import { useNow } from "#app/clock.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Person } from "#app/parts/person.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { EditPerson } from "#app/routes/people/edit-person.tsx"
import { PeopleTabs } from "#app/routes/people/people-tabs.tsx"
import { PersonSheet } from "#app/routes/people/person-sheet.tsx"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Input } from "#app/ui/input.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Select } from "#app/ui/select.tsx"
import { Sheet } from "#app/ui/sheet.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

export type Colleague = z.infer<typeof PersonView>

/** /people: who works here, in which team and hours, and when they are away. */
export function Component() {
  const t = useTexts<typeof en>("people")
  const [{ person: opened, team, search, left }, setSearch] = useSearchValues(["person", "team", "search", "left"])
  const [isAdding, setAdding] = useState(false)
  const people = useApi<{ data: Colleague[] }>("/api/people")
  const add = (
    <>
      <LinkButton to="/people/import">
        <FileUp aria-hidden />
        {t("import")}
      </LinkButton>
      <GatedButton may="people.change" look="main" onClick={() => setAdding(true)}>
        <UserPlus aria-hidden />
        {t("add_person")}
      </GatedButton>
    </>
  )
  return (
    <Page title={t("title")} note={t("title_note")} wide actions={add}>
      <PeopleTabs />
      <Loaded query={people}>
        {({ data }) => {
          const shown = data.filter((each) => fits(each, { team, search, left: left === "true" }))
          const person = data.find(({ handle }) => handle === opened)
          return (
            <>
              <div className="flex flex-wrap items-center gap-3">
                <Input
                  type="search"
                  aria-label={t("search")}
                  placeholder={t("search")}
                  className="w-56"
                  value={search}
                  onChange={(event) => setSearch({ search: event.currentTarget.value })}
                />
                <Select
                  label={t("team")}
                  value={team || "all"}
                  options={[
                    { value: "all", label: t("all_teams") },
                    ...teamsOf(data).map((each) => ({ value: each, label: codeName(each) })),
                  ]}
                  onChange={(next) => setSearch({ team: next === "all" ? "" : next })}
                />
                <Checkbox
                  label={t("show_inactive")}
                  checked={left === "true"}
                  onChange={(event) => setSearch({ left: event.currentTarget.checked ? "true" : "" })}
                />
              </div>
              <Card flush>
                {shown.length === 0 ? (
                  <Empty
                    icon={<Users aria-hidden />}
                    title={t(data.length === 0 ? "empty" : "empty_filter")}
                    action={data.length === 0 && <div className="flex flex-wrap justify-center gap-2">{add}</div>}
                  >
                    {t(data.length === 0 ? "empty_hint" : "empty_filter_hint")}
                  </Empty>
                ) : (
                  <PeopleTable people={shown} onOpen={(handle) => setSearch({ person: handle })} />
                )}
              </Card>
              <Sheet open={person !== undefined} onClose={() => setSearch({ person: "" })} title={person?.name}>
                {person !== undefined && <PersonSheet person={person} teams={teamsOf(data)} />}
              </Sheet>
              <Sheet open={isAdding} onClose={() => setAdding(false)} title={t("add_person")}>
                {isAdding && <EditPerson person={null} teams={teamsOf(data)} onSaved={() => setAdding(false)} />}
              </Sheet>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function fits(person: Colleague, { team, search, left }: { team: string; search: string; left: boolean }): boolean {
  if (!left && !person.active) return false
  if (team !== "" && person.team !== team) return false
  const words = `${person.name} ${person.handle} ${person.email}`.toLowerCase()
  return words.includes(search.trim().toLowerCase())
}

function teamsOf(people: readonly Colleague[]): string[] {
  return [...new Set(people.map(({ team }) => team))].sort()
}

function PeopleTable({ people, onOpen }: { people: Colleague[]; onOpen: (handle: string) => void }) {
  const t = useTexts<typeof en>("people")
  const columns: Column<Colleague>[] = [
    {
      key: "name",
      label: t("name"),
      show: (person) => (
        <button type="button" className="rounded-sm text-left font-medium text-link hover:underline" onClick={() => onOpen(person.handle)}>
          <Person person={person} />
        </button>
      ),
    },
    { key: "role", label: t("role"), show: ({ role }) => t(`role_${role}`) },
    { key: "team", label: t("team"), show: ({ team }) => codeName(team) },
    {
      key: "calendar",
      label: t("calendar"),
      show: ({ calendar, zone }) => (
        <span>
          {calendar ?? t("calendar_own")} <span className="text-xs text-muted-foreground">{zone}</span>
        </span>
      ),
    },
    { key: "capacity", label: t("capacity"), number: true, show: ({ capacity }) => capacity ?? "—" },
    { key: "away", label: t("absences"), show: (person) => <Standing person={person} /> },
  ]
  const sorted = people.toSorted((one, other) => one.name.localeCompare(other.name))
  return <Table caption={t("caption")} columns={columns} rows={sorted} keyOf={({ id }) => id} />
}

function Standing({ person }: { person: Colleague }) {
  const t = useTexts<typeof en>("people")
  const now = useNow()
  if (!person.active) return <Badge>{t("inactive")}</Badge>
  const away = person.absences.find((each) => !each.tentative && Date.parse(each.from) <= now && now < Date.parse(each.until))
  const [next] = person.absences
  if (away !== undefined) return <Badge look="warn">{t("away_until", { at: day(away.until) })}</Badge>
  if (next === undefined) return <span className="text-muted-foreground">—</span>
  return (
    <span className="text-muted-foreground">
      {day(next.from)} – {day(next.until)}
    </span>
  )
}

function day(at: string): string {
  return new Date(at).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short" })
}
