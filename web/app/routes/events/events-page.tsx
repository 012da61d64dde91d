import { Pause, Play, Radio } from "lucide-react"
import { useState } from "react"
import type { EventView } from "#contract/event.ts"
import { Instant } from "#app/parts/instant.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { EventSheet } from "#app/routes/events/event-sheet.tsx"
import { useEvents } from "#app/routes/events/use-events.ts"
import { VERDICT_LOOKS, VERDICTS } from "#app/routes/events/verdicts.ts"
import type { en } from "#app/routes/events/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Input } from "#app/ui/input.tsx"
import { Page } from "#app/ui/page.tsx"
import { Select } from "#app/ui/select.tsx"
import { Sheet } from "#app/ui/sheet.tsx"
import { Empty, Failed } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

/** /events: every event while it comes in, with what became of it. */
export function Component() {
  const t = useTexts<typeof en>("events")
  const [{ verdict, source, email }, setSearch] = useSearchValues(["verdict", "source", "email"])
  const [isPaused, setPaused] = useState(false)
  const [opened, setOpened] = useState<EventView | null>(null)
  const { events, fresh, state, skipped, error, clear, again } = useEvents({ verdict, source, email }, isPaused)
  return (
    <Page
      title={t("title")}
      note={t("title_note")}
      wide
      actions={
        <>
          <Button onClick={() => setPaused(!isPaused)} aria-pressed={isPaused}>
            {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
            {t(isPaused ? "go_on" : "pause")}
          </Button>
          <Button onClick={clear}>{t("clear")}</Button>
        </>
      }
    >
      <div role="group" aria-label={t("filter")} className="flex flex-wrap items-center gap-3">
        <Select
          label={t("verdict")}
          value={verdict || "all"}
          options={[
            { value: "all", label: t("every") },
            ...VERDICTS.map((each) => ({ value: each as string, label: t(`verdict_${each}`) })),
          ]}
          onChange={(next) => setSearch({ verdict: next === "all" ? "" : next })}
        />
        <Typed
          key={`s${source}`}
          label={t("source")}
          hint={t("source_hint")}
          value={source}
          onChange={(next) => setSearch({ source: next })}
        />
        <Typed key={`e${email}`} label={t("email")} hint={t("email")} value={email} onChange={(next) => setSearch({ email: next })} />
      </div>
      <p role="status" className="flex items-center gap-2 text-muted-foreground">
        <span aria-hidden className={`size-2 rounded-full ${state === "connected" ? "bg-success" : "bg-warning"}`} />
        {isPaused ? t("paused_new", { n: fresh }) : t(state)}
        {skipped && <span className="text-warning">{t("skipped")}</span>}
      </p>
      {error === null ? (
        <Card flush>
          {events.length === 0 ? (
            <Empty icon={<Radio aria-hidden />} title={t("empty")}>
              {t("empty_hint")}
            </Empty>
          ) : (
            <Events events={events} onOpen={setOpened} />
          )}
        </Card>
      ) : (
        <Failed error={error} onRetry={again} />
      )}
      <Sheet open={opened !== null} onClose={() => setOpened(null)} title={t("detail")}>
        {opened !== null && <EventSheet event={opened} />}
      </Sheet>
    </Page>
  )
}

/** A filter that counts when it is finished: on Enter, or when the focus goes. */
function Typed({ label, hint, value, onChange }: { label: string; hint: string; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value)
  const done = () => text.trim() !== value && onChange(text.trim())
  return (
    <Input
      aria-label={label}
      placeholder={hint}
      className="w-56"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === "Enter" && done()}
    />
  )
}

function Events({ events, onOpen }: { events: readonly EventView[]; onOpen: (event: EventView) => void }) {
  const t = useTexts<typeof en>("events")
  const columns: Column<EventView>[] = [
    { key: "at", label: t("received"), show: (event) => <Instant at={event.received_at} /> },
    {
      key: "what",
      label: t("event"),
      show: (event) => (
        <button type="button" className="rounded-sm text-left font-medium text-link hover:underline" onClick={() => onOpen(event)}>
          {event.event ?? event.form ?? event.page ?? event.kind ?? t("open")}
          {event.kind !== null && <span className="block text-xs font-normal text-muted-foreground">{event.kind}</span>}
        </button>
      ),
    },
    { key: "source", label: t("source"), show: (event) => event.source },
    {
      key: "who",
      label: t("who"),
      show: (event) =>
        event.lead !== null ? (
          <LeadLine lead={event.lead} />
        ) : (
          <span className="text-muted-foreground">{event.identity?.value ?? t("anonymous")}</span>
        ),
    },
    {
      key: "verdict",
      label: t("verdict"),
      show: (event) => (
        <span className="grid justify-items-start gap-0.5">
          <Badge look={VERDICT_LOOKS[event.verdict]}>{t(`verdict_${event.verdict}`)}</Badge>
          {(event.problem?.says ?? event.notice) !== null && (
            <span className="text-xs text-muted-foreground">{event.problem?.says ?? event.notice}</span>
          )}
        </span>
      ),
    },
  ]
  return <Table caption={t("caption")} columns={columns} rows={events} keyOf={(event) => event.id} />
}
