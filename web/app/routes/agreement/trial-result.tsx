import { Check, CornerDownRight, X } from "lucide-react"
import { codeName } from "#domain/language/code-name.ts"
import type { en } from "#app/routes/agreement/en.ts"
import type { Trial } from "#app/routes/agreement/version.ts"
import { Person } from "#app/parts/person.tsx"
import { ReasonList } from "#app/parts/reason-list.tsx"
import { TierBadge } from "#app/parts/tier-badge.tsx"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { codeWords, plainWords } from "#app/parts/code-name.ts"
import { Card } from "#app/ui/card.tsx"

const LOOKS = { qualified: "good", not_yet: "warn", disqualified: "bad" } as const

/** What would become of the lead: the verdict with its proofs, the score with its reasons, and who would get it, with everybody who was passed over. */
export function TrialResult({ trial }: { trial: Trial }) {
  const t = useTexts<typeof en>("agreement")
  return (
    <div className="grid gap-4">
      <Card title={t("verdict")}>
        <p className="flex flex-wrap items-center gap-2">
          <Badge look={LOOKS[trial.verdict]}>{t(`verdict_${trial.verdict}`)}</Badge>
          {trial.tier !== null && <TierBadge tier={trial.tier} />}
          {trial.override !== null && <Badge>{t("override", { rule: plainWords(trial.override) })}</Badge>}
        </p>
        <p className="mt-2 font-medium">{trial.why}</p>
        {trial.proofs !== null && <Proofs proofs={trial.proofs} />}
        {trial.almost.length > 0 && (
          <div className="mt-3">
            {trial.almost.map(({ says }) => (
              <p key={says} className="flex gap-2 text-muted-foreground">
                <CornerDownRight className="mt-0.5 size-4 shrink-0" aria-hidden />
                {says}
              </p>
            ))}
          </div>
        )}
      </Card>
      {(["fit", "intent"] as const).map((axis) => (
        <Card key={axis} title={t(axis)} note={axis === "fit" ? t("completeness", { n: trial.score.completeness }) : undefined}>
          <div>
            <ReasonList
              reasons={trial.reasons.filter((reason) => reason.axis === axis)}
              total={{ says: t(axis), points: trial.score[axis] }}
            />
          </div>
        </Card>
      ))}
      {trial.route !== null && <Route route={trial.route} account={trial.account} play={trial.play} />}
    </div>
  )
}

function Proofs({ proofs }: { proofs: NonNullable<Trial["proofs"]> }) {
  const t = useTexts<typeof en>("agreement")
  return (
    <ul className="mt-3 grid gap-1">
      {(["fit", "intent", "context"] as const).map((name) => {
        const { passes, says, waived_by: waived } = proofs[name]
        const isFine = passes || waived !== null
        return (
          <li key={name} className="flex gap-2">
            {isFine ? (
              <Check className="mt-0.5 size-4 shrink-0 text-success" aria-hidden />
            ) : (
              <X className="mt-0.5 size-4 shrink-0 text-destructive" aria-hidden />
            )}
            <span>
              <span className="font-medium">{t(name)}</span> <span className="sr-only">{t(isFine ? "passes" : "fails")}</span>{" "}
              <span className="text-muted-foreground">
                {says}
                {waived !== null && ` (${t("waived", { rule: plainWords(waived) })})`}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Route({ route, account, play }: { route: NonNullable<Trial["route"]>; account: Trial["account"]; play: string | null }) {
  const t = useTexts<typeof en>("agreement")
  return (
    <Card title={t("who_gets_it")} note={play === null ? undefined : t("play", { name: plainWords(play) })}>
      <p className="flex flex-wrap items-center gap-x-2">
        <Person person={route.owner} className="font-semibold" />
        <span className="text-muted-foreground">{route.says}</span>
      </p>
      {account !== null && (
        <p className="mt-1 text-muted-foreground">
          {account.name}: {account.says}
        </p>
      )}
      <ol className="mt-3 grid gap-2" aria-label={t("trail")}>
        {route.attempts.map((attempt, place) => (
          <li key={place} className="border-l-2 pl-3">
            <p>
              <Badge look={attempt.outcome === "taken" ? "good" : "plain"}>{t(attempt.outcome)}</Badge>{" "}
              <span className="font-medium">
                {[codeWords(attempt.step), attempt.pool === null ? null : codeName(attempt.pool)].filter(Boolean).join(" · ")}
              </span>{" "}
              {attempt.says}
            </p>
            {attempt.candidates.map((one, at) => (
              <p key={at} className="text-xs text-muted-foreground">
                {one.person?.name ?? "–"}: {one.says}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}
