import { useEffect, useState, useSyncExternalStore } from "react"

let offset = 0
const listeners = new Set<() => void>()

/** Learns how far the workspace's clock is from this machine's; a demo's may be days ahead. */
export function setClock(now: string): void {
  const next = Date.parse(now) - Date.now()
  // the way there and back takes some time; a page that trembles by it would be worse than one that is off by it
  if (Math.abs(next - offset) < 1_500) return
  offset = next
  for (const heard of listeners) heard()
}

/** What time it is in the workspace, as milliseconds since 1970. */
export function workspaceNow(): number {
  return Date.now() + offset
}

/** The workspace's time, looked at again every so often. */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(workspaceNow)
  const moved = useSyncExternalStore(listen, () => offset)
  useEffect(() => {
    setNow(workspaceNow())
    const timer = setInterval(() => setNow(workspaceNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs, moved])
  return now
}

function listen(heard: () => void): () => void {
  listeners.add(heard)
  return () => void listeners.delete(heard)
}
