/** Ids of things that the demo has, for pages that show one. */
export type Known = { lead: string; handoff: string }

/** A page to be looked at: its address, and what has to be there before it is. `theme` and widths are up to whoever looks. */
export type Screen = { name: string; path: (known: Known) => string; ready: string; role?: string }

/** Every page of the app. Whoever adds a page adds a line: screenshots, contrast and width are checked from here. */
export const screens: readonly Screen[] = [
  { name: "start", path: () => "/", ready: "h1" },
  { name: "queue", path: () => "/queue?owner=all", ready: "main h1" },
  { name: "leads", path: () => "/leads", ready: "main h1" },
  { name: "lead", path: ({ lead }) => `/leads/${lead}`, ready: "main h1" },
  { name: "brief", path: ({ handoff }) => `/handoffs/${handoff}`, ready: "main h1" },
  { name: "board", path: () => "/board", ready: "main h1", role: "manager" },
  { name: "unassigned", path: () => "/board/unassigned", ready: "main article, main section", role: "manager" },
  { name: "escalations", path: () => "/board/escalations", ready: "main section", role: "manager" },
  { name: "reassign", path: () => "/reassign", ready: "main section", role: "manager" },
  { name: "capacity", path: () => "/capacity", ready: "table", role: "manager" },
  { name: "coverage", path: () => "/capacity/coverage", ready: "table", role: "manager" },
  { name: "promise", path: () => "/marketing", ready: "figure", role: "marketing" },
  { name: "almost", path: () => "/marketing/almost", ready: "main section", role: "marketing" },
  { name: "rejections", path: () => "/marketing/rejections", ready: "main section", role: "marketing" },
  { name: "quarantine", path: () => "/quarantine", ready: "main section", role: "marketing" },
  { name: "events", path: () => "/events", ready: "main section", role: "marketing" },
  { name: "journal", path: () => "/journal", ready: "main h1", role: "revops" },
  { name: "proof", path: () => "/proof", ready: "main section", role: "revops" },
  { name: "deliveries", path: () => "/deliveries", ready: "main section", role: "revops" },
  { name: "people", path: () => "/people", ready: "table", role: "revops" },
  { name: "teams", path: () => "/people/teams", ready: "main section", role: "revops" },
  { name: "calendars", path: () => "/people/calendars", ready: "main section", role: "revops" },
  { name: "sources", path: () => "/sources", ready: "main section", role: "revops" },
  { name: "providers", path: () => "/providers", ready: "main section", role: "revops" },
  { name: "imports", path: () => "/imports", ready: "main section", role: "revops" },
  { name: "keys", path: () => "/keys", ready: "table", role: "revops" },
  { name: "embed", path: () => "/embed", ready: "baton-form", role: "revops" },
  { name: "settings", path: () => "/settings", ready: "table", role: "revops" },
  { name: "dashboard", path: () => "/dashboard", ready: "main h1", role: "revops" },
  { name: "dashboard-narrowed", path: () => "/dashboard?days=30&tier=1", ready: "main h1", role: "revops" },
  { name: "dashboard-empty", path: () => "/dashboard?from=2020-01-01&to=2020-02-01", ready: "main h1", role: "revops" },
  { name: "dashboard-leads", path: () => "/dashboard/leads?report=funnel&column=sal", ready: "main h1", role: "revops" },
  { name: "agreement", path: () => "/agreement", ready: "main h1", role: "revops" },
  { name: "agreement-changes", path: () => "/agreement?view=changes", ready: "[role=tabpanel]", role: "revops" },
  { name: "agreement-routing", path: () => "/agreement?view=routing", ready: ".react-flow__node", role: "revops" },
  { name: "agreement-trial", path: () => "/agreement?view=trial", ready: "fieldset", role: "revops" },
  { name: "agreement-leads", path: () => "/agreement?view=leads", ready: "main h1", role: "revops" },
  { name: "agreement-file", path: () => "/agreement?view=file", ready: "pre", role: "revops" },
  { name: "agreement-versions", path: () => "/agreement/versions", ready: "main h1", role: "revops" },
  { name: "agreement-draft", path: () => "/agreement/draft", ready: "fieldset", role: "revops" },
]
