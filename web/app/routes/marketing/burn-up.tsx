import type { CommitmentView } from "#contract/commitment.ts"
import type { en } from "#app/routes/marketing/en.ts"
import { language, useTexts } from "#app/texts.ts"
import { classNames } from "#app/ui/class-names.ts"

const A_DAY = 86_400_000

/** What was delivered against a steady pace, as two lines that go up over the month; the promise is the line on top. Sizes are in percent of the place. */
export function BurnUp({ part, from, until, isSmall = false }: BurnUpProps) {
  const t = useTexts<typeof en>("marketing")
  const days = Math.round((Date.parse(until) - Date.parse(from)) / A_DAY)
  const most = Math.max(part.promised, part.delivered, 1) * 1.12
  const x = (day: number) => (day / days) * 100
  const y = (leads: number) => 100 - (leads / most) * 100
  const last = part.days.at(-1)
  const line = [`0,${y(0)}`, ...part.days.map(({ total }, place) => `${x(place + 1)},${y(total)}`)]
  const says = t("chart", {
    total: part.delivered,
    promised: part.promised,
    day: last?.day ?? from.slice(0, 10),
    pace: Math.round(last?.pace ?? 0),
  })
  return (
    <figure role="img" aria-label={says} className={classNames("mt-3", !isSmall && "pl-8")}>
      <div className={classNames("relative", isSmall ? "h-20" : "h-56 md:h-72")}>
        {!isSmall && ticks(most).map((leads) => <Tick key={leads} leads={leads} at={y(leads)} />)}
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden
          className="absolute inset-0 size-full [&_*]:[vector-effect:non-scaling-stroke]"
        >
          <line
            x1="0"
            y1={y(0)}
            x2="100"
            y2={y(part.promised)}
            strokeDasharray="5 5"
            className="stroke-muted-foreground"
            strokeWidth="1.5"
          />
          <line x1="0" x2="100" y1={y(part.promised)} y2={y(part.promised)} className="stroke-input" strokeWidth="1" />
          <polygon points={`${line.join(" ")} ${x(part.days.length)},${y(0)}`} className="fill-primary/12" />
          <polyline points={line.join(" ")} fill="none" className="stroke-primary" strokeWidth="2.5" strokeLinejoin="round" />
        </svg>
        {!isSmall && (
          <span className="absolute right-0 -translate-y-full pb-0.5 text-xs text-muted-foreground" style={{ top: `${y(part.promised)}%` }}>
            {t("promise")} {part.promised.toLocaleString()}
          </span>
        )}
      </div>
      {!isSmall && (
        <div className="mt-1 flex justify-between text-xs text-muted-foreground tabular-nums">
          {[1, Math.ceil(days / 2), days].map((day) => (
            <span key={day}>{dayOf(`${from.slice(0, 8)}${String(day).padStart(2, "0")}`)}</span>
          ))}
        </div>
      )}
    </figure>
  )
}

function Tick({ leads, at }: { leads: number; at: number }) {
  return (
    <div className="absolute inset-x-0 border-t" style={{ top: `${at}%` }}>
      <span className="absolute -left-8 w-7 -translate-y-1/2 text-right text-xs text-muted-foreground tabular-nums">{leads}</span>
    </div>
  )
}

type BurnUpProps = { part: CommitmentView["all"]; from: string; until: string; isSmall?: boolean }

/** Four or five round numbers up to the top. */
function ticks(most: number): number[] {
  const rough = most / 4
  const size = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = ([1, 2, 5, 10].find((each) => each * size >= rough) ?? 10) * size
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, place) => place * step)
}

/** A day of UTC such as "Nov 15". */
function dayOf(day: string): string {
  return new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", timeZone: "UTC" }).format(Date.parse(day))
}
