import { useEffect, useRef } from "react"
import { pressDigit, type Asking } from "#app/parts/answers/answer-bar.tsx"
import { actionOf, type Action, type KeyMap } from "#app/routes/queue/key-map.ts"

/**
 * Single keys while the queue is open: they do nothing in inputs, dialogs and menus, nor together with Ctrl, Alt or Meta. While a list of answers is open
 * digits choose from it, Enter confirms and Escape closes it.
 */
export function useQueueKeys(map: KeyMap, asking: Asking, { act, close }: { act: (action: Action) => void; close: () => void }): void {
  const latest = useRef({ map, asking, act, close })
  latest.current = { map, asking, act, close }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isElsewhere(event.target)) return
      if (now.asking !== null && /^(\d|Enter)$/.test(event.key) && isFreeFor(event, "button")) {
        if (pressDigit(event.key)) event.preventDefault()
        return
      }
      if (event.key === "Escape") return now.close()
      const action = actionOf(now.map, event.key) ?? arrow(event.key)
      if (action === null || !isFreeFor(event, "button, a")) return
      event.preventDefault()
      now.act(action)
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [])
}

/** Arrows move for everybody, with single keys switched off as well. */
function arrow(key: string): Action | null {
  return key === "ArrowDown" ? "next" : key === "ArrowUp" ? "previous" : null
}

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null
}

/** Enter on one of these means that and nothing else. */
function isFreeFor({ key, target }: KeyboardEvent, owners: string): boolean {
  return key !== "Enter" || !(target instanceof Element) || target.closest(owners) === null
}
