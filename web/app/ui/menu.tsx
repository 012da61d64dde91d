import { Menu as Base } from "@base-ui/react/menu"
import type { ReactElement, ReactNode } from "react"
import { classNames } from "#app/ui/class-names.ts"

/** A button that opens a list of things to do. `trigger` is the button. */
export function Menu({ trigger, entries, opensAtOnce = false }: MenuProps) {
  return (
    <Base.Root defaultOpen={opensAtOnce}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50">
          <Base.Popup className="min-w-44 rounded-md border bg-popover p-1 shadow-lg outline-none">
            {entries.map((entry, at) =>
              entry === "line" ? (
                <Base.Separator key={at} className="my-1 h-px bg-border" />
              ) : (
                <Base.Item
                  key={entry.key}
                  disabled={entry.disabled}
                  onClick={entry.onChoose}
                  className={classNames(
                    "flex cursor-default items-center gap-2 rounded-sm px-2.5 py-1.5 text-sm outline-none select-none data-disabled:opacity-55 data-highlighted:bg-accent data-highlighted:text-accent-foreground [&_svg]:size-4",
                    entry.bad && "text-destructive",
                  )}
                >
                  {entry.icon}
                  <span className="grow">{entry.label}</span>
                  {entry.hint}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** One thing to do, or a line between two groups of them. */
export type MenuEntry =
  | "line"
  | { key: string; label: ReactNode; icon?: ReactNode; hint?: ReactNode; bad?: boolean; disabled?: boolean; onChoose: () => void }

type MenuProps = { trigger: ReactElement; entries: readonly MenuEntry[]; opensAtOnce?: boolean }
