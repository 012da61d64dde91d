import { Inbox } from "lucide-react"
import { paths } from "#app/paths.ts"
import { askForQueue } from "#app/routes/queue/queue-call.ts"
import type { Room } from "#app/room.ts"

/** Where a rep works: what they owe an answer, most urgent first. */
export const queueRoom: Room = {
  id: "queue",
  name: { en: "Queue", de: "Warteschlange" },
  group: "work",
  icon: Inbox,
  to: paths.queue(),
  pages: [{ path: "/queue", load: () => import("#app/routes/queue/queue-page.tsx"), ask: askForQueue }],
  texts: {
    en: () => import("#app/routes/queue/en.ts").then((each) => each.en),
    de: () => import("#app/routes/queue/de.ts").then((each) => each.de),
  },
}
