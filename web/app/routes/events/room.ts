import { Activity } from "lucide-react"
import type { Room } from "#app/room.ts"

/** Every event while it comes in, with what became of it. */
export const eventsRoom: Room = {
  id: "events",
  name: { en: "Live events", de: "Live-Ereignisse" },
  group: "team",
  icon: Activity,
  to: "/events",
  needs: "intake.read",
  pages: [{ path: "/events", load: () => import("#app/routes/events/events-page.tsx") }],
  texts: {
    en: () => import("#app/routes/events/en.ts").then((each) => each.en),
    de: () => import("#app/routes/events/de.ts").then((each) => each.de),
  },
}
