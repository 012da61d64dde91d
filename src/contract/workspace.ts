import { z } from "zod"
import { Moment } from "#contract/api-words.ts"

const NAME = /^[a-z][a-z0-9-]{0,39}$/

/** What a workspace may be called. */
export const WorkspaceName = z.string().regex(NAME, "must be small letters, digits and hyphens, 40 at most, a letter first")

export const WorkspacePath = z.object({ name: z.string().describe("The name of the workspace") })

export const WorkspaceView = z
  .object({
    name: z.string(),
    is_demo: z.boolean(),
    created_at: Moment,
    run_by: z.string().nullable().describe("The process that runs its steps and clocks: host and process id; null: none at the moment"),
    messages_held: z.object({ since: Moment, why: z.string() }).nullable().describe("Since when nothing is sent, and why"),
    bytes: z.number().describe("What it takes on disk"),
  })
  .meta({ id: "Workspace" })

export const NewWorkspaceBody = z.strictObject({ name: WorkspaceName })

/** The keys of a new workspace, which are shown this once. */
export const NewWorkspaceView = WorkspaceView.extend({
  keys: z.object({ admin: z.string(), write: z.string(), sign_marketing: z.string(), sign_sales: z.string() }),
}).meta({ id: "NewWorkspace" })

/** 32 bytes in base64: what the secrets in an archive are sealed with. */
const ArchiveKey = z.string().regex(/^[A-Za-z0-9+/_-]{43}=?$/, "must be 32 bytes in base64")

export const ExportBody = z.strictObject({
  key: ArchiveKey.describe("A key for this archive alone: its secrets are sealed with it. Whoever imports the archive needs it"),
})

export const ImportWorkspaceQuery = z.object({
  name: WorkspaceName.optional().describe("What it is to be called here; as it was when left out"),
})

/** The key comes in a header, since addresses are written into logs. */
export const ImportWorkspaceHeaders = z.object({ "x-archive-key": ArchiveKey.optional() })

export const ImportedWorkspaceView = z
  .object({
    name: z.string(),
    made_at: Moment.describe("As of when"),
    tables: z.number(),
    rows: z.number(),
    keys: z.number().describe("Keys of programs that go on working here"),
    secrets: z.number().describe("Secrets of sources and providers that came along; 0: none, they have to be given again"),
    to_invite: z
      .array(z.object({ email: z.string(), roles: z.array(z.string()), side: z.string().nullable() }))
      .describe("Who could log in where it comes from, and has to be invited here"),
  })
  .meta({ id: "ImportedWorkspace" })

export const DropQuery = z.object({ confirm: z.string().describe("The name once more") })
