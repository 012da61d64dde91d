import { Send } from "lucide-react"
import type { Room } from "#app/room.ts"

/** What was or is to be sent, and what reached nobody. */
export const deliveriesRoom: Room = {
  id: "deliveries",
  name: { en: "Messages", de: "Nachrichten" },
  group: "setup",
  icon: Send,
  to: "/deliveries",
  needs: "deliveries.read",
  pages: [{ path: "/deliveries", load: () => import("#app/routes/deliveries/deliveries-page.tsx") }],
  texts: {
    en: () => import("#app/routes/deliveries/en.ts").then((each) => each.en),
    de: () => import("#app/routes/deliveries/de.ts").then((each) => each.de),
  },
}
