import type { Command } from "commander"
import type { z } from "zod"
import type { InstallationView } from "#contract/installation.ts"
import { apiOf } from "./api.ts"
import { Failure } from "./failure.ts"
import { bytesText, count, fromNow, lengthText } from "./print.ts"

type Installation = z.infer<typeof InstallationView>
type Finding = { name: string; ok: boolean; says: string }

const TWO_DAYS_MS = 2 * 24 * 60 * 60_000
const MOST_AHEAD_MS = 2_000
const LEAST_FREE = { bytes: 1_000_000_000, share: 0.05 }
const MOST_CONNECTIONS = 0.9

/** What belongs to the installation and not to a workspace; one line that says so when only a workspace's key is there. */
export async function installationOf(command: Command): Promise<Finding[]> {
  try {
    const found = await apiOf(command, "operator").get<Installation>("/api/installation")
    const now = Date.now()
    return [
      databaseOf(found),
      timeOf(found),
      processesOf(found),
      ...diskOf(found),
      secretsOf(found),
      backupOf(found, now),
      ...found.advice.map((says) => ({ name: "settings", ok: true, says })),
    ]
  } catch (error) {
    if (error instanceof Failure)
      return [{ name: "installation", ok: true, says: "not looked at: it needs the operator's key (BATON_OPERATOR_KEY)" }]
    throw error
  }
}

function databaseOf({ database: { kind, version, bytes, connections } }: Installation): Finding {
  const { used, most } = connections
  const says = `PostgreSQL ${version}, ${kind}, ${bytesText(bytes)}, ${used} of ${most} connections used`
  return { name: "database", ok: used <= most * MOST_CONNECTIONS, says }
}

function timeOf({ database: { ahead_ms: ahead } }: Installation): Finding {
  const ok = Math.abs(ahead) <= MOST_AHEAD_MS
  const which = ahead > 0 ? "ahead of" : "behind"
  return {
    name: "time",
    ok,
    says: ok
      ? "the database's clock and this machine's agree"
      : `the database's clock is ${lengthText(Math.abs(ahead))} ${which} this machine's`,
  }
}

function processesOf({ version, processes, workspaces_not_run: unrun }: Installation): Finding {
  const others = [...new Set(processes.map((one) => one.version))].filter((one) => one !== version)
  const says = [
    processes.map((one) => `${one.name} ${one.does === "http" ? "answers requests" : `runs ${count(one.runs, "workspace")}`}`).join("; "),
    ...(unrun.length === 0 ? [] : [`nobody runs ${unrun.join(", ")}`]),
    ...(others.length === 0 ? [] : [`version ${others.join(", ")} runs beside ${version}`]),
  ]
  return { name: "processes", ok: unrun.length === 0, says: says.join("; ") }
}

function diskOf({ disk }: Installation): Finding[] {
  if (disk === null) return []
  const { free_bytes: free, total_bytes: total, folder } = disk
  const ok = free >= LEAST_FREE.bytes && free >= total * LEAST_FREE.share
  return [{ name: "disk", ok, says: `${bytesText(free)} of ${bytesText(total)} are free at ${folder}` }]
}

function secretsOf({ secrets: { key, from } }: Installation): Finding {
  const where = from === "file" ? "secret.key in the data folder; keep a copy apart from the backups" : "BATON_SECRET_KEY"
  return {
    name: "secrets",
    ok: key !== null,
    says: key === null ? "there is no key to seal secrets with" : `sealed with the key ${key} from ${where}`,
  }
}

function backupOf({ last_backup: last }: Installation, now: number): Finding {
  if (last === null) return { name: "backup", ok: true, says: "none was made with baton backup yet" }
  const at = Date.parse(last.at)
  return { name: "backup", ok: now - at <= TWO_DAYS_MS, says: `the last one was made ${fromNow(at, now)}, ${bytesText(last.bytes)}` }
}
