import { Scale } from "lucide-react"
import type { Room } from "#app/room.ts"

/** Whether everybody gets their fair share, and whether somebody is there when leads come. */
export const capacityRoom: Room = {
  id: "capacity",
  name: { en: "Capacity", de: "Kapazität" },
  group: "team",
  icon: Scale,
  to: "/capacity",
  needs: "reports.read",
  pages: [
    { path: "/capacity", load: () => import("#app/routes/capacity/capacity-page.tsx") },
    { path: "/capacity/coverage", load: () => import("#app/routes/capacity/coverage-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/capacity/en.ts").then((each) => each.en),
    de: () => import("#app/routes/capacity/de.ts").then((each) => each.de),
  },
  commands: [
    {
      name: { en: "Coverage by hour of the week", de: "Besetzung nach Wochenstunde" },
      to: "/capacity/coverage",
      words: "heat map calendar",
    },
  ],
}
