import { FileSignature } from "lucide-react"
import { codeName } from "#domain/language/code-name.ts"
import { TheirTime } from "#app/parts/instant.tsx"
import { useAgreed, WEEKDAYS, type AgreedCalendar } from "#app/routes/people/agreed.ts"
import { PeopleTabs } from "#app/routes/people/people-tabs.tsx"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"

/** /people/calendars: the hours in which clocks tick and leads are shared. */
export function Component() {
  const t = useTexts<typeof en>("people")
  const { query, isMissing } = useAgreed()
  return (
    <Page title={t("title")} note={t("calendars_note")} wide>
      <PeopleTabs />
      {isMissing ? (
        <Card>
          <Empty icon={<FileSignature aria-hidden />} title={t("no_agreement")}>
            {t("no_agreement_hint")}
          </Empty>
        </Card>
      ) : (
        <Loaded query={query}>
          {({ document }) => (
            <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
              {Object.entries(document.calendars).map(([name, calendar]) => (
                <li key={name} id={name}>
                  <Calendar name={name} calendar={calendar} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
    </Page>
  )
}

function Calendar({ name, calendar }: { name: string; calendar: AgreedCalendar }) {
  const t = useTexts<typeof en>("people")
  const holidays = (calendar.holidays ?? []).toSorted()
  const dates = Object.entries(calendar.dates ?? {}).toSorted(([one], [other]) => one.localeCompare(other))
  return (
    <Card title={codeName(name)} note={<TheirTime zone={calendar.zone} />} className="h-full">
      <div className="grid gap-3">
        {calendar.says !== undefined && <p className="text-muted-foreground">{calendar.says}</p>}
        <dl className="grid gap-1">
          {WEEKDAYS.map((day) => (
            <div key={day} className="grid grid-cols-[2.5rem_1fr] gap-2">
              <dt className="text-muted-foreground">{t(`day_${day}`)}</dt>
              <dd className="tabular-nums">
                {windows(calendar.hours[day]) ?? <span className="text-muted-foreground">{t("closed")}</span>}
              </dd>
            </div>
          ))}
        </dl>
        {holidays.length > 0 && <Dates title={t("holidays", { count: holidays.length })} lines={holidays.map(shown)} />}
        {dates.length > 0 && (
          <Dates
            title={t("dates", { count: dates.length })}
            lines={dates.map(([date, open]) => `${shown(date)}: ${windows(open) ?? t("closed")}`)}
          />
        )}
      </div>
    </Card>
  )
}

function Dates({ title, lines }: { title: string; lines: string[] }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm text-link">{title}</summary>
      <ul className="mt-1 grid gap-0.5 text-xs">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

function windows(open: readonly [string, string][] | undefined): string | null {
  if (open === undefined || open.length === 0) return null
  return open.map(([from, until]) => `${from}–${until}`).join(", ")
}

function shown(date: string): string {
  return new Date(`${date}T12:00`).toLocaleDateString(document.documentElement.lang, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  })
}
