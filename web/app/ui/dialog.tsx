import { Dialog as Base } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "#app/ui/button.tsx"
import { classNames } from "#app/ui/class-names.ts"
import { useShellTexts } from "#app/texts.ts"

/** Asks for something before anything else goes on. On a phone it comes from below, within reach of a thumb. */
export function Dialog({ open, onClose, title, description, footer, wide = false, children }: DialogProps) {
  const t = useShellTexts()
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/45 transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={classNames(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] flex-col rounded-t-lg border bg-popover shadow-xl outline-none transition duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 md:inset-auto md:top-[12dvh] md:left-1/2 md:max-h-[76dvh] md:w-full md:-translate-x-1/2 md:rounded-lg",
            wide ? "md:max-w-3xl" : "md:max-w-lg",
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 grow">
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              {description && <Base.Description className="mt-0.5 text-muted-foreground">{description}</Base.Description>}
            </div>
            <Base.Close render={<Button look="quiet" size="iconSmall" aria-label={t("close")} />}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <div className="min-h-0 grow overflow-y-auto px-5 py-2">{children}</div>
          <div className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">{footer}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

type DialogProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  description?: ReactNode
  footer?: ReactNode
  wide?: boolean
  children?: ReactNode
}
