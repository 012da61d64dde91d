import { Tooltip as Base } from "@base-ui/react/tooltip"
import type { ReactElement, ReactNode } from "react"

/** More about something that can be focused, on hover and focus. What one must know to act doesn't belong here. */
export function Tooltip({ says, children }: { says: ReactNode; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className="max-w-72 rounded-md border bg-popover px-2.5 py-1.5 text-xs text-foreground shadow-lg">{says}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Once something was shown, the next one is shown at once. */
export const TooltipProvider = Base.Provider
