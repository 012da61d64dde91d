import { Settings2 } from "lucide-react"
import type { Room } from "#app/room.ts"

/** How this installation was set up, without secrets. */
export const settingsRoom: Room = {
  id: "settings",
  name: { en: "Settings", de: "Einstellungen" },
  group: "setup",
  icon: Settings2,
  to: "/settings",
  needs: "settings.read",
  pages: [{ path: "/settings", load: () => import("#app/routes/settings/settings-page.tsx") }],
  texts: {
    en: () => import("#app/routes/settings/en.ts").then((each) => each.en),
    de: () => import("#app/routes/settings/de.ts").then((each) => each.de),
  },
}
