import { RoomTabs } from "#app/parts/room-tabs.tsx"
import type { en } from "#app/routes/marketing/en.ts"
import { useTexts } from "#app/texts.ts"

export function MarketingTabs() {
  const t = useTexts<typeof en>("marketing")
  return (
    <RoomTabs
      label={t("room_pages")}
      tabs={[
        { to: "/marketing", label: t("promise") },
        { to: "/marketing/almost", label: t("almost") },
        { to: "/marketing/rejections", label: t("rejections") },
      ]}
    />
  )
}
