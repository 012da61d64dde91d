import { Check, Clock, TriangleAlert } from "lucide-react"
import { useEffect, useState, type ReactNode } from "react"
import { Instant } from "#app/parts/instant.tsx"
import { called } from "#app/parts/lead-line.tsx"
import type { en } from "#app/routes/start/en.ts"
import { sentence, type Journey } from "#app/routes/start/journey.ts"
import { useTexts } from "#app/texts.ts"
import { classNames } from "#app/ui/class-names.ts"

const BETWEEN_MS = 450

/** What each step made of a lead, one after the other; what happens later is added as it happens. */
export function Steps({ journey }: { journey: Journey }) {
  const t = useTexts<typeof en>("start")
  const steps = [...stepsOf(journey, t), ...laterOf(journey)]
  const shown = useOneByOne(steps.length)
  return (
    <ol className="grid gap-0">
      {steps.slice(0, shown).map(({ key, title, says, look }, at) => (
        <li key={key} className={classNames("grid grid-cols-[1.75rem_1fr] gap-x-3", at > 0 && "animate-in")}>
          <span className="flex flex-col items-center">
            <span
              className={classNames(
                "grid size-6 place-items-center rounded-full [&_svg]:size-3.5",
                look === "done"
                  ? "bg-success-soft text-success"
                  : look === "clock"
                    ? "bg-accent text-link"
                    : "bg-warning-soft text-warning",
              )}
            >
              {look === "done" ? <Check aria-hidden /> : look === "clock" ? <Clock aria-hidden /> : <TriangleAlert aria-hidden />}
            </span>
            {at < shown - 1 && <span className="w-px grow bg-border" />}
          </span>
          <div className="pb-3">
            <p className="font-semibold">{title}</p>
            <div className="text-muted-foreground">{says}</div>
          </div>
        </li>
      ))}
    </ol>
  )
}

type Step = { key: string; title: ReactNode; says: ReactNode; look: "done" | "clock" | "alarm" }

function stepsOf({ lead, account, score, verdict, routing, hold, handoffs }: Journey, t: ReturnType<typeof useTexts<typeof en>>): Step[] {
  const handoff = handoffs[0]
  // with every new owner the promise to answer begins anew, and the newest one is what holds
  const clock = handoff?.clocks
    .filter((each) => each.kind === "acceptance")
    .toSorted((one, other) => one.started_at.localeCompare(other.started_at))
    .at(-1)
  const done = (key: string, title: ReactNode, says: ReactNode): Step => ({ key, title, says, look: "done" })
  return [
    done(
      "intake",
      t("step_intake"),
      t("step_intake_says", { name: called({ ...lead, email: null }), company: lead.company ?? "—", how: account?.says ?? "" }),
    ),
    ...(score === null
      ? []
      : [
          done(
            "score",
            t("step_score", { fit: Math.round(score.fit), intent: Math.round(score.intent) }),
            score.reasons.map(({ says }) => says.replace(/, 0 faded$/, "")).join(" · "),
          ),
        ]),
    ...(verdict === null ? [] : [done("verdict", t(`step_${verdict.kind}`, { tier: verdict.tier ?? 0 }), sentence(verdict.why))]),
    ...(handoff === undefined ? [] : [done("brief", t("step_brief"), sentence(handoff.next_action))]),
    ...(routing === null ? [] : [done("routing", t("step_routing", { name: routing.owner.name }), sentence(routing.says))]),
    ...(hold === null
      ? []
      : [{ key: "hold", title: t("step_hold", { name: hold.owner.name }), says: sentence(hold.says), look: "alarm" as const }]),
    ...(clock === undefined || handoff === undefined
      ? []
      : [
          {
            key: "clock",
            title: t("step_clock"),
            says: (
              <>
                {t(`step_clock_${clock.state}`, { name: handoff.owner.name })} <Instant at={clock.due_at} />
              </>
            ),
            look: "clock" as const,
          },
        ]),
  ]
}

/** What happened after the handoff: warnings, escalations, other owners, a rep's word. */
function laterOf({ journal }: Journey): Step[] {
  const begin = journal.findIndex(({ kind }) => kind === "handed_off")
  if (begin < 0) return []
  return journal.slice(begin + 1).map(({ at, kind, says }, index) => ({
    key: `${index}${at}`,
    title: sentence(says),
    says: <Instant at={at} />,
    look: /^sla_|reassign|missed/.test(kind) ? "alarm" : "done",
  }))
}

/** How many of the steps are shown: one more every moment, so that eyes can follow; all at once for those who want no motion. */
function useOneByOne(count: number): number {
  const [shown, setShown] = useState(() => (matchMedia("(prefers-reduced-motion: reduce)").matches ? count : 1))
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches
  useEffect(() => {
    if (shown >= count) return
    const timer = setTimeout(() => setShown((now) => (isCalm ? count : now + 1)), isCalm ? 0 : BETWEEN_MS)
    return () => clearTimeout(timer)
  }, [shown, count, isCalm])
  return shown
}
