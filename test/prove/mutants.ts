import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createClients } from "./clients.ts"
import type { Result } from "./phases.ts"
import { SCENARIOS, type Scenario } from "./scenarios.ts"
import { makeWorld } from "./world.ts"

/** A fault as somebody could make it: in a file of the sources, these words become those. `by`: the scenario that has to find it. */
type Mutant = { name: string; by: Scenario; changes: { file: string; from: string; to: string }[] }

const MUTANTS: readonly Mutant[] = [
  {
    name: "acknowledge before commit",
    by: "deaths at the door",
    changes: [
      {
        file: "src/http/hooks/inbox.ts",
        from: "      try {\n        await inWorkspace(",
        to: "      for (const one of group) one.done()\n      try {\n        await inWorkspace(",
      },
    ],
  },
  {
    name: "outbox after commit",
    by: "deaths at work",
    changes: [
      {
        file: "src/store/delivery.ts",
        from: "export async function insertFirstDeliveries(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {",
        to: `export async function insertFirstDeliveries(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
  Object.assign(tx, { outbox: [...((tx as any).outbox ?? []), ...deliveries], insertLate })
}

async function insertLate(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {`,
      },
      {
        file: "src/store/workspace.ts",
        from: "  failpoint(`after-commit:${label}`)\n  return result",
        to: "  failpoint(`after-commit:${label}`)\n  const { outbox = [], insertLate } = tx as any\n  if (outbox.length > 0) await inWorkspace(db, name, (next) => insertLate(next, outbox), 'outbox')\n  return result",
      },
    ],
  },
  {
    name: "missing lease",
    by: "two at peace",
    changes: [
      {
        file: "src/store/lease.ts",
        from: "where workspace = $1 and (holder is null or expires_at < clock_timestamp()) for update",
        to: "where workspace = $1 for update",
      },
      // nor does anybody see that somebody has it
      {
        file: "src/store/process.ts",
        from: "case when l.expires_at > clock_timestamp() then l.holder end as holder",
        to: "null as holder",
      },
    ],
  },
  {
    name: "missing fencing",
    by: "a stolen lease",
    changes: [{ file: "src/store/lease.ts", from: "  if (rows.length === 0) throw new LeaseLost(tx.workspace)", to: "  void rows" }],
  },
  {
    name: "a timer per process",
    by: "due while nobody was there",
    changes: [
      {
        file: "src/store/timer.ts",
        from: "export async function setTimers(tx: Tx, timers: readonly Timer[]): Promise<void> {",
        to: "const OWN = new Set<string>()\nexport async function setTimers(tx: Tx, timers: readonly Timer[]): Promise<void> {\n  for (const timer of timers) OWN.add(timer.subject)",
      },
      {
        file: "src/store/timer.ts",
        from: "where kind = $1 and due_at <= $2 order by due_at limit $3 for update skip locked",
        to: "where kind = $1 and due_at <= $2 and subject = any($4::uuid[]) order by due_at limit $3 for update skip locked",
      },
      { file: "src/store/timer.ts", from: "[kind, iso(now), limit],", to: "[kind, iso(now), limit, [...OWN]]," },
    ],
  },
  {
    name: "missing role switch",
    by: "the wall",
    changes: [{ file: "src/store/workspace.ts", from: 'set local role "${schema}"; ', to: "" }],
  },
  {
    name: "skipped journal",
    by: "due while nobody was there",
    changes: [
      {
        file: "src/store/journal.ts",
        from: '  await insertRows(tx, "journal", entries)',
        to: '  await insertRows(tx, "journal", entries.filter((entry) => entry.kind !== "reassigned"))',
      },
    ],
  },
  {
    name: "clock read twice",
    by: "two at peace",
    changes: [{ file: "src/steps/03-qualification.ts", from: "      at: now,", to: "      at: Date.now()," }],
  },
]

const ROOT = new URL("../../", import.meta.url).pathname

/** Every scenario finds nothing wrong with the sources as they are, and each planted fault is found by the scenario that is there for it. */
export async function findMutants(): Promise<Result> {
  const found: Record<string, string> = {}
  const wrong: string[] = []
  for (const name of Object.keys(SCENARIOS) as Scenario[]) {
    const seen = await play(name, ROOT)
    if (seen.length > 0) wrong.push(`"${name}" finds this in the sources as they are: ${seen.join("; ")}`)
  }
  const two = [MUTANTS.filter((_, place) => place % 2 === 0), MUTANTS.filter((_, place) => place % 2 === 1)]
  await Promise.all(
    two.map(async (half) => {
      for (const mutant of half) {
        const [first] = await withFault(mutant, (root) => play(mutant.by, root))
        if (first === undefined) wrong.push(`"${mutant.name}" was not found by "${mutant.by}"`)
        else found[mutant.name] = first.slice(0, 160)
      }
    }),
  )
  return { figures: { planted: MUTANTS.length, found }, wrong }
}

async function play(name: Scenario, root: string): Promise<string[]> {
  const world = await makeWorld({ count: SCENARIOS[name].processes, root })
  try {
    return await SCENARIOS[name].play(world, createClients(world), root)
  } finally {
    await world.stop()
  }
}

/** A copy of the sources with the fault in it. @throws Error when the words that it changes are not there any more */
async function withFault<Found>({ name, changes }: Mutant, work: (root: string) => Promise<Found>): Promise<Found> {
  const root = `${mkdtempSync(join(tmpdir(), "baton-mutant-"))}/`
  try {
    for (const part of ["src", "test", "agreements", "package.json", "tsconfig.json"])
      cpSync(join(ROOT, part), join(root, part), { recursive: true })
    for (const part of ["node_modules", "dist", "web"]) symlinkSync(join(ROOT, part), join(root, part))
    for (const { file, from, to } of changes) {
      const text = readFileSync(join(root, file), "utf8")
      if (!text.includes(from)) throw new Error(`The fault "${name}" can't be planted: ${file} no longer holds the words that it changes.`)
      writeFileSync(
        join(root, file),
        text.replace(from, () => to),
      )
    }
    return await work(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
