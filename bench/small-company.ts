/** A workspace for benches: an embedded database in a folder of its own, people, and the shipped agreement in force. */
import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { readAgreementFile } from "#contract/agreement-file.ts"
import { acquireLease, type Lease } from "#store/lease.ts"
import { migrateCentral } from "#store/migrate.ts"
import { openDatabase, type Database } from "#store/open.ts"
import { createWorkspace, inWorkspace } from "#store/workspace.ts"
import { loadAgreement, signAgreement } from "#steps/agreements.ts"
import { putPeople, type ToldPerson } from "#steps/people.ts"
import type { Voice } from "#steps/announce.ts"
import { benchFolder } from "./bench-folder.ts"

export const WORKSPACE = "bench"
export const VOICE: Voice = { publicUrl: "http://localhost", company: "Bench", teamChannels: [] }

export type SmallCompany = { db: Database; lease: Lease; stop(): Promise<void> }

/** @param reps how many reps each of the three teams has */
export async function smallCompany(reps = 8): Promise<SmallCompany> {
  const folder = benchFolder()
  const db = await openDatabase({ folder, url: null, onLog: () => {} })
  await migrateCentral(db)
  await createWorkspace(db, WORKSPACE, {})
  const { agreement } = readAgreementFile(readFileSync(join(import.meta.dirname, "../agreements/default.yaml"), "utf8"))
  if (agreement === null) throw new Error("The shipped agreement is not valid.")
  const now = Date.now()
  await inWorkspace(db, WORKSPACE, async (tx) => {
    await putPeople(tx, people(reps), "bench", now)
    const version = await loadAgreement(tx, { agreement, source: "", examples: [] }, "bench", now)
    await signAgreement(tx, version.id, { side: "marketing", signer: "M", hash: version.hash }, "bench", now)
    await signAgreement(tx, version.id, { side: "sales", signer: "S", hash: version.hash }, "bench", now)
  })
  const lease = await acquireLease(db, WORKSPACE, "bench")
  if (lease === null) throw new Error("The bench has no lease.")
  const stop = async () => {
    await db.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { db, lease, stop }
}

function people(reps: number): ToldPerson[] {
  const base = { skills: [], capacity: null, active: true, calendar: null }
  const teams = [
    ["sdr_emea", "Europe/Berlin", "emea_manager"],
    ["sdr_americas", "America/New_York", "americas_manager"],
    ["sdr_apac", "Asia/Singapore", "apac_manager"],
  ] as const
  const sellers = teams.flatMap(([team, zone, manager]) => [
    ...Array.from({ length: reps }, (_, n) => ({
      ...base,
      handle: `${team}_${n}`,
      name: `Rep ${n}`,
      email: `${team}${n}@bench.example`,
      role: "rep" as const,
      team,
      zone,
    })),
    { ...base, handle: manager, name: manager, email: `${manager}@bench.example`, role: "manager" as const, team, zone },
  ])
  const others = [
    {
      ...base,
      handle: "sales_director",
      name: "Director",
      email: "director@bench.example",
      role: "director" as const,
      team: "sales",
      zone: "UTC",
    },
    {
      ...base,
      handle: "marketing_manager",
      name: "Marketing",
      email: "marketing@bench.example",
      role: "marketing" as const,
      team: "marketing",
      zone: "UTC",
    },
  ]
  return [...sellers, ...others]
}

/** Figures of a list of durations in milliseconds. */
export function percentile(sorted: readonly number[], share: number): number {
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
}
