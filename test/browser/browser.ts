import { existsSync } from "node:fs"
import { chromium, type Browser } from "playwright-core"

const PLACES = [process.env["CHROMIUM_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser"]
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

/** A Chromium of this machine, or null where there is none. @throws Error in CI, where there has to be one */
export function chromiumPath(): string | null {
  const found = PLACES.find((path) => path !== undefined && path !== "" && existsSync(path)) ?? null
  if (found === null && process.env["CI"] === "true")
    throw new Error("There is no Chromium for test/browser: install the package chromium, or say where one is in CHROMIUM_PATH.")
  if (found === null) console.warn("No Chromium here, so the pages are not opened. Install the package chromium, or set CHROMIUM_PATH.")
  return found
}

/** Starts the browser, with nothing of it that talks to the outside. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...FLAGS, "--disable-component-update", "--disable-sync"] })
}
