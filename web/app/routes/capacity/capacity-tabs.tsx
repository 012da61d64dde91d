import { RoomTabs } from "#app/parts/room-tabs.tsx"
import type { en } from "#app/routes/capacity/en.ts"
import { useTexts } from "#app/texts.ts"

export function CapacityTabs() {
  const t = useTexts<typeof en>("capacity")
  return (
    <RoomTabs
      label={t("room_pages")}
      tabs={[
        { to: "/capacity", label: t("capacity") },
        { to: "/capacity/coverage", label: t("coverage") },
      ]}
    />
  )
}
