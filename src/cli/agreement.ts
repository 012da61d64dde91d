import { Option, type Command } from "commander"
import type { z } from "zod"
import type { FullVersionView, SignatureView, VersionView } from "#contract/version.ts"
import { apiOf, type Api, type Page } from "./api.ts"
import { Failure } from "./failure.ts"
import { addReading } from "./read-agreement.ts"
import { moment, plain, print, table } from "./print.ts"
import { readText } from "./read-text.ts"
import { addValidate, type RunExamples } from "./validate-agreement.ts"

type Version = z.infer<typeof VersionView>
type FullVersion = z.infer<typeof FullVersionView>

/** `baton agreement …`: checks a file, loads it, signs it, shows what is in force. */
export function addAgreement(program: Command, runExamples: () => Promise<RunExamples>): void {
  const agreement = program.command("agreement").description("the agreement between marketing and sales: check, load, sign, show")
  addValidate(agreement, runExamples)
  addLoad(agreement)
  addSign(agreement)
  addEmergency(agreement)
  addShow(agreement)
  addList(agreement)
  addReading(agreement, versionCalled)
}

function addLoad(agreement: Command): void {
  agreement
    .command("load <file>")
    .description("load a file as a new version; it runs once both sides signed")
    .action(async (file: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const source = readText(file)
      const version = await api.send<FullVersion>("POST", "/api/agreements", { body: source, headers: { "content-type": "text/yaml" } })
      print(api, version, [
        `Loaded ${plain(version.name)} as version ${version.version}, hash ${version.hash.slice(0, 12)}…`,
        ...(version.signatures.length === 2 ? ["This text was loaded and signed before."] : unsigned(version)),
      ])
    })
}

function unsigned({ version, signatures }: Version): string[] {
  const sides = ["marketing", "sales"].filter((side) => signatures.every((one) => one.side !== side))
  return ["Next:", ...sides.map((side) => `  baton agreement sign ${version} --side ${side} --as "Name of who signs"`)]
}

function addSign(agreement: Command): void {
  agreement
    .command("sign <version>")
    .description("sign a version (its number or id) for one side; the second signature puts it in force")
    .addOption(new Option("--side <side>", "for whom").choices(["marketing", "sales"]).makeOptionMandatory())
    .requiredOption("--as <name>", "name of who signs")
    .action(async (wanted: string, { side, as }: { side: "marketing" | "sales"; as: string }, command: Command) => {
      const api = apiOf(command, `sign_${side}`)
      const { id, hash, version, name } = await versionCalled(api, wanted)
      const signatures = await api.send<Page<z.infer<typeof SignatureView>>>("POST", `/api/agreements/${id}/signatures`, {
        body: { side, signer: as, hash },
      })
      const open = ["marketing", "sales"].filter((each) => signatures.data.every((one) => one.side !== each))
      print(api, signatures, [
        `${as} signed version ${version} of ${plain(name)} for ${side}.`,
        open.length === 0 ? "Both sides signed: it is in force." : `It waits for the signature of ${open.join(" and ")}.`,
      ])
    })
}

function addEmergency(agreement: Command): void {
  agreement
    .command("emergency <version>")
    .description("put a version in force for one side alone, for 72 hours; it lapses unless the other side signs it until then")
    .addOption(new Option("--side <side>", "for whom").choices(["marketing", "sales"]).makeOptionMandatory())
    .requiredOption("--as <name>", "name of who declares it")
    .requiredOption("--reason <text>", "what can't wait for the other side")
    .action(async (wanted: string, { side, as, reason }: Emergency, command: Command) => {
      const api = apiOf(command, `sign_${side}`)
      const { id, hash } = await versionCalled(api, wanted)
      const version = await api.send<FullVersion>("POST", `/api/agreements/${id}/emergency`, { body: { side, signer: as, hash, reason } })
      const other = side === "sales" ? "marketing" : "sales"
      print(api, version, [
        `Version ${version.version} of ${plain(version.name)} is in force for ${side} alone, until ${moment(version.emergency?.until ?? null, await api.now())}.`,
        `To make it stay, ${other} signs it: baton agreement sign ${version.version} --side ${other} --as "Name of who signs"`,
      ])
    })
}

type Emergency = { side: "marketing" | "sales"; as: string; reason: string }

function addShow(agreement: Command): void {
  agreement
    .command("show [version]")
    .description("a version (its number or id) with its text; the one in force when left out")
    .action(async (wanted: string | undefined, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const path = wanted === undefined ? "in-force" : (await versionCalled(api, wanted)).id
      const version = await api.get<FullVersion>(`/api/agreements/${path}`)
      const now = await api.now()
      const heading = [
        `# ${plain(version.name)}, version ${version.version}`,
        `# hash ${version.hash}`,
        `# loaded ${moment(version.loaded_at, now)} by ${plain(version.loaded_by)}`,
        ...version.signatures.map((one) => `# signed for ${one.side} by ${plain(one.signer)} ${moment(one.signed_at, now)}`),
        version.in_force_since === null ? "# not in force" : `# in force since ${moment(version.in_force_since, now)}`,
        ...emergencyLine(version, now),
        ...(version.review_at === null ? [] : [`# review due ${moment(version.review_at, now)}`]),
      ]
      print(api, version, [...heading, "", version.source.trimEnd()])
    })
}

function addList(agreement: Command): void {
  agreement
    .command("list")
    .description("all versions, newest first")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const versions = await api.get<Page<Version>>("/api/agreements")
      const now = await api.now()
      const rows = versions.data.map((one) => [one.version, one.name, one.hash.slice(0, 12), signers(one), stateOf(one, now), one.id])
      const none = "No version is loaded yet: baton agreement load agreements/default.yaml"
      print(api, versions, table(["VERSION", "NAME", "HASH", "SIGNED BY", "IN FORCE", "ID"], rows, none))
    })
}

function signers({ signatures }: Version): string {
  return signatures.map((one) => `${one.signer} (${one.side})`).join(", ") || "nobody yet"
}

function stateOf({ in_force_since: since, emergency }: Version, now: number): string {
  if (emergency?.state === "running") return `emergency until ${moment(emergency.until, now)}`
  return since === null ? "no" : `since ${moment(since, now)}`
}

const BECAME = { running: "runs", ratified: "was ratified", replaced: "was replaced", lapsed: "lapsed" }

function emergencyLine({ emergency }: Version, now: number): string[] {
  if (emergency === null) return []
  const { side, signer, reason, until, state } = emergency
  return [`# emergency change of ${plain(signer)} (${side}) ${BECAME[state]}, to ${moment(until, now)}: ${plain(reason)}`]
}

/** A version by its number or its id. @throws Failure when there is none */
async function versionCalled(api: Api, wanted: string): Promise<Version> {
  const { data } = await api.get<Page<Version>>("/api/agreements")
  const found = data.find((one) => one.id === wanted.toLowerCase() || String(one.version) === wanted.replace(/^v/, ""))
  if (found) return found
  throw new Failure(`There is no version ${wanted} of the agreement.`, "`baton agreement list` shows those that are loaded.")
}
