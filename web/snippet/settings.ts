const script = document.currentScript as HTMLScriptElement

/** What the site wrote beside the script; docs/integrations/snippet.md lists it. */
export const said = script.dataset as { writeKey: string } & Partial<
  Record<"consent" | "forms" | "gpc" | "host" | "keep" | "pages", string>
>

/** Where Baton is: the folder that the script came from, unless the site says otherwise. */
export const host = said.host ?? script.src.replace(/\/[^/]*$/, "")

const browser = navigator as Navigator & { globalPrivacyControl?: boolean }

/** The browser says for its person that they don't want to be tracked, and the site heeds it. */
export const asksForPrivacy = said.gpc !== "ignore" && (browser.globalPrivacyControl || browser.doNotTrack === "1")
