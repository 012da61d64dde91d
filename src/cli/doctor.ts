import type { Command } from "commander"
import type { z } from "zod"
import type { ProofView } from "#contract/proof.ts"
import type { SignalSummaryView } from "#contract/signal.ts"
import type { FullVersionView } from "#contract/version.ts"
import { apiOf, type Api } from "./api.ts"
import { installationOf } from "./doctor-installation.ts"
import { Failure } from "./failure.ts"
import { readFigures, type Figures } from "./figures.ts"
import { count, lengthText, moment, plain } from "./print.ts"
import { violated } from "./proof.ts"

/** One thing that was looked at. */
type Finding = { name: string; ok: boolean; says: string }

const SLOW_ROUND_S = 60
const SLOW_TIMER_S = 60
const SLOW_SENDING_S = 300
const OLD_SIGNAL_S: Record<number, number> = { 1: 60, 2: 60, 3: 3600 }

/** `baton doctor`: whether all is well, a line each; exit code 1 when something is not. */
export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description("whether all is well: server, database, agreement, what waits, what is overdue, what must always hold")
    .action(async (_options: unknown, command: Command) => {
      const api = apiOf(command)
      const findings: Finding[] = []
      const tell = (found: Finding[]) => {
        findings.push(...found)
        if (!api.json)
          for (const { name, ok, says } of found) console.log(plain(`${ok ? "ok       " : "attention"}  ${name.padEnd(12)}  ${says}`))
      }
      tell([await look("server", () => serverOf(api))])
      if (findings.every((one) => one.ok)) {
        tell([await look("ready", () => readyOf(api))])
        tell(await figuresOf(api))
        tell(await installationOf(command))
        tell([
          await look("agreement", () => agreementOf(api)),
          await look("arrivals", () => arrivalsOf(api)),
          await look("proof", () => proofOf(api)),
        ])
      }
      const wrong = findings.filter((one) => !one.ok).length
      if (wrong > 0) process.exitCode = 1
      if (api.json) console.log(JSON.stringify({ ok: wrong === 0, findings }, null, 2))
      else console.log(wrong === 0 ? "All is well." : `${count(wrong, "thing")} to look at.`)
    })
}

type Look = Omit<Finding, "name">

async function look(name: string, at: () => Promise<Look>): Promise<Finding> {
  try {
    return { name, ...(await at()) }
  } catch (error) {
    if (error instanceof Failure) return { name, ok: false, says: `${error.message} ${error.advice}`.trim() }
    throw error
  }
}

async function serverOf(api: Api): Promise<Look> {
  await api.get("/healthz")
  return { ok: true, says: `answers at ${api.url}` }
}

async function readyOf(api: Api): Promise<Look> {
  try {
    await api.get("/readyz")
    return { ok: true, says: "the database answers" }
  } catch {
    return { ok: false, says: "The database does not answer, or Baton is about to stop. Look in its log." }
  }
}

async function figuresOf(api: Api): Promise<Finding[]> {
  try {
    const figures = readFigures(await (await api.fetch("/metrics")).text())
    return [leaseOf(figures), timersOf(figures), deliveriesOf(figures), holdOf(figures), quarantineOf(figures)]
  } catch (error) {
    return [{ name: "figures", ok: false, says: error instanceof Error ? error.message : String(error) }]
  }
}

function leaseOf(figures: Figures): Finding {
  const without = figures.of("runner_has_lease").filter((one) => one.value !== 1)
  const slow = figures.most("runner_last_round_seconds")
  if (without.length > 0)
    return finding(
      "clocks",
      false,
      `This process does not run ${without.map((one) => one.labels["workspace"]).join(", ")}; does another one?`,
    )
  return finding("clocks", slow < SLOW_ROUND_S, `the lease is held, the last round was ${lengthText(slow * 1000)} ago`)
}

function timersOf(figures: Figures): Finding {
  const overdue = figures.sum("timers_overdue")
  const late = figures.most("timer_lateness_seconds")
  return finding(
    "timers",
    late < SLOW_TIMER_S,
    overdue === 0 ? "none is overdue" : `${count(overdue, "timer")} overdue, the oldest by ${lengthText(late * 1000)}`,
  )
}

function deliveriesOf(figures: Figures): Finding {
  const dead = figures.sum("deliveries_dead")
  const waiting = figures.sum("deliveries_waiting")
  const says =
    dead === 0
      ? `${count(waiting, "message")} to be sent, none given up`
      : `${count(dead, "message")} reached nobody: baton deliveries list --state dead`
  return finding("messages", dead === 0, says)
}

function holdOf(figures: Figures): Finding {
  const held = figures.of("deliveries_held").filter((one) => one.value === 1)
  const late = figures.most("delivery_lateness_seconds")
  if (held.length > 0)
    return finding(
      "sending",
      false,
      `nothing is sent in ${held.map((one) => one.labels["workspace"]).join(", ")}: baton deliveries release`,
    )
  return finding(
    "sending",
    late < SLOW_SENDING_S,
    late === 0 ? "nothing is late" : `the oldest message is late by ${lengthText(late * 1000)}`,
  )
}

function quarantineOf(figures: Figures): Finding {
  const waiting = figures.sum("quarantine_waiting")
  return finding("quarantine", true, waiting === 0 ? "empty" : `${count(waiting, "item")} to be looked at: baton quarantine list`)
}

async function agreementOf(api: Api): Promise<Look> {
  const { version, name, review_at: review } = await api.get<z.infer<typeof FullVersionView>>("/api/agreements/in-force")
  const now = await api.now()
  const isDue = review !== null && Date.parse(review) <= now
  return { ok: !isDue, says: `version ${version} of ${name} is in force, review ${isDue ? "was due" : "due"} ${moment(review, now)}` }
}

async function arrivalsOf(api: Api): Promise<Look> {
  const { lanes } = await api.get<z.infer<typeof SignalSummaryView>>("/api/signals/summary")
  const now = await api.now()
  const late = lanes.filter(
    ({ lane, waiting_since: since }) => since !== null && now - Date.parse(since) > (OLD_SIGNAL_S[lane] ?? 60) * 1000,
  )
  const total = (name: "items" | "waiting" | "quarantined") => lanes.reduce((sum, lane) => sum + lane[name], 0)
  if (late.length > 0)
    return { ok: false, says: `Lane ${late.map((one) => one.lane).join(", ")} stands still; ${count(total("waiting"), "item")} wait.` }
  return {
    ok: true,
    says: `${count(total("items"), "item")} came in, ${total("waiting")} wait, ${total("quarantined")} went to quarantine`,
  }
}

async function proofOf(api: Api): Promise<Look> {
  const proof = await api.get<z.infer<typeof ProofView>>("/api/proof")
  const broken = violated(proof)
  if (broken.length === 0) return { ok: true, says: `all ${proof.invariants.length} invariants hold` }
  return { ok: false, says: `${broken.map((one) => `${one.name} (${one.violations})`).join(", ")} do not hold: baton proof` }
}

function finding(name: string, ok: boolean, says: string): Finding {
  return { name, ok, says }
}
