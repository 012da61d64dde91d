import { useNavigate, useSearch } from "@tanstack/react-router"
import { Inbox, Keyboard } from "lucide-react"
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react"
import { AnswerBar, possible, type Asking } from "#app/parts/answers/answer-bar.tsx"
import type { Answer } from "#app/parts/answers/answer.ts"
import { useAnswers } from "#app/parts/answers/use-answers.ts"
import { paths } from "#app/paths.ts"
import type { en } from "#app/routes/queue/en.ts"
import { ownerIn } from "#app/routes/queue/queue-call.ts"
import { useKeyMap, type Action } from "#app/routes/queue/key-map.ts"
import { QueueHeader } from "#app/routes/queue/queue-header.tsx"
import { QueueList } from "#app/routes/queue/queue-list.tsx"
import { useQueueKeys } from "#app/routes/queue/use-queue-keys.ts"
import { useQueue } from "#app/routes/queue/use-queue.ts"
import { useSession, whyNot } from "#app/session.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Skeleton } from "#app/ui/skeleton.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { say as tell } from "#app/ui/toast.tsx"

const KeyHelp = lazy(() => import("#app/routes/queue/key-help.tsx"))

/** /queue: what somebody has to answer, most urgent first. Everything on it works by single keys. */
export function Component() {
  const t = useTexts<typeof en>("queue")
  const shell = useShellTexts()
  const session = useSession()
  const navigate = useNavigate()
  const owner = ownerIn(useSearch({ strict: false }) as Record<string, unknown>, session)
  const { query, isKnown, lines, fresh, counts, choices, show, sort, more } = useQueue(owner)
  const { answer, undo } = useAnswers(show)
  const [selected, setSelected] = useState<string | null>(null)
  const [focusOn, setFocusOn] = useState<{ id: string | null }>({ id: null })
  const [asking, setAsking] = useState<Asking>(null)
  const [isHelping, setHelping] = useState(false)
  const keyMap = useKeyMap()

  const at = lines.findIndex(({ id }) => id === selected)
  const line = lines[at]
  const go = useCallback((id: string | undefined) => {
    if (id === undefined) return
    setSelected(id)
    setFocusOn({ id })
    setAsking(null)
  }, [])
  const select = useCallback((id: string) => {
    setSelected((before) => {
      if (before !== id) setAsking(null)
      return id
    })
  }, [])
  useEffect(() => {
    if (at < 0 && lines[0] !== undefined) setSelected(lines[0].id)
  }, [at, lines])

  const noAnswer = whyNot(session, "handoffs.answer")
  const chosen = useMemo(() => choices.get(line?.agreement ?? ""), [choices, line?.agreement])

  const say = (given: Answer) => {
    if (line === undefined || line.isGone) return
    const isOver = given.kind !== "accept" && given.kind !== "touch" && given.kind !== "convert"
    const next = isOver ? (lines.slice(at + 1).find((each) => !each.isGone) ?? line).id : line.id
    void answer(line, given).then((isTaken) => {
      // what was refused is looked at again, unless somebody went on already
      if (!isTaken) setSelected((now) => (now === next ? line.id : now))
    })
    if (isOver) return go(next)
    setAsking(null)
    setFocusOn({ id: line.id })
  }
  const act = (action: Action) => {
    if (action === "next") return go((at < 0 ? lines[0] : lines[at + 1])?.id)
    if (action === "previous") return go(lines[Math.max(0, at - 1)]?.id)
    if (action === "sort") return sort()
    if (action === "undo") return go(undo() ?? undefined)
    if (action === "help") return setHelping(true)
    if (line === undefined) return
    if (action === "open") return void navigate({ to: paths.handoff(line.id) })
    if (line.isGone || noAnswer !== null) return
    if (chosen === undefined) return
    const may = possible(chosen, line)
    if (action === "accept") return may.accept ? say({ kind: "accept" }) : void tell(t("not_now", { state: shell(`state_${line.state}`) }))
    const wanted = action === "reject" ? may.refusal : action
    if (wanted === null || (wanted === "recycle" && !may.recycle) || (wanted === "convert" && !may.convert))
      return void tell(t("not_now", { state: shell(`state_${line.state}`) }))
    setAsking((before) => (before === wanted ? null : wanted))
  }
  useQueueKeys(keyMap, asking, { act, close: () => setAsking(null) })

  useEffect(() => {
    document.title = `${counts === null ? "" : `(${counts.overdue + counts.at_risk}) `}${t("title")} · Baton`
  }, [counts, t])

  return (
    <div className="flex h-[calc(100dvh-3rem)] flex-col max-lg:h-[calc(100dvh-3rem-4rem)]">
      <QueueHeader counts={counts} fresh={fresh} onSort={sort} owner={owner}>
        <Button look="quiet" size="small" onClick={() => setHelping(true)} className="max-md:hidden">
          <Keyboard aria-hidden />
          {t("keys")}
        </Button>
      </QueueHeader>
      <Loaded query={query} loading={<Skeleton lines={12} className="p-5" />}>
        {() =>
          isKnown && lines.length === 0 ? (
            <Empty
              icon={<Inbox aria-hidden />}
              title={t("empty")}
              action={
                owner === null ? (
                  <LinkButton to="/">{t(session.workspace.is_demo ? "to_start" : "to_set_up")}</LinkButton>
                ) : (
                  <LinkButton to="/queue?owner=all">{t("show_all")}</LinkButton>
                )
              }
            >
              {t("empty_hint")}
            </Empty>
          ) : (
            <QueueList
              lines={lines}
              selected={selected}
              focusOn={focusOn}
              showsOwner={owner === null}
              label={t("list")}
              dividerSays={t("paused")}
              onSelect={select}
              onNearEnd={() => void more()}
            />
          )
        }
      </Loaded>
      {line !== undefined && chosen !== undefined && !line.isGone && (
        <div className="max-md:hidden">
          <AnswerBar
            item={line}
            choices={chosen}
            asking={asking}
            onAsk={setAsking}
            onAnswer={say}
            keys={keyMap.isOn ? keyMap.keys : null}
            whyNot={noAnswer}
          />
        </div>
      )}
      {isHelping && (
        <Suspense>
          <KeyHelp onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </div>
  )
}
