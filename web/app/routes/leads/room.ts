import { ContactRound } from "lucide-react"
import { paths } from "#app/paths.ts"
import type { Room } from "#app/room.ts"

/** Everybody who came in: the list, a lead with its reasons, and the brief that travels with a handoff. */
export const leadsRoom: Room = {
  id: "leads",
  name: { en: "Leads", de: "Leads" },
  group: "work",
  icon: ContactRound,
  to: paths.leads(),
  pages: [
    { path: "/leads", load: () => import("#app/routes/leads/list-page.tsx") },
    { path: "/leads/$id", load: () => import("#app/routes/leads/lead-page.tsx") },
    { path: "/handoffs/$id", load: () => import("#app/routes/leads/brief-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/leads/en.ts").then((each) => each.en),
    de: () => import("#app/routes/leads/de.ts").then((each) => each.de),
  },
}
