import { LayoutDashboard } from "lucide-react"
import type { Room } from "#app/room.ts"

/** Where a manager sees who has what: the board, leads without an owner, what was escalated. */
export const boardRoom: Room = {
  id: "board",
  name: { en: "Team board", de: "Teamtafel" },
  group: "team",
  icon: LayoutDashboard,
  to: "/board",
  needs: "holds.read",
  pages: [
    { path: "/board", load: () => import("#app/routes/board/board-page.tsx") },
    { path: "/board/unassigned", load: () => import("#app/routes/board/unassigned-page.tsx") },
    { path: "/board/escalations", load: () => import("#app/routes/board/escalations-page.tsx") },
    { path: "/board/checklists", load: () => import("#app/routes/board/checklists-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/board/en.ts").then((each) => each.en),
    de: () => import("#app/routes/board/de.ts").then((each) => each.de),
  },
  commands: [
    { name: { en: "Leads without an owner", de: "Leads ohne Zuständige" }, to: "/board/unassigned", words: "unassigned held waiting" },
    { name: { en: "Escalations", de: "Eskalationen" }, to: "/board/escalations", words: "missed overdue" },
    {
      name: { en: "Checklists by completeness", de: "Checklisten nach Vollständigkeit" },
      to: "/board/checklists",
      words: "missing items complete",
    },
  ],
}
