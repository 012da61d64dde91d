import { ScrollText } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { JournalPageView } from "#contract/journal.ts"
import { useApi } from "#app/api.ts"
import { Instant } from "#app/parts/instant.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { codeWords } from "#app/parts/code-name.ts"
import { Seal } from "#app/routes/journal/seal.tsx"
import type { en } from "#app/routes/journal/en.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { DateInput } from "#app/ui/date-input.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { Page } from "#app/ui/page.tsx"
import { Select } from "#app/ui/select.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Journal = z.infer<typeof JournalPageView>
type Entry = Journal["data"][number]
const A_PAGE = 50

/** /journal: who did what, when and why, newest first. */
export function Component() {
  const t = useTexts<typeof en>("journal")
  const [{ kind, actor, lead, since, until, before }, setSearch] = useSearchValues(["kind", "actor", "lead", "since", "until", "before"])
  const query = { kind, actor, lead, since: startOf(since), until: startOf(until), before, limit: A_PAGE }
  const journal = useApi<Journal>("/api/journal", { query }, { live: ["handoffs", "leads"], keepsLast: true })
  const isFiltered = [kind, actor, lead, since, until].some((value) => value !== "")
  return (
    <Page title={t("title")} note={t("title_note")} wide>
      <Seal />
      <Loaded query={journal}>
        {(found) => (
          <>
            <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
              <Field label={t("kind")}>
                {(carry) => (
                  <Select
                    {...carry}
                    value={kind || "all"}
                    options={[
                      { value: "all", label: t("all_kinds") },
                      ...found.kinds.map((each) => ({ value: each.kind, label: `${codeWords(each.kind)} (${each.entries})` })),
                      ...(kind !== "" && !found.kinds.some((each) => each.kind === kind) ? [{ value: kind, label: codeWords(kind) }] : []),
                    ]}
                    onChange={(next) => setSearch({ kind: next === "all" ? "" : next, before: "" })}
                  />
                )}
              </Field>
              <Actor key={actor} actor={actor} onChange={(next) => setSearch({ actor: next, before: "" })} />
              <Field label={t("since")}>
                {(carry) => (
                  <DateInput {...carry} value={since} onChange={(event) => setSearch({ since: event.currentTarget.value, before: "" })} />
                )}
              </Field>
              <Field label={t("until")}>
                {(carry) => (
                  <DateInput {...carry} value={until} onChange={(event) => setSearch({ until: event.currentTarget.value, before: "" })} />
                )}
              </Field>
            </div>
            <Card flush>
              {found.data.length === 0 ? (
                <Empty icon={<ScrollText aria-hidden />} title={t(isFiltered ? "empty_filter" : "empty")}>
                  {t(isFiltered ? "empty_filter_hint" : "empty_hint")}
                </Empty>
              ) : (
                <Entries entries={found.data} />
              )}
              <div className="flex gap-2 px-4 py-2">
                {before !== "" && <Button onClick={() => setSearch({ before: "" })}>{t("newest")}</Button>}
                {found.next_before !== null && (
                  <Button onClick={() => setSearch({ before: String(found.next_before) })}>{t("older")}</Button>
                )}
              </div>
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Actor({ actor, onChange }: { actor: string; onChange: (actor: string) => void }) {
  const t = useTexts<typeof en>("journal")
  const [text, setText] = useState(actor)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChange(text.trim())
      }}
    >
      <Field label={t("actor")}>
        {(carry) => (
          <Input
            {...carry}
            value={text}
            placeholder={t("who_hint")}
            onChange={(event) => setText(event.currentTarget.value)}
            onBlur={() => text.trim() !== actor && onChange(text.trim())}
          />
        )}
      </Field>
    </form>
  )
}

function Entries({ entries }: { entries: Entry[] }) {
  const t = useTexts<typeof en>("journal")
  const columns: Column<Entry>[] = [
    { key: "at", label: t("at"), show: ({ at }) => <Instant at={at} /> },
    { key: "by", label: t("actor"), show: ({ by }) => (by === "baton" ? t("baton") : by) },
    {
      key: "says",
      label: t("says"),
      show: (entry) => (
        <span className="grid gap-0.5">
          <span className="block first-letter:uppercase">{entry.says}</span>
          {Object.keys(entry.detail).length === 0 ? (
            <span className="text-xs text-muted-foreground">{codeWords(entry.kind)}</span>
          ) : (
            <details className="text-xs">
              <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground hover:text-foreground">
                {codeWords(entry.kind)} · <span className="text-link">{t("detail")}</span>
              </summary>
              <pre className="mt-1 max-w-full rounded-md bg-muted p-2 whitespace-pre-wrap">{JSON.stringify(entry.detail, null, 2)}</pre>
            </details>
          )}
        </span>
      ),
    },
    { key: "lead", label: t("lead"), show: ({ lead }) => (lead === null ? null : <LeadLine lead={lead} />) },
  ]
  return <Table caption={t("caption")} columns={columns} rows={entries} keyOf={({ seq }) => String(seq)} />
}

/** A day of the viewer as the instant at which it begins. */
function startOf(day: string): string {
  const at = day === "" ? Number.NaN : new Date(`${day}T00:00`).getTime()
  return Number.isNaN(at) ? "" : new Date(at).toISOString()
}
