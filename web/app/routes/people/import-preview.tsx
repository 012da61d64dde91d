import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import type { PeopleImportView } from "#contract/people-import.ts"
import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { useAgreed } from "#app/routes/people/agreed.ts"
import { ROLES } from "#app/routes/people/edit-person.tsx"
import { ImportColumns } from "#app/routes/people/import-columns.tsx"
import { ImportRows } from "#app/routes/people/import-rows.tsx"
import type { List } from "#app/routes/people/import-page.tsx"
import type { Colleague } from "#app/routes/people/people-page.tsx"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Combobox, type Choice } from "#app/ui/combobox.tsx"
import { Input } from "#app/ui/input.tsx"
import { Select } from "#app/ui/select.tsx"
import { Failed, Loaded } from "#app/ui/states.tsx"

type Role = (typeof ROLES)[number]

/** What would become of a list, row by row; columns and what holds for new people can be set before anything is taken. */
export function ImportPreview({ list, onAnother }: { list: List; onAnother: () => void }) {
  const t = useTexts<typeof en>("people")
  const navigate = useNavigate()
  const { act, isBusy } = useAct()
  const [mapping, setMapping] = useState<Record<string, string>>({})
  const [role, setRole] = useState<Role>("rep")
  const [team, setTeam] = useState("")
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const teams = useTeams()
  const query = { role, zone, ...(team !== "" && { team }), ...(Object.keys(mapping).length > 0 && { mapping: JSON.stringify(mapping) }) }
  const preview = useQuery<PeopleImportView>({
    queryKey: ["people-import-preview", list, query],
    queryFn: ({ signal }) =>
      api.post<PeopleImportView>("/api/people-imports", { query: { ...query, dry_run: "true" }, body: list.bytes, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  })
  const take = () =>
    act(() => api.post<PeopleImportView>("/api/people-imports", { query, body: list.bytes }), {
      says: ({ made, changed, refused }) => t(refused > 0 ? "imported_but" : "imported", { made, changed, refused }),
      refreshes: ["people", "board", "capacity", "coverage"],
      onDone: () => void navigate({ to: "/people" }),
    })
  if (preview.isError)
    return (
      <div className="grid gap-3">
        <Failed error={preview.error} />
        <div>
          <Button onClick={onAnother}>{t("another_list")}</Button>
        </div>
      </div>
    )
  return (
    <Loaded query={preview}>
      {(found) => (
        <div className="grid gap-4">
          <Card title={list.name} action={<Button onClick={onAnother}>{t("another_list")}</Button>}>
            <div className="grid gap-4">
              <p role="status">
                {t("would_become", { made: found.made, changed: found.changed, same: found.same, refused: found.refused })}
              </p>
              <fieldset className="flex flex-wrap items-center gap-3">
                <legend className="mb-1.5 text-muted-foreground">{t("for_new")}</legend>
                <Select
                  label={t("role")}
                  value={role}
                  options={ROLES.map((each) => ({ value: each, label: t(`role_${each}`) }))}
                  onChange={setRole}
                />
                <Input
                  aria-label={t("team")}
                  placeholder={t("team")}
                  list="import-teams"
                  className="w-48"
                  defaultValue={team}
                  onBlur={(event) => setTeam(event.currentTarget.value.trim())}
                />
                <datalist id="import-teams">
                  {teams.map((each) => (
                    <option key={each} value={each} />
                  ))}
                </datalist>
                <Combobox
                  label={t("zone")}
                  value={zone}
                  choices={ZONES}
                  nothing={t("no_zone")}
                  onChange={(next) => next !== null && setZone(next)}
                />
              </fieldset>
              <div>
                <GatedButton
                  may="people.change"
                  look="main"
                  disabled={isBusy || preview.isFetching || found.made + found.changed === 0}
                  onClick={() => void take()}
                >
                  {t("take_list", { count: found.made + found.changed })}
                </GatedButton>
              </div>
            </div>
          </Card>
          <Card title={t("columns")} note={t("columns_note")} flush>
            <ImportColumns columns={found.columns} onChange={(next) => setMapping({ ...mapping, ...next })} />
          </Card>
          <Card title={t("rows")} flush>
            <ImportRows rows={found.people} />
          </Card>
        </div>
      )}
    </Loaded>
  )
}

const ZONES: Choice[] = Intl.supportedValuesOf("timeZone").map((each) => ({ value: each, label: each }))

/** The agreement's teams, and those that people are in already. */
function useTeams(): string[] {
  const { query } = useAgreed()
  const people = useApi<{ data: Colleague[] }>("/api/people")
  const known = [...Object.keys(query.data?.document.teams ?? {}), ...(people.data?.data ?? []).map(({ team }) => team)]
  return [...new Set(known)].sort()
}
