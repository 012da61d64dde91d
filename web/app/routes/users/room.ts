import { UserRoundKey } from "lucide-react"
import type { Room } from "#app/room.ts"

/** Who may log in and as what, and one's own sign-in. */
export const usersRoom: Room = {
  id: "users",
  name: { en: "Users", de: "Anmeldungen" },
  group: "setup",
  icon: UserRoundKey,
  to: "/users",
  needs: "users.read",
  pages: [
    { path: "/users", load: () => import("#app/routes/users/users-page.tsx") },
    { path: "/users/me", load: () => import("#app/routes/users/own-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/users/en.ts").then((each) => each.en),
    de: () => import("#app/routes/users/de.ts").then((each) => each.de),
  },
  commands: [
    {
      name: { en: "My sign-in and sessions", de: "Meine Anmeldung und Sitzungen" },
      to: "/users/me",
      words: "password totp second factor log out",
    },
  ],
}
