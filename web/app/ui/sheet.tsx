import { Dialog as Base } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "#app/ui/button.tsx"
import { useShellTexts } from "#app/texts.ts"

/** A panel from the side: something of the page in detail, while the page stays. */
export function Sheet({ open, onClose, title, children }: { open: boolean; onClose: () => void; title: ReactNode; children: ReactNode }) {
  const t = useShellTexts()
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/45 transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed inset-y-0 right-0 z-50 flex w-[min(30rem,100vw)] flex-col border-l bg-popover shadow-xl outline-none transition duration-150 data-ending-style:translate-x-8 data-ending-style:opacity-0 data-starting-style:translate-x-8 data-starting-style:opacity-0">
          <div className="flex items-center gap-3 border-b px-5 py-3">
            <Base.Title className="min-w-0 grow truncate text-base font-semibold">{title}</Base.Title>
            <Base.Close render={<Button look="quiet" size="iconSmall" aria-label={t("close")} />}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <div className="min-h-0 grow overflow-y-auto p-5">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
