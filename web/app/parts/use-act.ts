import { useState } from "react"
import { refresh } from "#app/api.ts"
import { useShellTexts } from "#app/texts.ts"
import { say } from "#app/ui/toast.tsx"

type Acted<Answer> = { says?: string | ((answer: Answer) => string); refreshes?: string[] | null; onDone?: (answer: Answer) => void }

/**
 * Does something on the server: one at a time, what went wrong is said in a sentence, and what it changes is asked for again.
 *
 * @returns `act` and whether something is under way
 */
export function useAct(): { act: <Answer>(work: () => Promise<Answer>, then?: Acted<Answer>) => Promise<void>; isBusy: boolean } {
  const t = useShellTexts()
  const [isBusy, setBusy] = useState(false)
  const act = async <Answer>(work: () => Promise<Answer>, { says, refreshes = null, onDone }: Acted<Answer> = {}): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    try {
      const answer = await work()
      if (says !== undefined) say(typeof says === "string" ? says : says(answer))
      onDone?.(answer)
      void refresh(refreshes)
    } catch (error) {
      say(error instanceof Error ? error.message : t("failed"), { bad: true })
    } finally {
      setBusy(false)
    }
  }
  return { act, isBusy }
}
