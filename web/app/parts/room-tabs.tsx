import { Link, useLocation } from "@tanstack/react-router"
import { useEffect, useRef, type ReactNode } from "react"

/** The pages of a room side by side, under its title. On a narrow screen the row scrolls so that the open page's name is in sight. */
export function RoomTabs({ label, tabs }: { label: string; tabs: readonly { to: string; label: ReactNode; count?: number | null }[] }) {
  const row = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>("[aria-current=page]")
    if (!row.current || !open) return
    // only the row moves: scrollIntoView would move the page too
    row.current.scrollLeft = open.offsetLeft - (row.current.clientWidth - open.offsetWidth) / 2
  }, [pathname])
  return (
    <nav ref={row} aria-label={label} className="relative -mt-1 flex gap-1 overflow-x-auto border-b">
      {tabs.map(({ to, label: name, count }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          className="-mb-px shrink-0 border-b-2 border-transparent px-3 py-2 font-medium text-muted-foreground hover:text-foreground focus-visible:outline-offset-[-2px] aria-[current=page]:border-primary aria-[current=page]:text-foreground"
        >
          {name}
          {count !== undefined && count !== null && count > 0 && (
            <span className="ml-1.5 rounded-full bg-secondary px-1.5 py-0.5 text-xs tabular-nums">{count}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
