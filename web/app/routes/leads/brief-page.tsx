import { useParams } from "@tanstack/react-router"
import { useCallback, useState } from "react"
import type { z } from "zod"
import type { Brief } from "#domain/brief/brief.ts"
import type { BriefView, HandoffView } from "#contract/handoff.ts"
import type { QueueView } from "#contract/queue.ts"
import type { ChecklistView } from "#contract/checklist.ts"
import { useApi } from "#app/api.ts"
import { AnswerBar, type Asking } from "#app/parts/answers/answer-bar.tsx"
import { isOver, type Answer } from "#app/parts/answers/answer.ts"
import { useAnswers, type Shown } from "#app/parts/answers/use-answers.ts"
import { LeadTime, sureZone } from "#app/parts/lead-time.tsx"
import { called } from "#app/parts/lead-line.tsx"
import { TierBadge } from "#app/parts/tier-badge.tsx"
import { TimeLeft } from "#app/parts/time-left.tsx"
import { paths } from "#app/paths.ts"
import { BriefFold } from "#app/routes/leads/brief-fold.tsx"
import { AccountCard, BackCard, SayCard, SilentCard, WhoCard } from "#app/routes/leads/brief-parts.tsx"
import { ChecklistCard } from "#app/routes/leads/checklist-card.tsx"
import type { en } from "#app/routes/leads/en.ts"
import { CadenceCard, NextCard, type Cadence, type NextAction } from "#app/routes/leads/follow-up.tsx"
import type { Explanation } from "#app/routes/leads/explanation.ts"
import { ClocksCard, HistoryCard, ScoreCard } from "#app/routes/leads/sections.tsx"
import { useSession, whyNot } from "#app/session.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { LoadedPage, Page } from "#app/ui/page.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

type Handoff = z.infer<typeof HandoffView>
type Queue = z.infer<typeof QueueView>

/** /handoffs/:id: what a rep reads in ten seconds before calling, and everything behind it. */
export function Component() {
  const t = useTexts<typeof en>("leads")
  const { id = "" } = useParams({ strict: false }) as { id?: string }
  const handoff = useApi<Handoff>("/api/handoffs/{id}", { path: { id } })
  const brief = useApi<z.infer<typeof BriefView>>("/api/handoffs/{id}/brief", { path: { id } })
  return (
    <LoadedPage query={handoff} title={t("brief")}>
      {(found) => (
        <LoadedPage query={brief} title={called(found.lead)}>
          {({ content }) => <BriefPage handoff={found} brief={content as Brief} />}
        </LoadedPage>
      )}
    </LoadedPage>
  )
}

function BriefPage({ handoff, brief }: { handoff: Handoff; brief: Brief }) {
  const t = useTexts<typeof en>("leads")
  const shell = useShellTexts()
  const queue = useApi<Queue>("/api/queue", { query: { handoff: handoff.id } }, { live: ["handoffs"] })
  const why = useApi<Explanation>("/api/leads/{id}/explanation", { path: { id: handoff.lead.id } }, { live: ["handoffs"] })
  const call = { path: { id: handoff.id } }
  const next = useApi<NextAction>("/api/handoffs/{id}/next-action", call, { live: ["handoffs"] })
  const cadence = useApi<Cadence>("/api/handoffs/{id}/cadence", call, { live: ["handoffs"] })
  const checklist = useApi<z.infer<typeof ChecklistView>>("/api/handoffs/{id}/checklist", call, { live: ["handoffs"] })
  const [shown, setShown] = useState<Shown>(null)
  const state = shown?.state ?? handoff.state
  const item = queue.data?.data[0]
  const zones = item?.lead.zones ?? brief.who.contact?.zones ?? []
  const zone = sureZone(zones)
  const explained = why.data?.handoffs.find((each) => each.id === handoff.id)
  return (
    <>
      <Page
        title={called(handoff.lead)}
        note={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span>{[brief.who.title, handoff.lead.company].filter(Boolean).join(" · ")}</span>
            {zones.length > 0 && <span aria-hidden>·</span>}
            <LeadTime zones={zones} />
          </span>
        }
        actions={
          <span className="flex flex-wrap items-center gap-2">
            {item !== undefined && !isOver(state) && (
              <TimeLeft
                urgency={item.urgency}
                paused={item.urgency === "paused"}
                step={item.due_at}
                left={{ workingMs: item.working_left_ms, isTicking: item.opens_at === null, asOf: queue.data?.at ?? "" }}
              />
            )}
            <Badge look={isOver(state) ? "plain" : state === "open" ? "warn" : "good"}>{shell(`state_${state}`)}</Badge>
            <TierBadge tier={handoff.tier} />
          </span>
        }
      >
        <BriefFold brief={brief} next={{ says: handoff.next_action, at: isOver(state) ? null : handoff.due_at }} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid gap-4">
            <BackCard brief={brief} />
            {next.data !== undefined && !isOver(state) && <NextCard next={next.data} />}
            <SayCard brief={brief} />
            <SilentCard brief={brief} />
            <WhoCard brief={brief} />
          </div>
          <div className="grid gap-4">
            {cadence.data !== undefined && <CadenceCard cadence={cadence.data} />}
            {explained !== undefined && <ClocksCard clocks={explained.clocks} zone={zone} />}
            {explained !== undefined && <HistoryCard handoff={explained} zone={zone} />}
            <AccountCard brief={brief} />
          </div>
        </div>
        {checklist.data !== undefined && <ChecklistCard list={checklist.data} />}
        <ScoreCard score={why.data?.score ?? null} />
        <p>
          <TextLink to={paths.lead(handoff.lead.id)}>{t("all_of_lead", { name: called(handoff.lead) })}</TextLink>
        </p>
      </Page>
      <Answers queue={queue.data} state={state} onShow={setShown} />
    </>
  )
}

/** The answers, at the bottom of the window, within reach of a thumb. */
function Answers({ queue, state, onShow }: { queue: Queue | undefined; state: Handoff["state"]; onShow: (shown: Shown) => void }) {
  const session = useSession()
  const [asking, setAsking] = useState<Asking>(null)
  const show = useCallback((_id: string, shown: Shown) => onShow(shown), [onShow])
  const { answer } = useAnswers(show)
  const item = queue?.data[0]
  const choices = queue?.choices[0]
  if (item === undefined || choices === undefined || isOver(state)) return null
  const say = (given: Answer) => {
    void answer({ ...item, state }, given)
    setAsking(null)
  }
  return (
    <div className="sticky bottom-0 z-20 max-lg:bottom-[calc(3.1rem+env(safe-area-inset-bottom))]">
      <AnswerBar
        item={{ ...item, state }}
        choices={choices}
        asking={asking}
        onAsk={setAsking}
        onAnswer={say}
        keys={null}
        whyNot={whyNot(session, "handoffs.answer")}
      />
    </div>
  )
}
