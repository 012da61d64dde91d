import { RoomTabs } from "#app/parts/room-tabs.tsx"
import type { en } from "#app/routes/users/en.ts"
import { useTexts } from "#app/texts.ts"

export function UsersTabs() {
  const t = useTexts<typeof en>("users")
  const tabs = [
    { to: "/users", label: t("everybody") },
    { to: "/users/me", label: t("mine") },
  ]
  return <RoomTabs label={t("room_pages")} tabs={tabs} />
}
