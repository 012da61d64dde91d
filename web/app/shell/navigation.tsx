import { Link } from "@tanstack/react-router"
import { Ellipsis } from "lucide-react"
import type { Session } from "#app/session.ts"
import { RoomGroups } from "#app/shell/room-groups.tsx"
import { roomsFor } from "#app/shell/rooms-for.ts"
import { inWords, useShellTexts } from "#app/texts.ts"
import { classNames } from "#app/ui/class-names.ts"
import { onDemand } from "#app/ui/on-demand.tsx"

const ON_A_PHONE = 4

const RoomSheet = onDemand(() => import("#app/shell/room-sheet.tsx"))

/** All rooms under their headings, beside the page. */
export function SideNav({ session }: { session: Session }) {
  const t = useShellTexts()
  return (
    <nav aria-label={t("navigation")} className="grow px-2 pb-4">
      <RoomGroups session={session} />
    </nav>
  )
}

/** On a phone: the first rooms within reach of a thumb, the others behind "more". */
export function BottomBar({ session }: { session: Session }) {
  const t = useShellTexts()
  const first = roomsFor(session).slice(0, ON_A_PHONE)
  const look = "flex min-w-0 flex-1 flex-col items-center gap-0.5 py-1.5 text-[0.6875rem] font-medium text-muted-foreground [&_svg]:size-5"
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-card pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {first.map((room) => (
        <Link
          key={room.id}
          to={room.to}
          className={classNames(look, "aria-[current=page]:text-link")}
          activeOptions={{ exact: room.to === "/" }}
        >
          <room.icon aria-hidden />
          <span className="max-w-full truncate tracking-tight">{inWords(room.name)}</span>
        </Link>
      ))}
      <RoomSheet
        session={session}
        trigger={
          <button type="button" className={look}>
            <Ellipsis aria-hidden />
            {t("more")}
          </button>
        }
      />
    </nav>
  )
}
