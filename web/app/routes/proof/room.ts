import { ShieldCheck } from "lucide-react"
import type { Room } from "#app/room.ts"

/** What must always hold, checked now. */
export const proofRoom: Room = {
  id: "proof",
  name: { en: "Proof", de: "Beweis" },
  group: "insight",
  icon: ShieldCheck,
  to: "/proof",
  needs: "proof.read",
  pages: [{ path: "/proof", load: () => import("#app/routes/proof/proof-page.tsx") }],
  texts: {
    en: () => import("#app/routes/proof/en.ts").then((each) => each.en),
    de: () => import("#app/routes/proof/de.ts").then((each) => each.de),
  },
}
