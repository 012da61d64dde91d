import type { BoardView } from "#contract/board.ts"
import { codeName } from "#domain/language/code-name.ts"
import type { en } from "#app/routes/board/en.ts"
import { language, useTexts } from "#app/texts.ts"
import { classNames } from "#app/ui/class-names.ts"
import { Progress } from "#app/ui/progress.tsx"

/** Who has how much, and how it stands; a press shows that person's leads only. */
export function PeopleTable({ people, owner, onPick }: { people: BoardView["people"]; owner: string; onPick: (id: string) => void }) {
  const t = useTexts<typeof en>("board")
  const most = Math.max(1, ...people.map((each) => each.open))
  const sorted = people.toSorted(
    (one, other) => other.overdue - one.overdue || other.at_risk - one.at_risk || other.step_late - one.step_late || other.open - one.open,
  )
  return (
    <ul className="grid">
      {sorted.map((each) => (
        <li key={each.person.id} className="border-b last:border-0">
          <button
            type="button"
            aria-pressed={owner === each.person.id}
            aria-description={t("show_person", { name: each.person.name })}
            onClick={() => onPick(each.person.id)}
            className="grid w-full gap-1 px-4 py-2 text-left hover:bg-muted aria-pressed:bg-accent"
          >
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className="min-w-32 grow truncate font-medium">{each.person.name}</span>
              <Count n={each.overdue} says={t("overdue")} className="text-destructive" />
              <Count n={each.at_risk} says={t("at_risk")} className="text-warning" />
              <Count n={each.step_late} says={t("step_late")} className="text-warning" />
              <span className="whitespace-nowrap text-muted-foreground tabular-nums">
                {each.open} {t("open_small")}
              </span>
            </span>
            <Progress label={t("open")} share={each.open / most} look={lookOf(each)} />
            <span className="text-xs text-muted-foreground">
              {codeName(each.team)}
              {each.away !== null && <Away away={each.away} />}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function lookOf({ overdue, at_risk: atRisk, step_late: late }: BoardView["people"][number]) {
  if (overdue > 0) return "bad"
  return atRisk + late > 0 ? "warn" : "main"
}

function Count({ n, says, className }: { n: number; says: string; className: string }) {
  if (n === 0) return null
  return (
    <span className={classNames("font-medium whitespace-nowrap tabular-nums", className)}>
      {n} {says.toLowerCase()}
    </span>
  )
}

function Away({ away }: { away: NonNullable<BoardView["people"][number]["away"]> }) {
  const t = useTexts<typeof en>("board")
  return (
    <>
      {" · "}
      {away.says}
      {away.until !== null && (
        <>
          {" · "}
          {t("free_from")} <time dateTime={away.until}>{soon().format(Date.parse(away.until))}</time>
        </>
      )}
    </>
  )
}

/** A time in the coming days, such as "Mon 15:00". */
function soon(): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language(), { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
}
