import { useCallback, useEffect, useRef, useState } from "react"
import { api } from "#app/api.ts"
import type { Draft } from "#app/routes/agreement/version.ts"

const KEPT = "baton.agreement-draft"
const KEPT_READABLE = "baton.agreement-draft-readable"
const PAUSE_MS = 400

/** A value for a place in the agreement; null takes the place out. */
export type Edit = { path: (string | number)[]; value: unknown }
export type PutIn = (edits: Edit[]) => Promise<void>

/** What was written and not loaded yet, from an earlier visit with this browser. */
export function keptDraft(): string | null {
  return keptAs(KEPT)
}

/**
 * A draft that is checked by the server a moment after each change. `write` replaces the file, `edit` puts values into it; the file keeps its comments.
 * `readable` is the agreement as it was last readable; null when it never was, undefined while that is being found out.
 *
 * @param begin the file as it was
 */
export function useDraft(begin: string) {
  const [source, setSource] = useState(() => keptDraft() ?? begin)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [readable, setReadable] = useState<unknown>(undefined)
  const [isChecking, setChecking] = useState(true)
  const [problem, setProblem] = useState<unknown>(null)
  const newest = useRef(0)
  const checked = useRef<string | null>(null)
  const current = useRef(source)
  // Values of which the server has not answered yet: a later one must not be put into the file without them.
  const waiting = useRef<Edit[]>([])
  const write = useCallback((text: string) => {
    current.current = text
    setSource(text)
  }, [])
  const check = useCallback(async () => {
    const turn = ++newest.current
    const sent = current.current
    setChecking(true)
    try {
      const answer = await askFor(sent, waiting.current)
      if (turn !== newest.current) return
      if (current.current !== sent) {
        // what was written meanwhile is checked in a moment, with the values that wait
        checked.current = null
        return
      }
      setDraft(answer)
      setProblem(null)
      checked.current = answer.source
      write(answer.source)
      if (answer.document !== null) {
        setReadable(answer.document)
        keep(KEPT_READABLE, answer.source === begin ? null : answer.source)
      }
    } catch (error) {
      if (turn === newest.current) setProblem(error)
    }
    if (turn !== newest.current) return
    waiting.current = []
    setChecking(false)
  }, [begin, write])
  useEffect(() => {
    keep(KEPT, source === begin ? null : source)
    if (checked.current === source) return
    const timer = setTimeout(
      () => {
        checked.current = source
        void check()
      },
      checked.current === null ? 0 : PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [source, begin, check])
  const isUnread = draft !== null && draft.document === null && readable === undefined
  useEffect(() => {
    if (!isUnread) return
    const take = (document: unknown) => setReadable((known: unknown) => (known === undefined ? document : known))
    askFor(keptAs(KEPT_READABLE) ?? begin, []).then(
      (answer) => take(answer.document),
      () => take(null),
    )
  }, [isUnread, begin])
  const edit = useCallback(
    async (edits: Edit[]) => {
      waiting.current = [...waiting.current, ...edits]
      await check()
    },
    [check],
  )
  const discard = () => {
    keep(KEPT, null)
    keep(KEPT_READABLE, null)
    waiting.current = []
    write(begin)
  }
  return { source, draft, readable, isChecking, problem, write, edit, discard }
}

function askFor(source: string, edits: Edit[]): Promise<Draft> {
  return api.post<Draft>("/api/agreements/draft", { body: { source, edits } })
}

function keptAs(name: string): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}

function keep(name: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, text)
  } catch {
    // a browser that keeps nothing still edits
  }
}
