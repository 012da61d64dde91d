/** The whole product for benches: database, HTTP and runner in this process, in a folder of its own, with people and the shipped agreement. */
import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { readAgreementFile } from "#contract/agreement-file.ts"
import type { Tx } from "#store/tx.ts"
import { inWorkspace } from "#store/workspace.ts"
import { loadAgreement, signAgreement } from "#steps/agreements.ts"
import { putPeople, type ToldPerson } from "#steps/people.ts"
import { startProduct, type Product } from "../src/product.ts"
import { readSettings } from "../src/settings.ts"
import { benchFolder } from "./bench-folder.ts"

export const KEY = "bench-key"
export type RunningProduct = Product & { folder: string; inTx<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> }

/** @param reps how many reps each of the three teams has */
export async function runningProduct(reps = 8): Promise<RunningProduct> {
  const folder = benchFolder()
  const settings = readSettings({
    BATON_DATA: folder,
    BATON_PORT: "0",
    BATON_DEMO: "0",
    BATON_ADMIN_KEY: KEY,
    BATON_LOG_LEVEL: "fatal",
    BATON_LOCAL_PROVIDERS: "1",
  })
  const product = await startProduct(settings)
  const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => inWorkspace(product.db, product.workspace.name, work)
  await inTx((tx) => prepare(tx, reps))
  const stop = async () => {
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...product, folder, inTx, stop }
}

async function prepare(tx: Tx, reps: number): Promise<void> {
  const { agreement } = readAgreementFile(readFileSync(join(import.meta.dirname, "../agreements/default.yaml"), "utf8"))
  if (agreement === null) throw new Error("The shipped agreement is not valid.")
  const now = Date.now()
  await putPeople(tx, people(reps), "bench", now)
  const version = await loadAgreement(tx, { agreement, source: "", examples: [] }, "bench", now)
  await signAgreement(tx, version.id, { side: "marketing", signer: "M", hash: version.hash }, "bench", now)
  await signAgreement(tx, version.id, { side: "sales", signer: "S", hash: version.hash }, "bench", now)
}

function people(reps: number): ToldPerson[] {
  const teams = [
    { team: "sdr_emea", zone: "Europe/Berlin", manager: "emea_manager" },
    { team: "sdr_americas", zone: "America/New_York", manager: "americas_manager" },
    { team: "sdr_apac", zone: "Asia/Singapore", manager: "apac_manager" },
  ]
  return [
    ...teams.flatMap(({ team, zone, manager }) => [
      ...Array.from({ length: reps }, (_, n) => person(`${team}_${n}`, "rep", team, zone)),
      person(manager, "manager", team, zone),
    ]),
    person("sales_director", "director", "sales", "UTC"),
    person("marketing_manager", "marketing", "marketing", "UTC"),
  ]
}

function person(handle: string, role: ToldPerson["role"], team: string, zone: string): ToldPerson {
  return {
    handle,
    name: handle,
    email: `${handle}@bench.example`,
    role,
    team,
    zone,
    calendar: null,
    skills: [],
    capacity: null,
    active: true,
  }
}
