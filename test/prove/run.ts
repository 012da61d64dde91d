/**
 * The fault run: `npm run prove`. Two processes on one PostgreSQL are mistreated in every way that we could think of, while clients, reps and
 * receivers go on; then whatever is lost, doubled or untold is looked for by a checker that shares no code with the product. At the end faults are
 * planted in copies of the sources, and each has to be found. Loopback only; ends by itself.
 * Options: --seed 1 --chaos 60 --rows 80000 --races 2000 --rate 10 --skip mutants,disk
 */
import { parseArgs } from "node:util"
import { chance } from "../../src/demo/dice.ts"
import { HASTY } from "../faults/killable.ts"
import { createClients } from "./clients.ts"
import { fullDisk } from "./full-disk.ts"
import { findMutants } from "./mutants.ts"
import { importBesideHotLeads, races } from "./loads.ts"
import { chaos, openForBusiness, rest, sweep, type Result } from "./phases.ts"
import { everythingHolds } from "./seen.ts"
import { makeWorld } from "./world.ts"

const { values: said } = parseArgs({
  options: {
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e6)) },
    chaos: { type: "string", default: "60" },
    rows: { type: "string", default: "80000" },
    races: { type: "string", default: "2000" },
    rate: { type: "string", default: "10" },
    skip: { type: "string", default: "" },
  },
})
let throws = 0
const dice = () => chance(said.seed, throws++)
const skipped = said.skip.split(",")
const began = performance.now()
const failed: string[] = []

async function phase(name: string, work: () => Promise<Result>): Promise<void> {
  if (skipped.includes(name)) return console.log(JSON.stringify({ phase: name, skipped: true }))
  const started = performance.now()
  const { figures, wrong } = await work().catch((error: unknown): Result => ({
    figures: {},
    wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  }))
  console.log(JSON.stringify({ phase: name, seconds: Math.round((performance.now() - started) / 1000), ...figures, wrong }))
  if (wrong.length > 0) failed.push(name)
}

console.log(JSON.stringify({ prove: "begins", seed: said.seed }))
const world = await makeWorld()
const clients = createClients(world)
try {
  await openForBusiness(world, clients, { firstTouch: "4 hours", pool: { caps: [] } })
  await phase("races", () => races(world, clients, Number(said.races)))
  await phase("import", () => importBesideHotLeads(world, clients, Number(said.rows), Number(said.rate)))
  await openForBusiness(world, clients, HASTY)
  await phase("sweep", () => sweep(world, clients, dice))
  await phase("chaos", () => chaos(world, clients, dice, Number(said.chaos)))
  await phase("rest", () => rest(world))
  await phase("holds", () => everythingHolds(world, clients))
} finally {
  await world.stop()
}
await phase("disk", () => fullDisk())
await phase("mutants", () => findMutants())
console.log(
  JSON.stringify({
    prove: failed.length === 0 ? "holds" : "does not hold",
    failed,
    seed: said.seed,
    seconds: Math.round((performance.now() - began) / 1000),
  }),
)
process.exit(failed.length === 0 ? 0 : 1)
