import { z } from "zod"
import { Moment } from "#contract/api-words.ts"

/** How the installation does, for whoever looks after it. */
export const InstallationView = z
  .object({
    version: z.string(),
    database: z.object({
      kind: z.enum(["embedded", "server"]),
      version: z.string(),
      bytes: z.number(),
      connections: z.object({ used: z.number(), most: z.number() }),
      ahead_ms: z.number().describe("How far its clock is before this machine's"),
    }),
    processes: z.array(
      z.object({ name: z.string(), version: z.string(), does: z.enum(["all", "http", "run"]), runs: z.number(), seen_ms_ago: z.number() }),
    ),
    workspaces_not_run: z.array(z.string()).describe("Workspaces that no process runs at the moment"),
    secrets: z.object({ key: z.string().nullable(), from: z.enum(["setting", "file"]) }),
    last_backup: z.object({ at: Moment, bytes: z.number() }).nullable(),
    disk: z.object({ folder: z.string(), free_bytes: z.number(), total_bytes: z.number() }).nullable(),
    advice: z.array(z.string()).describe("Settings that are worth another look"),
  })
  .meta({ id: "Installation" })

export const BackupBody = z.strictObject({
  sealed: z.boolean().default(false).describe("Whether the file is sealed with the key that secrets are sealed with"),
})

/** Nothing has to be said. */
export const RenewBody = z.strictObject({}).nullish()

export const RenewedKeyView = z
  .object({ key: z.string().describe("The id of the key that seals from now on") })
  .meta({ id: "RenewedSecretKey" })
