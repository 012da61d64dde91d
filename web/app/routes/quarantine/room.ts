import { PackageX } from "lucide-react"
import type { Room } from "#app/room.ts"

/** What came in and could not be understood: mended by kind, tried first, then taken in again. */
export const quarantineRoom: Room = {
  id: "quarantine",
  name: { en: "Quarantine", de: "Quarantäne" },
  group: "team",
  icon: PackageX,
  to: "/quarantine",
  needs: "intake.read",
  pages: [
    { path: "/quarantine", load: () => import("#app/routes/quarantine/quarantine-page.tsx") },
    { path: "/quarantine/$group", load: () => import("#app/routes/quarantine/kind-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/quarantine/en.ts").then((each) => each.en),
    de: () => import("#app/routes/quarantine/de.ts").then((each) => each.de),
  },
}
