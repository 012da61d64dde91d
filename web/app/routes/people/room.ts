import { Users } from "lucide-react"
import type { Room } from "#app/room.ts"

/** Who works here: people, teams, calendars, absences. */
export const peopleRoom: Room = {
  id: "people",
  name: { en: "People", de: "Personen" },
  group: "setup",
  icon: Users,
  to: "/people",
  needs: "people.read",
  pages: [
    { path: "/people", load: () => import("#app/routes/people/people-page.tsx") },
    { path: "/people/import", load: () => import("#app/routes/people/import-page.tsx") },
    { path: "/people/teams", load: () => import("#app/routes/people/teams-page.tsx") },
    { path: "/people/calendars", load: () => import("#app/routes/people/calendars-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/people/en.ts").then((each) => each.en),
    de: () => import("#app/routes/people/de.ts").then((each) => each.de),
  },
  commands: [
    { name: { en: "Working hours", de: "Arbeitszeiten" }, to: "/people/calendars", words: "calendar holidays" },
    {
      name: { en: "Import a list of people", de: "Liste von Personen importieren" },
      to: "/people/import",
      words: "csv excel users colleagues",
    },
  ],
}
