import { Webhook } from "lucide-react"
import type { Room } from "#app/room.ts"

/** Where leads come from: webhooks with their mappings, providers that are asked, files. */
export const sourcesRoom: Room = {
  id: "sources",
  name: { en: "Sources", de: "Quellen" },
  group: "setup",
  icon: Webhook,
  to: "/sources",
  needs: "sources.read",
  pages: [
    { path: "/sources", load: () => import("#app/routes/sources/sources-page.tsx") },
    { path: "/sources/$id", load: () => import("#app/routes/sources/source-page.tsx") },
    { path: "/providers", load: () => import("#app/routes/sources/providers-page.tsx") },
    { path: "/imports", load: () => import("#app/routes/sources/imports-page.tsx") },
    { path: "/imports/$id", load: () => import("#app/routes/sources/import-page.tsx") },
  ],
  texts: {
    en: () => import("#app/routes/sources/en.ts").then((each) => each.en),
    de: () => import("#app/routes/sources/de.ts").then((each) => each.de),
  },
  commands: [
    { name: { en: "Import a file", de: "Datei importieren" }, to: "/imports", words: "csv excel upload" },
    { name: { en: "Providers", de: "Anbieter" }, to: "/providers", words: "enrichment apollo zoominfo" },
  ],
}
