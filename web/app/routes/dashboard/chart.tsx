import { useEffect, useRef, useState, type ReactNode } from "react"

/** Where a chart is drawn: as wide as its place, so that letters have their size on every screen. What it says stands in its label. */
export function Chart({ label, height, children }: { label: string; height: number; children: (width: number) => ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const box = place.current
    if (box === null) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(box.clientWidth)))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={place} className="min-w-0 overflow-hidden" style={{ height }}>
      {width > 0 && (
        <svg role="img" aria-label={label} width={width} height={height} className="block text-muted-foreground">
          {children(width)}
        </svg>
      )}
    </div>
  )
}

/** Where a label under a chart stands that belongs to `x`: below it, and at the edge where half of it would be cut off. `half`: of the longest label. */
export function axisLabel(x: number, width: number, half: number): { x: number; textAnchor: "start" | "middle" | "end" } {
  if (x + half > width) return { x: width - 2, textAnchor: "end" }
  return x < half ? { x: 2, textAnchor: "start" } : { x, textAnchor: "middle" }
}

/** How lines are told apart, by colour and by dashes. */
export const LINES = [
  { stroke: "var(--primary)", dash: undefined },
  { stroke: "var(--success)", dash: "7 3" },
  { stroke: "var(--warning)", dash: "2 3" },
  { stroke: "var(--destructive)", dash: "9 3 2 3" },
]

/** What each line is. */
export function Legend({ names }: { names: readonly ReactNode[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {names.map((name, at) => (
        <li key={at} className="flex items-center gap-1.5">
          <svg aria-hidden width="22" height="8">
            <line
              x1="0"
              y1="4"
              x2="22"
              y2="4"
              stroke={LINES[at % LINES.length]?.stroke}
              strokeWidth="2.5"
              strokeDasharray={LINES[at % LINES.length]?.dash}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
