import type { z } from "zod"
import type {
  AgreementWordsView,
  ChangesView,
  DraftView,
  JudgedLeadView,
  RoutingTableView,
  TrialView,
} from "#contract/agreement-reading.ts"
import type { FullVersionView, VersionView } from "#contract/version.ts"
import { useApi } from "#app/api.ts"

export type Version = z.infer<typeof VersionView>
export type FullVersion = z.infer<typeof FullVersionView>
export type Words = z.infer<typeof AgreementWordsView>
export type Changes = z.infer<typeof ChangesView>
export type Change = Changes["changes"][number]
export type Draft = z.infer<typeof DraftView>
export type JudgedLead = z.infer<typeof JudgedLeadView>
export type RoutingTable = z.infer<typeof RoutingTableView>
export type Trial = z.infer<typeof TrialView>

/** All versions, newest first. */
export function useVersions() {
  return useApi<{ data: Version[] }>("/api/agreements", {}, { live: ["agreements"] })
}

export type Standing = "in_force" | "emergency" | "waits" | "superseded"

/** How a version stands: it runs, by both sides' signatures or one side's emergency; it waits for signatures, or another one runs in its place. */
export function standingOf(version: Version, all: readonly Version[]): Standing {
  if (version.in_force_since !== null) return version.emergency?.state === "running" ? "emergency" : "in_force"
  const isSigned = version.signatures.length === 2
  const newerRuns = all.some((one) => one.version > version.version && one.in_force_since !== null && one.emergency?.state !== "running")
  return isSigned || newerRuns ? "superseded" : "waits"
}
