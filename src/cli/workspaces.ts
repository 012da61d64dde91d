import { openAsBlob } from "node:fs"
import { randomBytes } from "node:crypto"
import type { Command } from "commander"
import type { z } from "zod"
import type { ImportedWorkspaceView, NewWorkspaceView, WorkspaceView } from "#contract/workspace.ts"
import { apiOf, type Page } from "./api.ts"
import { Failure } from "./failure.ts"
import { bytesText, count, moment, print, table } from "./print.ts"
import { receive } from "./receive.ts"

type Workspace = z.infer<typeof WorkspaceView>

/** `baton workspaces`: the workspaces of an installation, for whoever looks after it. */
export function addWorkspaces(program: Command): void {
  const workspaces = program.command("workspaces").description("the workspaces of this installation, for its operator")
  addList(workspaces)
  addCreate(workspaces)
  addExport(workspaces)
  addImport(workspaces)
  addDrop(workspaces)
}

function addList(workspaces: Command): void {
  workspaces
    .command("list", { isDefault: true })
    .description("all of them: which process runs each, and whether messages are held")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command, "operator")
      const page = await api.get<Page<Workspace>>("/api/workspaces")
      const now = Date.now()
      const rows = page.data.map((one) => [
        one.is_demo ? `${one.name} (demo)` : one.name,
        moment(one.created_at, now),
        one.run_by,
        one.messages_held === null ? "" : `held since ${moment(one.messages_held.since, now)}`,
        bytesText(one.bytes),
      ])
      print(api, page, table(["NAME", "MADE", "RUN BY", "MESSAGES", "SIZE"], rows, "There are no workspaces."))
    })
}

function addCreate(workspaces: Command): void {
  workspaces
    .command("create <name>")
    .description("make an empty workspace; its keys are shown this once")
    .action(async (name: string, _options: unknown, command: Command) => {
      const api = apiOf(command, "operator")
      const made = await api.send<z.infer<typeof NewWorkspaceView>>("POST", "/api/workspaces", { body: { name } })
      const keys = Object.entries(made.keys).map(([what, key]) => `  ${what.padEnd(15)} ${key}`)
      print(api, made, [`The workspace ${name} is there. Its keys, which are not shown again:`, ...keys])
    })
}

function addExport(workspaces: Command): void {
  workspaces
    .command("export <name> <file>")
    .description("write a workspace into a file, for another server")
    .action(async (name: string, file: string, _options: unknown, command: Command) => {
      const api = apiOf(command, "operator")
      const key = randomBytes(32).toString("base64url")
      const bytes = await receive(api, `/api/workspaces/${encodeURIComponent(name)}/export`, { key }, file)
      print(api, { file, bytes, key }, [
        `${name} is in ${file} (${bytesText(bytes)}).`,
        `Its secrets are sealed with this key, which is not shown again: ${key}`,
        `There:  baton workspaces import ${file} --archive-key <that key>`,
        `Then, here:  baton workspaces drop ${name}`,
      ])
    })
}

function addImport(workspaces: Command): void {
  workspaces
    .command("import <file>")
    .description("make a workspace of such a file")
    .option("--name <name>", "what it is to be called here, unless as it was")
    .option("--archive-key <key>", "what the export showed; without it sources and providers need their secrets again")
    .action(async (file: string, { name, archiveKey }: { name?: string; archiveKey?: string }, command: Command) => {
      const api = apiOf(command, "operator")
      const body = await openAsBlob(file).catch(() => {
        throw new Failure(`${file} can't be read.`)
      })
      const headers = { "content-type": "application/octet-stream", ...(archiveKey === undefined ? {} : { "x-archive-key": archiveKey }) }
      const query = name === undefined ? "" : `?name=${encodeURIComponent(name)}`
      const answer = await api.fetch(`/api/workspaces/import${query}`, { method: "POST", headers, body })
      const made = (await answer.json()) as z.infer<typeof ImportedWorkspaceView>
      print(api, made, inWords(made, archiveKey !== undefined))
    })
}

function addDrop(workspaces: Command): void {
  workspaces
    .command("drop <name>")
    .description("remove a workspace and all that is in it, for good")
    .requiredOption("--confirm <name>", "the name once more")
    .action(async (name: string, { confirm }: { confirm: string }, command: Command) => {
      const api = apiOf(command, "operator")
      await api.send("DELETE", `/api/workspaces/${encodeURIComponent(name)}`, { query: { confirm } })
      print(api, { name, dropped: true }, [`The workspace ${name} is gone.`])
    })
}

function inWords(
  { name, made_at: madeAt, rows, keys, secrets, to_invite: invited }: z.infer<typeof ImportedWorkspaceView>,
  hadKey: boolean,
): string[] {
  return [
    `${name} is here with ${count(rows, "row")} as of ${madeAt}; ${count(keys, "key")} go on working.`,
    hadKey
      ? `${count(secrets, "secret")} of sources and providers came along.`
      : "Secrets did not come along, since there was no --archive-key: sources and providers need them again, and take nothing before.",
    ...(invited.length === 0
      ? []
      : [`To be invited again, since who logs in belongs to an installation: ${invited.map((one) => one.email).join(", ")}.`]),
    "Nothing is sent yet. When the other one is stopped: baton deliveries release, with a key of this workspace.",
  ]
}
