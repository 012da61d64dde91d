import { CodeXml } from "lucide-react"
import type { Room } from "#app/room.ts"

/** The form and the snippet for a site: configured, seen as visitors see them, and copied. */
export const embedRoom: Room = {
  id: "embed",
  name: { en: "Form & snippet", de: "Formular & Snippet" },
  group: "setup",
  icon: CodeXml,
  to: "/embed",
  needs: "sources.read",
  pages: [{ path: "/embed", load: () => import("#app/routes/embed/embed-page.tsx") }],
  texts: {
    en: () => import("#app/routes/embed/en.ts").then((each) => each.en),
    de: () => import("#app/routes/embed/de.ts").then((each) => each.de),
  },
}
