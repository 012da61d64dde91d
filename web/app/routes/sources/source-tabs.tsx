import { RoomTabs } from "#app/parts/room-tabs.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"

export function SourceTabs() {
  const t = useTexts<typeof en>("sources")
  return (
    <RoomTabs
      label={t("room_pages")}
      tabs={[
        { to: "/sources", label: t("sources") },
        { to: "/imports", label: t("imports") },
        { to: "/providers", label: t("providers") },
      ]}
    />
  )
}
