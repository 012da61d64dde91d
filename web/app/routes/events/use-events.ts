import { useEffect, useRef, useState } from "react"
import type { EventView } from "#contract/event.ts"
import { api } from "#app/api.ts"
import { language } from "#app/texts.ts"

type Filter = { verdict: string; source: string; email: string }
type State = "connecting" | "connected" | "broken"

const MOST = 200
const AT_FIRST = 50

/**
 * The newest events and those that come in from now on. While it is paused they are kept and counted, and shown when it goes on, so that nothing
 * moves under the eyes of whoever reads.
 */
export function useEvents({ verdict, source, email }: Filter, isPaused: boolean) {
  const [events, setEvents] = useState<readonly EventView[]>([])
  const [held, setHeld] = useState<readonly EventView[]>([])
  const [state, setState] = useState<State>("connecting")
  const [skipped, setSkipped] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  const paused = useRef(isPaused)
  paused.current = isPaused

  useEffect(() => {
    const query = { verdict, source, email }
    const abort = new AbortController()
    setEvents([])
    setHeld([])
    setError(null)
    setSkipped(false)
    api
      .get<{ data: EventView[] }>("/api/events", { query: { ...query, limit: AT_FIRST }, signal: abort.signal })
      .then(({ data }) => setEvents((now) => withNews(data, now.toReversed())))
      .catch((reason: unknown) => !abort.signal.aborted && setError(reason))
    const stream = api.listen("/api/events/stream", { ...query, language: language() })
    stream.addEventListener("open", () => setState("connected"))
    stream.addEventListener("error", () => setState("broken"))
    stream.addEventListener("skipped", () => setSkipped(true))
    stream.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as EventView
      if (paused.current) setHeld((now) => withNews(now, [event]))
      else setEvents((now) => withNews(now, [event]))
    })
    return () => {
      abort.abort()
      stream.close()
    }
  }, [verdict, source, email, attempt])

  useEffect(() => {
    if (isPaused || held.length === 0) return
    setEvents((now) => withNews(now, held.toReversed()))
    setHeld([])
  }, [isPaused, held])

  return {
    ...{ events, fresh: held.length, state, skipped, error },
    clear: () => setEvents([]),
    again: () => setAttempt(attempt + 1),
  }
}

/** With news on top; an event that is told again, now with its verdict, stays where it is. */
function withNews(events: readonly EventView[], news: readonly EventView[]): readonly EventView[] {
  return news
    .reduce<readonly EventView[]>((all, event) => {
      const place = all.findIndex(({ id }) => id === event.id)
      return place < 0 ? [event, ...all] : all.with(place, event)
    }, events)
    .slice(0, MOST)
}
