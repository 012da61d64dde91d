import { Popover as Base } from "@base-ui/react/popover"
import type { ReactElement, ReactNode } from "react"

/** A small panel beside its button. */
export function Popover({ trigger, title, children, opensAtOnce = false }: PopoverProps) {
  return (
    <Base.Root defaultOpen={opensAtOnce}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" collisionPadding={8} className="z-50">
          <Base.Popup className="w-80 max-w-[calc(100vw-1rem)] rounded-lg border bg-popover p-4 shadow-lg outline-none">
            <Base.Title className="mb-2 font-semibold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type PopoverProps = { trigger: ReactElement; title: string; children: ReactNode; opensAtOnce?: boolean }
