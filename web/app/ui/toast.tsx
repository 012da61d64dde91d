import { X } from "lucide-react"
import { useEffect, useSyncExternalStore, type ReactNode } from "react"
import { Button } from "#app/ui/button.tsx"
import { classNames } from "#app/ui/class-names.ts"

const MOST = 3

type Toast = { id: number; text: string; bad: boolean; until: number; undo: Undo | null }
type Undo = { label: ReactNode; run: () => void }

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Says something for a few seconds. `undo` adds a button; what is `bad` stays longer. Its answer takes it back with `unsay`. */
export function say(text: string, { bad = false, undo, ms = 6_000 }: { bad?: boolean; undo?: Undo; ms?: number } = {}): number {
  const toast = { id: ++lastId, text, bad, until: performance.now() + (bad ? 12_000 : ms), undo: undo ?? null }
  show([...toasts, toast].slice(-MOST))
  return toast.id
}

/** Takes something back that was said. */
export function unsay(id: number): void {
  show(toasts.filter((toast) => toast.id !== id))
}

/** Takes back what was said in these words, however often. */
export function unsayText(text: string): void {
  if (toasts.some((toast) => toast.text === text)) show(toasts.filter((toast) => toast.text !== text))
}

/** Where toasts appear, above what can be pressed at the bottom; once in the app. Screen readers say them, what is bad at once. */
export function Toasts({ close }: { close: string }) {
  const shown = useSyncExternalStore(listen, () => toasts)
  return (
    <div className="pointer-events-none fixed top-14 right-4 left-4 z-60 md:left-auto md:w-96">
      <div aria-live="assertive" className="grid gap-2">
        {shown
          .filter(({ bad }) => bad)
          .map((toast) => (
            <Line key={toast.id} toast={toast} close={close} />
          ))}
      </div>
      <div aria-live="polite" className="mt-2 grid gap-2">
        {shown
          .filter(({ bad }) => !bad)
          .map((toast) => (
            <Line key={toast.id} toast={toast} close={close} />
          ))}
      </div>
    </div>
  )
}

function Line({ toast: { id, text, bad, until, undo }, close }: { toast: Toast; close: string }) {
  useEffect(() => {
    const timer = setTimeout(() => unsay(id), until - performance.now())
    return () => clearTimeout(timer)
  }, [id, until])
  return (
    <div
      className={classNames(
        "pointer-events-auto flex items-center gap-3 rounded-lg border bg-popover py-2 pr-2 pl-4 shadow-lg",
        bad && "border-destructive/50",
      )}
    >
      <p className={classNames("grow font-medium", bad && "text-destructive")}>{text}</p>
      {undo && (
        <Button size="small" onClick={() => (unsay(id), undo.run())}>
          {undo.label}
        </Button>
      )}
      <Button look="quiet" size="iconSmall" aria-label={close} onClick={() => unsay(id)}>
        <X aria-hidden />
      </Button>
    </div>
  )
}

function show(next: readonly Toast[]): void {
  toasts = next
  for (const heard of listeners) heard()
}

function listen(heard: () => void): () => void {
  listeners.add(heard)
  return () => void listeners.delete(heard)
}
