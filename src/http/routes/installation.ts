import { statfs } from "node:fs/promises"
import { resolve } from "node:path"
import { z } from "zod"
import { Refusal } from "#domain/refusal.ts"
import { toIso } from "#domain/instant.ts"
import { BackupBody, InstallationView, RenewBody, RenewedKeyView } from "#contract/installation.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { sendFile, tell } from "#http/routes/workspaces.ts"
import { fileOf } from "#store/backup/archive-file.ts"
import { dump } from "#store/backup/dump.ts"
import { databaseState, noteBackup } from "#store/installation.ts"
import { processes } from "#store/process.ts"
import { renewSecretKey } from "#store/secrets/unlock-secrets.ts"

const tags = ["installation"]

/** The installation as a whole: how it does, its backups, its key. */
export function installationRoutes(api: Api, app: App): void {
  const show = { tags, summary: "How the installation does", response: { 200: InstallationView } }
  api.get("/api/installation", { schema: show, config: { permission: "installation.read" } }, async () => viewOf(app))

  const take = {
    tags,
    summary: "Write everything into a file",
    description: "All workspaces and the central tables as of one moment; nothing stops meanwhile. `baton restore` brings it back.",
    body: BackupBody,
    response: { 200: z.unknown().describe("The file") },
  }
  api.post("/api/backup", { schema: take, config: { permission: "installation.change", keepsReply: false } }, async (request, reply) => {
    const { sealed } = request.body
    await tell(app, request, "backup_taken", "Everything was written into a file.")
    const made = { tables: 0, rows: 0 }
    const frames = dump(app.db, { baton: app.version, madeAt: toIso(Date.now()), only: null }, made)
    const noted = counted(fileOf(frames, sealed ? app.db.secrets : null), (bytes) => noteBackup(app.db, { bytes, rows: made.rows, sealed }))
    return sendFile(reply, noted, `baton-${toIso(Date.now()).slice(0, 10)}.backup`)
  })

  const renew = {
    tags,
    summary: "Seal all secrets with another key, which is made now",
    body: RenewBody,
    response: { 200: RenewedKeyView },
  }
  api.post("/api/secrets/renew", { schema: renew, config: { permission: "installation.change", keepsReply: false } }, async (request) => {
    if (app.secretKeys.given.length > 0)
      throw new Refusal(
        "key_given",
        "The key comes from BATON_SECRET_KEY, so another one is put there; docs/operate/security.md says in which order.",
        409,
      )
    if ((await processes(app.db)).length > 1)
      throw new Refusal("several_processes", "Several processes need the same key: give it to all of them with BATON_SECRET_KEY.", 409)
    await renewSecretKey(app.db, app.secretKeys)
    const key = app.db.secrets.current() ?? ""
    await tell(app, request, "secret_key_renewed", `Secrets are sealed with the key ${key} from now on.`)
    return { key }
  })
}

async function* counted(pieces: AsyncIterable<Buffer>, done: (bytes: number) => Promise<void>): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    yield piece
  }
  await done(bytes)
}

async function viewOf(app: App): Promise<z.infer<typeof InstallationView>> {
  const [state, all] = await Promise.all([databaseState(app.db), processes(app.db)])
  const folder = resolve(app.secretKeys.folder)
  const disk = await statfs(folder).catch(() => null)
  return {
    version: app.version,
    database: {
      kind: app.db.kind,
      version: state.version,
      bytes: state.bytes,
      connections: state.connections,
      ahead_ms: state.ahead,
    },
    processes: all.map(({ name, version, does, runs, seenMs }) => ({ name, version, does, runs, seen_ms_ago: Math.round(seenMs) })),
    workspaces_not_run: state.unrun,
    secrets: { key: app.db.secrets.current(), from: app.secretKeys.given.length > 0 ? "setting" : "file" },
    last_backup: state.lastBackup === null ? null : { at: toIso(state.lastBackup.at), bytes: state.lastBackup.bytes },
    disk: disk === null ? null : { folder, free_bytes: disk.bavail * disk.bsize, total_bytes: disk.blocks * disk.bsize },
    advice: [...app.advice],
  }
}
