import { z } from "zod"

/** How this installation was set up. Settings are read at start, from the environment; secrets are never shown. */
export const SettingsView = z
  .object({
    version: z.string(),
    settings: z.array(
      z.object({
        name: z.string(),
        says: z.string(),
        value: z.string().nullable().describe("Null where nothing was said; of a secret at most the host that it leads to"),
        is_default: z.boolean(),
        is_secret: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Settings" })
