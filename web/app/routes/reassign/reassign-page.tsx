import { useState } from "react"
import type { z } from "zod"
import type { PersonView } from "#contract/person.ts"
import type { ReassignmentDoneView } from "#contract/reassignment.ts"
import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { takesLeads } from "#app/parts/takes-leads.ts"
import { useAct } from "#app/parts/use-act.ts"
import { Past } from "#app/routes/reassign/past.tsx"
import { PeoplePicker } from "#app/routes/reassign/people-picker.tsx"
import { Preview } from "#app/routes/reassign/preview.tsx"
import { useRevert } from "#app/routes/reassign/use-revert.ts"
import type { en } from "#app/routes/reassign/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { Page } from "#app/ui/page.tsx"
import { RadioGroup } from "#app/ui/radio-group.tsx"
import { Loaded } from "#app/ui/states.tsx"
import { say } from "#app/ui/toast.tsx"

export type Colleague = z.infer<typeof PersonView>
const UNDO_MS = 15_000

/** /reassign: whose leads go to whom, looked at first, then done, and taken back. */
export function Component() {
  const t = useTexts<typeof en>("reassign")
  const people = useApi<{ data: Colleague[] }>("/api/people")
  return (
    <Page title={t("title")} note={t("title_note")}>
      <Loaded query={people}>{({ data }) => <PassOn people={data} />}</Loaded>
      <Past />
    </Page>
  )
}

function PassOn({ people }: { people: Colleague[] }) {
  const t = useTexts<typeof en>("reassign")
  const [{ from: said }, setSearch] = useSearchValues(["from"])
  const from = said.split(",").filter((handle) => people.some((person) => person.handle === handle))
  const [kind, setKind] = useState<"pool" | "people">("pool")
  const [to, setTo] = useState<string[]>([])
  const [why, setWhy] = useState("")
  const [preview, setPreview] = useState<ReassignmentDoneView | null>(null)
  const { act, isBusy } = useAct()
  const revert = useRevert()
  const changed = () => setPreview(null)
  const order = (isDry: boolean) => ({ owners: from, ...(kind === "people" && { to }), why, dry_run: isDry })
  const look = () =>
    act(() => api.post<ReassignmentDoneView>("/api/reassignments", { body: order(true) }), { onDone: setPreview, refreshes: [] })
  const apply = () =>
    act(() => api.post<ReassignmentDoneView>("/api/reassignments", { body: order(false) }), {
      onDone: ({ id, moved }) => {
        setPreview(null)
        const undo = id === null ? undefined : { label: t("undo"), run: () => void revert(id) }
        say(t("done", { count: moved }), { undo, ms: UNDO_MS })
      },
    })
  const isComplete = from.length > 0 && why.trim().length >= 3 && (kind === "pool" || to.length > 0)
  return (
    <>
      <Card>
        <div className="grid gap-5 pt-1">
          <PeoplePicker
            label={t("from")}
            hint={t("from_hint")}
            people={people.filter((person) => takesLeads(person) || from.includes(person.handle))}
            chosen={from}
            onChange={(next) => {
              setSearch({ from: next.join(",") })
              changed()
            }}
          />
          <RadioGroup
            label={t("to")}
            value={kind}
            options={[
              { value: "pool", label: t("to_pool") },
              { value: "people", label: t("to_people") },
            ]}
            onChange={(next) => {
              setKind(next)
              changed()
            }}
          />
          {kind === "people" && (
            <PeoplePicker
              label={t("to_people")}
              people={people.filter((person) => person.active && takesLeads(person) && !from.includes(person.handle))}
              chosen={to}
              onChange={(next) => {
                setTo(next)
                changed()
              }}
            />
          )}
          <Field label={t("why")} hint={t("why_hint")}>
            {(carry) => <Input {...carry} value={why} maxLength={500} onChange={(event) => setWhy(event.currentTarget.value)} />}
          </Field>
          <div className="flex flex-wrap items-center gap-2">
            <GatedButton
              may="handoffs.reassign"
              look={preview === null ? "main" : "plain"}
              disabled={isBusy || !isComplete}
              onClick={() => void look()}
            >
              {t("preview")}
            </GatedButton>
            {preview !== null && preview.moved > 0 && (
              <GatedButton may="handoffs.reassign" look="main" disabled={isBusy || !isComplete} onClick={() => void apply()}>
                {t("apply", { count: preview.moved })}
              </GatedButton>
            )}
            {!isComplete && <p className="text-xs text-muted-foreground">{t("nothing_yet")}</p>}
          </div>
        </div>
      </Card>
      {preview !== null && <Preview preview={preview} />}
    </>
  )
}
