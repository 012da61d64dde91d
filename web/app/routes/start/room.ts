import { Sparkles } from "lucide-react"
import { paths } from "#app/paths.ts"
import type { Room } from "#app/room.ts"

/** The first page: in a demo what there is to see, everywhere what there is to set up. */
export const startRoom: Room = {
  id: "start",
  name: { en: "Start", de: "Start" },
  group: "work",
  icon: Sparkles,
  to: paths.start(),
  pages: [{ path: "/", load: () => import("#app/routes/start/start-page.tsx") }],
  texts: {
    en: () => import("#app/routes/start/en.ts").then((each) => each.en),
    de: () => import("#app/routes/start/de.ts").then((each) => each.de),
  },
}
