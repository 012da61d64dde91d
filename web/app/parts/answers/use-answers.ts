import { useCallback, useRef } from "react"
import { refresh } from "#app/api.ts"
import { called } from "#app/parts/lead-line.tsx"
import { sendAnswer, stateAfter, undoAnswer, UNDO_MS, type Answer, type QueueItem } from "#app/parts/answers/answer.ts"
import { useShellTexts } from "#app/texts.ts"
import { say, unsay } from "#app/ui/toast.tsx"

/** What is shown of a handoff before the server has said it; null: what the server says. */
export type Shown = { state: QueueItem["state"]; touched?: boolean } | null

/**
 * Answers handoffs at once: what is shown changes first, then the server is told, and what it refuses is put back with its reason. Whoever leaves the page
 * before the server has all of it is asked first.
 *
 * @param show shows a handoff in another state, or as the server says it again
 */
export function useAnswers(show: (id: string, shown: Shown) => void): {
  /** Whether the server took it. */
  answer: (item: QueueItem, answer: Answer) => Promise<boolean>
  /** Answers which handoff's last word is taken back; null when there is none any more. */
  undo: () => string | null
} {
  const t = useShellTexts()
  const versions = useRef(new Map<string, Promise<number>>())
  const last = useRef<{ id: string; until: number; toast: number; sent: Promise<boolean> } | null>(null)
  const onTheirWay = useOnTheirWay()

  const undo = useCallback(() => {
    const word = last.current
    if (word === null || performance.now() > word.until) {
      say(t("nothing_to_undo"))
      return null
    }
    last.current = null
    unsay(word.toast)
    const run = async () => {
      if (!(await word.sent)) return
      await undoAnswer(word.id)
      versions.current.delete(word.id)
      show(word.id, null)
      say(t("undone"))
      await refresh()
    }
    onTheirWay(run()).catch((error: unknown) => say(messageOf(error), { bad: true }))
    return word.id
  }, [show, t, onTheirWay])

  const answer = useCallback(
    (item: QueueItem, given: Answer) => {
      show(item.id, { state: stateAfter(given, item.state), touched: given.kind === "touch" })
      // who answers twice in a moment means what the first answer made of it, which the list does not show yet
      const before = versions.current.get(item.id) ?? Promise.resolve(0)
      const version = before.then((known) => sendAnswer({ ...item, version: Math.max(known, item.version) }, given))
      versions.current.set(item.id, version)
      const sent = version.then(
        () => true,
        (error: unknown) => {
          versions.current.delete(item.id)
          show(item.id, null)
          if (last.current?.id === item.id) unsay(last.current.toast)
          say(messageOf(error), { bad: true })
          void refresh(["queue", "handoffs"])
          return false
        },
      )
      void onTheirWay(sent)
      const text = t(`said_${given.kind}`, { name: called(item.lead) })
      if (given.kind === "touch") {
        // nothing takes it back, so it is said when it is so
        void sent.then((isTaken) => isTaken && say(text))
        return sent
      }
      const toast = say(text, { ms: UNDO_MS, undo: { label: t("undo"), run: undo } })
      last.current = { id: item.id, until: performance.now() + UNDO_MS, toast, sent }
      return sent
    },
    [show, t, undo, onTheirWay],
  )
  return { answer, undo }
}

/** Counts what is on its way to the server; while it is any, the browser asks before the page is left. */
function useOnTheirWay(): <Sent>(sent: Promise<Sent>) => Promise<Sent> {
  const count = useRef(0)
  return useCallback((sent) => {
    if (++count.current === 1) window.addEventListener("beforeunload", askBeforeLeaving)
    return sent.finally(() => {
      if (--count.current === 0) window.removeEventListener("beforeunload", askBeforeLeaving)
    })
  }, [])
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
