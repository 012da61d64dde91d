import { Megaphone } from "lucide-react"
import type { Room } from "#app/room.ts"

/** What marketing promised and how it stands: burn-up, leads that are nearly there, what sales sent back. */
export const marketingRoom: Room = {
  id: "marketing",
  name: { en: "Marketing", de: "Marketing" },
  group: "team",
  icon: Megaphone,
  to: "/marketing",
  needs: "intake.read",
  pages: [
    { path: "/marketing", load: () => import("#app/routes/marketing/promise-page.tsx") },
    { path: "/marketing/almost", load: () => import("#app/routes/marketing/almost-page.tsx") },
    { path: "/marketing/rejections", load: () => import("#app/routes/marketing/rejections-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/marketing/en.ts").then((each) => each.en),
    de: () => import("#app/routes/marketing/de.ts").then((each) => each.de),
  },
  commands: [
    { name: { en: "Leads one signal short", de: "Leads, denen ein Signal fehlt" }, to: "/marketing/almost", words: "almost mql nurture" },
    { name: { en: "Rejections", de: "Ablehnungen" }, to: "/marketing/rejections", words: "rejected reasons quality" },
  ],
}
