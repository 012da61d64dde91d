import { Link } from "@tanstack/react-router"
import type { Session } from "#app/session.ts"
import { roomsFor } from "#app/shell/rooms-for.ts"
import { inWords, useShellTexts } from "#app/texts.ts"

const GROUPS = ["work", "team", "insight", "setup"] as const

/** The rooms under their headings. */
export function RoomGroups({ session, onGo }: { session: Session; onGo?: () => void }) {
  const t = useShellTexts()
  const mine = roomsFor(session)
  return GROUPS.map((group) => {
    const inGroup = mine.filter((room) => room.group === group)
    if (inGroup.length === 0) return null
    return (
      <div key={group} className="mt-3 first:mt-1">
        <p className="px-2 pb-1 text-xs text-muted-foreground">{t(`group_${group}`)}</p>
        <ul className="grid gap-px">
          {inGroup.map((room) => (
            <li key={room.id}>
              <Link
                to={room.to}
                onClick={onGo}
                activeOptions={{ exact: room.to === "/" }}
                className="flex items-center gap-2.5 rounded-md px-2 py-1.5 font-medium text-muted-foreground hover:bg-muted hover:text-foreground aria-[current=page]:bg-secondary aria-[current=page]:text-foreground max-md:py-2.5 [&_svg]:size-4"
              >
                <room.icon aria-hidden />
                {inWords(room.name)}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}
