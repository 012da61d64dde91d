import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fillKeys } from "#store/account-names.ts"
import type { AccessRole, Scope } from "#domain/access/access-role.ts"
import { createKey, findKey, isKeyOver } from "#store/api-key.ts"
import type { Database } from "#store/open.ts"
import { createWorkspace, inWorkspace, workspaces, type Workspace } from "#store/workspace.ts"
import { ensureSomebody } from "#steps/first-person.ts"
import type { Side } from "#domain/agreement/agreement.ts"
import { loadDemo } from "./demo/load-demo.ts"
import type { Settings } from "./settings.ts"

/** Keys in clear, as the first start made them; null where a key came from outside or is not known here any more. */
export type Keys = { [Name in "admin" | "operator" | "write" | "sign_marketing" | "sign_sales"]: string | null }

/** The workspace that this installation begins with, made and filled when there is none yet, and its keys. */
export async function prepareWorkspace(
  db: Database,
  settings: Settings,
  onLog: (line: string) => void,
): Promise<{ workspace: Workspace; keys: Keys }> {
  const [first] = await workspaces(db)
  const workspace = first ?? (await makeFirst(db, settings))
  const keys = await makeKeys(db, workspace.name, settings, onLog)
  if (first === undefined && settings.demo) {
    onLog("Filling the demo workspace: people, an agreement in force, some weeks of leads")
    await loadDemo(db, workspace.name, Date.now(), settings.publicUrl)
  }
  for (const one of await workspaces(db)) {
    await inWorkspace(db, one.name, (tx) => ensureSomebody(tx, Date.now()), "prepare")
    // accounts from before names were compared
    while (await inWorkspace(db, one.name, fillKeys, "prepare"));
  }
  return { workspace, keys }
}

async function makeFirst(db: Database, settings: Settings): Promise<Workspace> {
  return createWorkspace(db, settings.demo ? "demo" : "main", { demo: settings.demo })
}

type Kind = { name: string; scopes: Scope[]; role?: AccessRole; side: Side | null; given: string | null }

/** Keys from outside are made known; others are made once and kept in a file that only the operator can read. */
async function makeKeys(db: Database, workspace: string, settings: Settings, onLog: (line: string) => void): Promise<Keys> {
  const file = join(settings.data, "keys.json")
  const kept: Partial<Keys> = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Keys>) : {}
  const kinds: Record<keyof Keys, Kind> = {
    admin: { name: "Administrator", scopes: ["admin"], side: null, given: settings.adminKey },
    operator: { name: "Operator", scopes: [], role: "operator", side: null, given: settings.operatorKey },
    write: { name: "Capture", scopes: ["write"], side: null, given: settings.writeKey },
    sign_marketing: { name: "Signer for marketing", scopes: ["sign"], side: "marketing", given: null },
    sign_sales: { name: "Signer for sales", scopes: ["sign"], side: "sales", given: null },
  }
  const keys: Keys = { admin: null, operator: null, write: null, sign_marketing: null, sign_sales: null }
  for (const [name, kind] of Object.entries(kinds) as [keyof Keys, Kind][]) {
    keys[name] = await makeKnown(db, workspace, kind, kept[name] ?? null)
    if (keys[name] === null) onLog(`The key in BATON_${name.toUpperCase()}_KEY was taken back or is over, and stays so. Set another one.`)
  }
  mkdirSync(settings.data, { recursive: true })
  keepFile(file, { ...keys, workspace })
  return keys
}

/** Where this Baton answers, beside its keys, so that the command line finds it on any port. */
export function rememberUrl(settings: Settings, url: string): void {
  const file = join(settings.data, "keys.json")
  keepFile(file, { ...(JSON.parse(readFileSync(file, "utf8")) as object), url })
}

/** The key as it is from now on. A restart brings back none that was taken back: one of ours is made anew, one from outside is null. */
async function makeKnown(db: Database, workspace: string, { given, ...kind }: Kind, kept: string | null): Promise<string | null> {
  const wanted = given ?? kept
  if (wanted === null) return createKey(db, { workspace, person: null, ...kind })
  if ((await findKey(db, wanted))?.workspace === workspace) return wanted
  if (!(await isKeyOver(db, wanted))) return createKey(db, { workspace, person: null, ...kind, key: wanted })
  return given === null ? createKey(db, { workspace, person: null, ...kind }) : null
}

function keepFile(file: string, content: object): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
}
