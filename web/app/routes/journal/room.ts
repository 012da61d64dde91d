import { ScrollText } from "lucide-react"
import type { Room } from "#app/room.ts"

/** Who did what, when and why; can only be added to, and is sealed. */
export const journalRoom: Room = {
  id: "journal",
  name: { en: "Journal", de: "Journal" },
  group: "insight",
  icon: ScrollText,
  to: "/journal",
  needs: "journal.read",
  pages: [{ path: "/journal", load: () => import("#app/routes/journal/journal-page.tsx") }],
  texts: {
    en: () => import("#app/routes/journal/en.ts").then((each) => each.en),
    de: () => import("#app/routes/journal/de.ts").then((each) => each.de),
  },
}
