import { KeyRound } from "lucide-react"
import type { Room } from "#app/room.ts"

/** The keys that programs come with. */
export const keysRoom: Room = {
  id: "keys",
  name: { en: "Keys", de: "Schlüssel" },
  group: "setup",
  icon: KeyRound,
  to: "/keys",
  needs: "keys.read",
  pages: [{ path: "/keys", load: () => import("#app/routes/keys/keys-page.tsx") }],
  texts: {
    en: () => import("#app/routes/keys/en.ts").then((each) => each.en),
    de: () => import("#app/routes/keys/de.ts").then((each) => each.de),
  },
}
