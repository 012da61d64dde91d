import { useId, type ReactNode } from "react"
import { classNames } from "#app/ui/class-names.ts"

/** A part of a page under a heading. `flush`: what is inside reaches the edges, such as a table. */
export function Card({ title, note, action, flush = false, className, children }: CardProps) {
  const id = useId()
  return (
    <section aria-labelledby={title ? id : undefined} className={classNames("min-w-0 rounded-lg border bg-card", className)}>
      {title && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-1">
          <h2 id={id} className="text-sm font-semibold">
            {title}
          </h2>
          {note && <p className="text-xs text-muted-foreground">{note}</p>}
          {action && <div className="ml-auto flex gap-2">{action}</div>}
        </div>
      )}
      <div className={flush ? "pb-1" : "px-4 pt-2 pb-4"}>{children}</div>
    </section>
  )
}

type CardProps = { title?: ReactNode; note?: ReactNode; action?: ReactNode; flush?: boolean; className?: string; children: ReactNode }
