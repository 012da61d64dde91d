import { ChartNoAxesColumn } from "lucide-react"
import { paths } from "#app/paths.ts"
import type { Room } from "#app/room.ts"

/** The numbers that both sides look at. */
export const dashboardRoom: Room = {
  id: "dashboard",
  name: { en: "Dashboard", de: "Kennzahlen" },
  group: "insight",
  icon: ChartNoAxesColumn,
  to: paths.dashboard(),
  pages: [
    { path: "/dashboard", load: () => import("#app/routes/dashboard/dashboard-page.tsx") },
    { path: "/dashboard/leads", load: () => import("#app/routes/dashboard/counted-leads-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/dashboard/en.ts").then((each) => each.en),
    de: () => import("#app/routes/dashboard/de.ts").then((each) => each.de),
  },
}
