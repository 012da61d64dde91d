import { Check, Circle, CircleDot, Minus } from "lucide-react"
import type { z } from "zod"
import type { CadenceView, NextActionView } from "#contract/cadence.ts"
import { Instant } from "#app/parts/instant.tsx"
import type { en } from "#app/routes/leads/en.ts"
import { sentence } from "#app/routes/leads/explanation.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"

export type NextAction = z.infer<typeof NextActionView>
export type Cadence = z.infer<typeof CadenceView>

/** The one thing to do next: by which channel, in which words, when it suits both, why this and why now, and what if it fails. */
export function NextCard({ next }: { next: NextAction }) {
  const t = useTexts<typeof en>("leads")
  const { when, say } = next
  return (
    <Card title={t("next_step")} note={next.action}>
      <div className="grid gap-2">
        <p>{sentence(next.why_this)}</p>
        <p>{sentence(next.why_now)}</p>
        {when.from !== null && (
          <p>
            <Instant at={when.from} theirs={when.zone} />
            {when.is_now && ` · ${t("suits_now")}`}
          </p>
        )}
        {say?.text && (
          <div>
            <h3 className="font-medium text-muted-foreground">{say.subject ?? t("draft")}</h3>
            <blockquote className="mt-1 border-l-2 pl-3 whitespace-pre-line">{say.text}</blockquote>
          </div>
        )}
        {next.booking_link !== null && (
          <p>
            <a href={next.booking_link} rel="noreferrer" target="_blank">
              {t("booking_link")}
            </a>
          </p>
        )}
        {next.if_it_fails !== "" && <p className="text-muted-foreground">{t("if_it_fails", { what: sentence(next.if_it_fails) })}</p>}
      </div>
    </Card>
  )
}

const MARKS = {
  done: <Check className="text-success" aria-hidden />,
  next: <CircleDot className="text-primary" aria-hidden />,
  to_come: <Circle className="text-muted-foreground" aria-hidden />,
  skipped: <Minus className="text-muted-foreground" aria-hidden />,
  left_out: <Minus className="text-muted-foreground" aria-hidden />,
}

/** How the follow-up stands: what was done, what comes, and how much is owed. */
export function CadenceCard({ cadence }: { cadence: Cadence }) {
  const t = useTexts<typeof en>("leads")
  const { owed, done } = cadence
  return (
    <Card title={t("follow_up")} note={cadence.says}>
      <p className="mb-2">
        {t("touches_of", { done: done.touches, least: owed.least, most: owed.most, days: owed.days })}
        {cadence.state !== "active" && ` · ${t(`cadence_${cadence.state}`)}: ${cadence.why}`}
      </p>
      <ol className="grid gap-1">
        {cadence.steps.map(({ step, says, state, opens_at: opensAt, done_at: doneAt, late }) => (
          <li key={step} className="flex items-start gap-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
            {MARKS[state]}
            <span className={state === "next" ? "font-medium" : ""}>
              {says}{" "}
              <span className="text-xs text-muted-foreground">
                ({t(`step_${state}`)}
                {late && `, ${t("late")}`})
              </span>
            </span>
            {(doneAt ?? opensAt) !== null && (
              <span className="ml-auto text-xs text-muted-foreground">
                <Instant at={doneAt ?? opensAt ?? ""} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {cadence.also_on_account.length > 0 && (
        <p className="mt-2 text-warning">{t("also_on_account", { who: cadence.also_on_account.map((one) => one.owner).join(", ") })}</p>
      )}
    </Card>
  )
}
