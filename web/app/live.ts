import { useEffect, useSyncExternalStore } from "react"
import { refresh } from "#app/api.ts"
import { setClock } from "#app/clock.ts"

/** What the server says when something changed: which resources, and which of them when they are few. */
export type Change = { resources: string[]; handoffs: string[]; leads: string[]; now: string }
type Heard = (change: Change) => void

const SOON_MS = 50
const LEAST_BETWEEN_MS = 1_000
/** When answers take long, Baton has enough to do. */
const REST = 10
const heardBy = new Set<Heard>()
const stateHeardBy = new Set<() => void>()
let isConnected = true

/** Follows what changes for as long as the app is open; one stream for the whole page. What is shown is asked for again, once a second at most. */
export function useLiveChanges(): void {
  useEffect(() => follow(), [])
}

/** Calls `heard` with every change, for pages that do more than ask again. */
export function useChanges(heard: Heard): void {
  useEffect(() => {
    heardBy.add(heard)
    return () => void heardBy.delete(heard)
  }, [heard])
}

/** Whether changes arrive at the moment. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    (heard) => {
      stateHeardBy.add(heard)
      return () => void stateHeardBy.delete(heard)
    },
    () => isConnected,
  )
}

function follow(): () => void {
  const stream = new EventSource("/api/changes")
  const due = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let restUntil = 0
  const plan = () => (timer ??= setTimeout(() => void flush(), Math.max(SOON_MS, restUntil - performance.now())))
  const flush = async () => {
    const resources = [...due]
    due.clear()
    const began = performance.now()
    await refresh(resources).catch(() => {})
    const ended = performance.now()
    restUntil = ended + Math.max(LEAST_BETWEEN_MS, REST * (ended - began))
    timer = undefined
    if (due.size > 0) plan()
  }
  stream.addEventListener("open", () => connected(true))
  stream.addEventListener("error", () => connected(false))
  stream.addEventListener("changed", ({ data }: MessageEvent<string>) => {
    const change = JSON.parse(data) as Change
    setClock(change.now)
    for (const resource of change.resources) due.add(resource)
    for (const heard of heardBy) heard(change)
    plan()
  })
  return () => {
    stream.close()
    clearTimeout(timer)
  }
}

function connected(now: boolean): void {
  if (now === isConnected) return
  isConnected = now
  if (now) void refresh()
  for (const heard of stateHeardBy) heard()
}
