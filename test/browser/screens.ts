/** Ids of things that the demo has, for pages that show one. */
export type Known = { lead: string; handoff: string }

/** A page to be looked at: its address, and what has to be there before it is. `theme` and widths are up to whoever looks. */
export type Screen = { name: string; path: (known: Known) => string; ready: string; role?: string }

/** Every page of the app. Whoever adds a page adds a line: screenshots, contrast and width are checked from here. */
export const screens: readonly Screen[] = [{ name: "queue", path: () => "/queue", ready: "h1" }]
