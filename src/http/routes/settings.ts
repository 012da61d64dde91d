import packageFile from "../../../package.json" with { type: "json" }
import { SettingsView } from "#contract/settings.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"

export function settingRoutes(api: Api, app: App): void {
  const settings = { tags: ["settings"], summary: "How this installation was set up, without secrets", response: { 200: SettingsView } }
  api.get("/api/settings", { schema: settings, config: { permission: "settings.read" } }, async () => ({
    version: packageFile.version,
    settings: app.settings().map(({ isDefault, isSecret, ...same }) => ({ ...same, is_default: isDefault, is_secret: isSecret })),
  }))
}
