import { useApi } from "#app/api.ts"
import { RoomTabs } from "#app/parts/room-tabs.tsx"
import { useTexts } from "#app/texts.ts"
import type { en } from "#app/routes/board/en.ts"

/** The pages of the board, with how many leads have no owner. */
export function BoardTabs() {
  const t = useTexts<typeof en>("board")
  const holds = useApi<{ data: unknown[] }>("/api/holds", {}, { live: ["leads"] })
  return (
    <RoomTabs
      label={t("room_pages")}
      tabs={[
        { to: "/board", label: t("board") },
        { to: "/board/unassigned", label: t("unassigned"), count: holds.data?.data.length ?? null },
        { to: "/board/escalations", label: t("escalations") },
        { to: "/board/checklists", label: t("checklists") },
      ]}
    />
  )
}
