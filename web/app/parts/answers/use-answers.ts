import { useCallback, useRef } from "react"
import { refresh } from "#app/api.ts"
import { called } from "#app/parts/lead-line.tsx"
import { sendAnswer, stateAfter, undoAnswer, UNDO_MS, type Answer, type QueueItem } from "#app/parts/answers/answer.ts"
import { useShellTexts } from "#app/texts.ts"
import { say, unsay } from "#app/ui/toast.tsx"

/** What is shown of a handoff before the server has said it; null: what the server says. */
export type Shown = { state: QueueItem["state"]; touched?: boolean } | null

/**
 * Answers handoffs at once: what is shown changes first, then the server is told, and what it refuses is put back with its reason.
 *
 * @param show shows a handoff in another state, or as the server says it again
 */
export function useAnswers(show: (id: string, shown: Shown) => void): {
  answer: (item: QueueItem, answer: Answer) => void
  undo: () => void
} {
  const t = useShellTexts()
  const last = useRef<{ id: string; until: number; toast: number; sent: Promise<boolean> } | null>(null)

  const undo = useCallback(() => {
    const word = last.current
    if (word === null || performance.now() > word.until) return void say(t("nothing_to_undo"))
    last.current = null
    unsay(word.toast)
    const run = async () => {
      if (!(await word.sent)) return
      await undoAnswer(word.id)
      show(word.id, null)
      say(t("undone"))
      await refresh()
    }
    run().catch((error: unknown) => say(messageOf(error), { bad: true }))
  }, [show, t])

  const answer = useCallback(
    (item: QueueItem, given: Answer) => {
      show(item.id, { state: stateAfter(given, item.state), touched: given.kind === "touch" })
      const sent = sendAnswer(item, given).then(
        () => true,
        (error: unknown) => {
          show(item.id, null)
          if (last.current?.id === item.id) unsay(last.current.toast)
          say(messageOf(error), { bad: true })
          void refresh(["queue", "handoffs"])
          return false
        },
      )
      const text = t(`said_${given.kind}`, { name: called(item.lead) })
      if (given.kind === "touch") return void say(text)
      const toast = say(text, { ms: UNDO_MS, undo: { label: t("undo"), run: undo } })
      last.current = { id: item.id, until: performance.now() + UNDO_MS, toast, sent }
    },
    [show, t, undo],
  )
  return { answer, undo }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
