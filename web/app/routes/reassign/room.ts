import { ArrowRightLeft } from "lucide-react"
import type { Room } from "#app/room.ts"

/** Passing many leads on at once: looked at first, done, and taken back. */
export const reassignRoom: Room = {
  id: "reassign",
  name: { en: "Pass leads on", de: "Leads weitergeben" },
  group: "team",
  icon: ArrowRightLeft,
  to: "/reassign",
  needs: "handoffs.reassign",
  pages: [{ path: "/reassign", load: () => import("#app/routes/reassign/reassign-page.tsx") }],
  texts: {
    en: () => import("#app/routes/reassign/en.ts").then((each) => each.en),
    de: () => import("#app/routes/reassign/de.ts").then((each) => each.de),
  },
  commands: [
    {
      name: { en: "Pass a leaver’s leads on", de: "Leads einer Person weitergeben, die geht" },
      to: "/reassign",
      words: "reassign bulk leaver holiday",
    },
  ],
}
