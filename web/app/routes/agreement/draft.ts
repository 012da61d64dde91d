import { useCallback, useEffect, useRef, useState } from "react"
import { api } from "#app/api.ts"
import type { Draft } from "#app/routes/agreement/version.ts"

const KEPT = "baton.agreement-draft"
const PAUSE_MS = 400

/** A value for a place in the agreement; null takes the place out. */
export type Edit = { path: (string | number)[]; value: unknown }
export type PutIn = (edits: Edit[]) => Promise<void>

/** What was written and not loaded yet, from an earlier visit with this browser. */
export function keptDraft(): string | null {
  try {
    return sessionStorage.getItem(KEPT)
  } catch {
    return null
  }
}

/**
 * A draft that is checked by the server a moment after each change. `write` replaces the file, `edit` puts values into it; the file keeps its comments.
 *
 * @param begin the file as it was
 */
export function useDraft(begin: string) {
  const [source, setSource] = useState(() => keptDraft() ?? begin)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [isChecking, setChecking] = useState(true)
  const [problem, setProblem] = useState<unknown>(null)
  const newest = useRef(0)
  const check = useCallback(async (text: string, edits: Edit[]) => {
    const turn = ++newest.current
    setChecking(true)
    try {
      const answer = await api.post<Draft>("/api/agreements/draft", { body: { source: text, edits } })
      if (turn !== newest.current) return
      setDraft(answer)
      setProblem(null)
      if (edits.length > 0) setSource(answer.source)
    } catch (error) {
      if (turn === newest.current) setProblem(error)
    }
    if (turn === newest.current) setChecking(false)
  }, [])
  const checked = useRef<string | null>(null)
  useEffect(() => {
    keep(source === begin ? null : source)
    if (checked.current === source) return
    const timer = setTimeout(
      () => {
        checked.current = source
        void check(source, [])
      },
      checked.current === null ? 0 : PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [source, begin, check])
  const edit = async (edits: Edit[]) => {
    checked.current = null
    await check(source, edits)
  }
  const discard = () => {
    keep(null)
    setSource(begin)
  }
  return { source, draft, isChecking, problem, write: setSource, edit, discard }
}

function keep(source: string | null): void {
  try {
    if (source === null) sessionStorage.removeItem(KEPT)
    else sessionStorage.setItem(KEPT, source)
  } catch {
    // a browser that keeps nothing still edits
  }
}
