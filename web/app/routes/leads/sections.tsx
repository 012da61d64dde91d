import { Check, X } from "lucide-react"
import { codeName } from "#domain/language/code-name.ts"
import { codeWords, personOrTeam, plainWords } from "#app/parts/code-name.ts"
import { Instant } from "#app/parts/instant.tsx"
import { Person } from "#app/parts/person.tsx"
import { ReasonList } from "#app/parts/reason-list.tsx"
import type { en } from "#app/routes/leads/en.ts"
import { sentence, withoutPoints, type ExplainedClock, type ExplainedHandoff, type Explanation } from "#app/routes/leads/explanation.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Badge, type BadgeLook } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"

/** Both scores with every reason, and what would change the verdict. */
export function ScoreCard({ score }: { score: Explanation["score"] }) {
  const t = useTexts<typeof en>("leads")
  if (score === null) return null
  const axis = (name: "fit" | "intent") => (
    <div>
      <h3 className="mb-1.5 font-medium text-muted-foreground">{t(name)}</h3>
      <ReasonList
        reasons={score.reasons.filter((reason) => reason.axis === name).map((reason) => ({ ...reason, says: withoutPoints(reason.says) }))}
        total={{ says: t("together"), points: score[name] }}
      />
    </div>
  )
  return (
    <Card title={t("score")} note={t("score_note", { model: plainWords(score.model), percent: score.completeness })}>
      <div className="grid gap-6 md:grid-cols-2">
        {axis("fit")}
        {axis("intent")}
      </div>
      {score.almost.length > 0 && (
        <div className="mt-4 border-t pt-3">
          <h3 className="mb-1 font-medium text-muted-foreground">{t("would_change")}</h3>
          <ul className="list-disc pl-5">
            {score.almost.map(({ says }) => (
              <li key={says}>{sentence(says)}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}

/** What the agreement said of a lead, proof by proof. */
export function VerdictCard({ verdict, hold }: Pick<Explanation, "verdict" | "hold">) {
  const t = useTexts<typeof en>("leads")
  if (verdict === null) return null
  return (
    <Card
      title={t(`verdict_${verdict.kind}`, { tier: verdict.tier ?? 0 })}
      note={t("by_version", { version: verdict.agreement.version ?? 0 })}
    >
      {hold !== null && (
        <p className="mb-3 rounded-md bg-warning-soft px-3 py-2 text-warning">{t("held", { why: hold.says, who: hold.owner.name })}</p>
      )}
      <p>{sentence(verdict.why)}</p>
      {verdict.kind !== "disqualified" && (
        <ul className="mt-3 grid gap-1.5">
          {Object.entries(verdict.proofs ?? {}).map(([name, { passes, says, missing, waivedBy }]) => (
            <li key={name} className="flex gap-2">
              {passes ? (
                <Check className="mt-0.5 size-4 shrink-0 text-success" aria-label={t("passes")} />
              ) : (
                <X className="mt-0.5 size-4 shrink-0 text-destructive" aria-label={t("fails")} />
              )}
              <span>
                <span className="font-medium">{codeWords(name)}</span>:{" "}
                {[
                  says,
                  missing.length > 0 ? t("missing", { what: missing.map(plainWords).join(", ") }) : "",
                  waivedBy === null ? "" : t("waived", { by: plainWords(waivedBy) }),
                ]
                  .filter(Boolean)
                  .join("; ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Why this owner: where Baton looked and who else could have had it. */
export function RoutingCard({ routing }: Pick<Explanation, "routing">) {
  const t = useTexts<typeof en>("leads")
  if (routing === null) return null
  return (
    <Card title={t("why_owner", { name: routing.owner.name })}>
      <p>{sentence(routing.says)}</p>
      <ol className="mt-3 grid gap-2">
        {routing.attempts.map(({ step, pool, says, candidates }, at) => (
          <li key={at} className="border-l-2 pl-3">
            <span className="font-medium">
              {codeWords(step)}
              {pool !== null && ` ${codeName(pool)}`}
            </span>
            : {says}
            {candidates.length > 0 && (
              <ul className="mt-1 grid gap-0.5 text-muted-foreground">
                {candidates.map((each) => (
                  <li key={each.person.id}>
                    {each.person.name}: {each.says}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}

const CLOCK_LOOKS: Record<string, BadgeLook> = { met: "good", missed: "bad", paused: "warn", running: "main" }

/** The promises of a handoff and how each stands. */
export function ClocksCard({ clocks, zone }: { clocks: readonly ExplainedClock[]; zone: string | null }) {
  const t = useTexts<typeof en>("leads")
  const shell = useShellTexts()
  return (
    <Card title={t("clocks")}>
      <ul className="grid gap-2.5">
        {clocks.map((clock) => (
          <li key={clock.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="w-40 font-medium first-letter:capitalize">
              {clock.kind === "owner_first_touch" ? t("owner_first_touch") : shell(`clock_${clock.kind}` as "clock_routing")}
            </span>
            <Badge look={CLOCK_LOOKS[clock.state]}>{t(`clock_state_${clock.state}` as "clock_state_met")}</Badge>
            <span className="text-muted-foreground">
              {clock.met_at === null ? t("due") : t("kept")} <Instant at={clock.met_at ?? clock.due_at} theirs={zone} />
            </span>
            {clock.infeasible !== null && <span className="basis-full text-xs text-muted-foreground">{t("infeasible")}</span>}
            {clock.escalations.length > 0 && (
              <span className="basis-full text-xs text-muted-foreground">
                {clock.escalations
                  .map(({ share, told }) => t("told", { share, who: told.map(personOrTeam).join(", ") || shell("nobody") }))
                  .join(" · ")}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Who had a handoff, and what passed between us and the lead. */
export function HistoryCard({ handoff, zone }: { handoff: ExplainedHandoff; zone: string | null }) {
  const t = useTexts<typeof en>("leads")
  const shell = useShellTexts()
  return (
    <Card title={t("what_happened")}>
      <ol className="grid gap-3">
        {handoff.assignments.map(({ person, since, until, why, ended_as: ended }) => (
          <li key={since} className="grid gap-0.5">
            <span className="flex flex-wrap items-center gap-2">
              <Person person={person} className="font-medium" />
              <span className="text-xs text-muted-foreground">
                <Instant at={since} theirs={zone} />
                {until !== null && (
                  <>
                    {" – "}
                    <Instant at={until} theirs={zone} />
                  </>
                )}
                {ended !== null && ` · ${plainWords(ended)}`}
              </span>
            </span>
            <span className="text-muted-foreground">{sentence(why)}</span>
          </li>
        ))}
        {handoff.touches.map(({ kind, at, by, note }) => (
          <li key={`${kind}${at}`} className="flex flex-wrap items-baseline gap-2">
            <Badge look="good">{kind in TOUCH ? shell(`touch_${kind}` as "touch_call") : plainWords(kind)}</Badge>
            <span>{[by?.name, note].filter(Boolean).join(": ")}</span>
            <span className="text-xs text-muted-foreground">
              <Instant at={at} theirs={zone} />
            </span>
          </li>
        ))}
      </ol>
      {handoff.touches.length === 0 && handoff.closed_at === null && <p className="mt-3 text-muted-foreground">{t("no_touch")}</p>}
    </Card>
  )
}

const TOUCH = { call: 1, email: 1, linkedin: 1, video: 1, sms: 1, meeting_booked: 1, meeting_held: 1, note: 1 }

/** Everything that was done with a lead, oldest first. */
export function JournalCard({ journal }: Pick<Explanation, "journal">) {
  const t = useTexts<typeof en>("leads")
  return (
    <Card title={t("timeline")}>
      <ol className="grid gap-2.5 border-l pl-4">
        {journal.map(({ at, actor, says }, index) => (
          <li
            key={index}
            className="relative before:absolute before:top-1.5 before:-left-[1.3125rem] before:size-2 before:rounded-full before:bg-border"
          >
            <span className="text-xs text-muted-foreground">
              <Instant at={at} /> · {actor}
            </span>
            <p>{sentence(says)}</p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
