import { RoomTabs } from "#app/parts/room-tabs.tsx"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"

export function PeopleTabs() {
  const t = useTexts<typeof en>("people")
  return (
    <RoomTabs
      label={t("room_pages")}
      tabs={[
        { to: "/people", label: t("people") },
        { to: "/people/teams", label: t("teams") },
        { to: "/people/calendars", label: t("calendars") },
      ]}
    />
  )
}
