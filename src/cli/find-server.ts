import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { Failure } from "./failure.ts"

/** Whose key a command comes with. */
export type KeyHolder = "admin" | "operator" | "write" | "sign_marketing" | "sign_sales"

type Environment = Record<string, string | undefined>

/** Where Baton answers: what was said, else BATON_URL, else what the settings say, else what keys.json says of the last start. */
export function findUrl(said: string | undefined, environment: Environment): string {
  const saysPort = Boolean(environment["BATON_PORT"]?.trim() || environment["BATON_HOST"]?.trim())
  const given = said ?? (environment["BATON_URL"]?.trim() || (saysPort ? undefined : kept(environment).url))
  if (!given) return `http://${hostOf(environment["BATON_HOST"]?.trim())}:${environment["BATON_PORT"]?.trim() || 4321}`
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Failure(`${given} is no address.`, "Give one such as --url http://127.0.0.1:4321.", { exitCode: 2 })
  return given.replace(/\/+$/, "")
}

/**
 * The key to come with: what was said, else BATON_ADMIN_KEY, else the one in keys.json beside the database; null when there is none. A key from
 * keys.json goes only to this machine or to the address that stands beside it.
 */
export function findKey(said: string | undefined, holder: KeyHolder, url: string, environment: Environment): string | null {
  const names: Partial<Record<KeyHolder, string>> = { admin: "BATON_ADMIN_KEY", operator: "BATON_OPERATOR_KEY" }
  const fromOutside = environment[names[holder] ?? ""]?.trim()
  if (said || fromOutside) return said || fromOutside || null
  const keys = kept(environment)
  const isOurs = url === keys.url || ["127.0.0.1", "localhost", "[::1]"].includes(URL.parse(url)?.hostname ?? "")
  return isOurs ? (keys[holder] ?? null) : null
}

/** Where keys.json may be: in BATON_DATA, else in ./.baton here or in the folder that Baton was installed into. */
export function keyFiles(environment: Environment): string[] {
  const said = environment["BATON_DATA"]?.trim()
  const folders = said ? [said] : ["./.baton", join(import.meta.dirname, "..", "..", ".baton")]
  return [...new Set(folders.map((folder) => resolve(folder, "keys.json")))]
}

type Kept = Partial<Record<KeyHolder, string | null>> & { url?: string }

function kept(environment: Environment): Kept {
  const file = keyFiles(environment).find((each) => existsSync(each))
  if (file === undefined) return {}
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept
  } catch (error) {
    throw new Failure(`${file} can't be read: ${error instanceof Error ? error.message : error}.`, "Give the key with --key.")
  }
}

/** An address to listen on that means every interface is reached through this machine's own. */
function hostOf(host: string | undefined): string {
  if (!host || host === "0.0.0.0" || host === "::") return "127.0.0.1"
  return host.includes(":") ? `[${host}]` : host
}
