import { Building2 } from "lucide-react"
import type { Room } from "#app/room.ts"

/** Which companies leads belong to, who is one person, and a person's word on both. */
export const accountsRoom: Room = {
  id: "accounts",
  name: { en: "Accounts", de: "Accounts" },
  group: "team",
  icon: Building2,
  to: "/accounts",
  needs: "accounts.read",
  pages: [
    { path: "/accounts", load: () => import("#app/routes/accounts/accounts-page.tsx") },
    { path: "/accounts/unsure", load: () => import("#app/routes/accounts/unsure-page.tsx") },
    { path: "/accounts/merges", load: () => import("#app/routes/accounts/merges-page.tsx") },
    { path: "/accounts/$id", load: () => import("#app/routes/accounts/account-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/accounts/en.ts").then((each) => each.en),
    de: () => import("#app/routes/accounts/de.ts").then((each) => each.de),
  },
  commands: [
    { name: { en: "Merged leads", de: "Zusammengeführte Leads" }, to: "/accounts/merges", words: "duplicates merge undo" },
    { name: { en: "Unsure accounts", de: "Unsichere Accounts" }, to: "/accounts/unsure", words: "match review" },
  ],
}
