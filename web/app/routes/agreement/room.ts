import { FileSignature } from "lucide-react"
import { paths } from "#app/paths.ts"
import type { Room } from "#app/room.ts"

/** What both sides agreed on: to read, to change, to sign, and to try. */
export const agreementRoom: Room = {
  id: "agreement",
  name: { en: "Agreement", de: "Vereinbarung" },
  group: "insight",
  icon: FileSignature,
  to: paths.agreement(),
  pages: [
    { path: "/agreement", load: () => import("#app/routes/agreement/agreement-page.tsx") },
    { path: "/agreement/versions", load: () => import("#app/routes/agreement/versions-page.tsx") },
    { path: "/agreement/draft", load: () => import("#app/routes/agreement/draft-page.tsx") },
    { path: "/agreement/versions/$id", load: () => import("#app/routes/agreement/agreement-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/agreement/en.ts").then((each) => each.en),
    de: () => import("#app/routes/agreement/de.ts").then((each) => each.de),
  },
  commands: [
    { name: { en: "Try a lead against the agreement", de: "Einen Lead an der Vereinbarung ausprobieren" }, to: "/agreement?view=trial" },
    { name: { en: "Change the agreement", de: "Die Vereinbarung ändern" }, to: "/agreement/draft" },
    { name: { en: "Versions of the agreement", de: "Fassungen der Vereinbarung" }, to: "/agreement/versions" },
  ],
}
