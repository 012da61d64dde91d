import { cloneElement, useState, type ReactElement } from "react"
import type { Session } from "#app/session.ts"
import { RoomGroups } from "#app/shell/room-groups.tsx"
import { useShellTexts } from "#app/texts.ts"
import { Sheet } from "#app/ui/sheet.tsx"

/** On a phone: all rooms. */
export default function RoomSheet({ session, trigger, opensAtOnce }: RoomSheetProps) {
  const t = useShellTexts()
  const [isOpen, setOpen] = useState(opensAtOnce)
  return (
    <>
      {cloneElement(trigger, { onClick: () => setOpen(true) })}
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("navigation")}>
        <RoomGroups session={session} onGo={() => setOpen(false)} />
      </Sheet>
    </>
  )
}

type RoomSheetProps = { session: Session; trigger: ReactElement<{ onClick?: () => void }>; opensAtOnce: boolean }
