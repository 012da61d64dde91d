import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual"
import { useEffect, useMemo, useRef } from "react"
import { QueueRow } from "#app/routes/queue/queue-row.tsx"
import type { Line } from "#app/routes/queue/use-queue.ts"

const ROW = { desk: 58, phone: 88, divider: 34 }
const NEAR_THE_END = 30

/** The lines of a queue, of which only those in sight are drawn; paused ones lie below a divider. More are asked for when the end comes near. */
export function QueueList({ lines, selected, focusOn, showsOwner, label, dividerSays, onSelect, onNearEnd }: QueueListProps) {
  const place = useRef<HTMLDivElement>(null)
  const firstPaused = lines.findIndex((line) => line.urgency === "paused" && !line.isAnswered)
  const rows = useMemo(() => {
    const all: (Line | "divider")[] = [...lines]
    if (firstPaused >= 0) all.splice(firstPaused, 0, "divider")
    return all
  }, [lines, firstPaused])
  const isDesk = useIsDesk()
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: (at) => (rows[at] === "divider" ? ROW.divider : isDesk ? ROW.desk : ROW.phone),
    getItemKey: (at) => (rows[at] === "divider" ? "divider" : (rows[at]?.id ?? at)),
    overscan: 8,
  })

  const shown = list.getVirtualItems()
  const isNearEnd = (shown.at(-1)?.index ?? 0) > rows.length - NEAR_THE_END
  useEffect(() => {
    if (isNearEnd) onNearEnd()
  }, [isNearEnd, onNearEnd])
  useEffect(() => {
    if (focusOn.id === null) return
    const at = rows.findIndex((row) => row !== "divider" && row.id === focusOn.id)
    if (at < 0) return
    if (!isInSight(list, at)) list.scrollToIndex(at, { align: "auto" })
    const focus = () => document.getElementById(`line-${focusOn.id}`)?.focus({ preventScroll: true })
    if (document.getElementById(`line-${focusOn.id}`) === null) requestAnimationFrame(focus)
    else focus()
    // only a new wish moves the focus; that rows came in must not
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focusOn])

  return (
    <div ref={place} className="min-h-0 grow overflow-y-auto overscroll-contain">
      <ul aria-label={label} className="relative" style={{ height: list.getTotalSize() }}>
        {shown.map(({ key, index, start, size }) => {
          const row = rows[index]
          if (row === undefined) return null
          const style = { transform: `translateY(${start}px)`, height: size }
          return row === "divider" ? (
            <li
              key={key}
              className="absolute inset-x-0 top-0 flex items-end border-b bg-muted px-4 pb-1 text-xs font-medium text-muted-foreground"
              style={style}
            >
              {dividerSays}
            </li>
          ) : (
            <li key={key} className="absolute inset-x-0 top-0" style={style} aria-setsize={lines.length} aria-posinset={index + 1}>
              <QueueRow line={row} isSelected={row.id === selected} showsOwner={showsOwner} onSelect={onSelect} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** By what the list knows already: asking the browser would have it lay out the page at every key. */
function isInSight({ measurementsCache, scrollOffset, scrollRect }: Virtualizer<HTMLDivElement, Element>, at: number): boolean {
  const row = measurementsCache[at]
  if (row === undefined || scrollRect === null) return false
  const top = scrollOffset ?? 0
  return row.start >= top && row.end <= top + scrollRect.height
}

function useIsDesk(): boolean {
  return useMemo(() => matchMedia("(min-width: 48rem)").matches, [])
}

type QueueListProps = {
  lines: readonly Line[]
  selected: string | null
  /** A wish to have the focus on a line; a new object for each wish. */
  focusOn: { id: string | null }
  showsOwner: boolean
  label: string
  dividerSays: string
  onSelect: (id: string) => void
  onNearEnd: () => void
}
