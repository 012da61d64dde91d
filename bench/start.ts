/**
 * Seconds from the command to ready, on a fresh data folder and on a second start, and the memory of Node and of PostgreSQL: idle, and after an import.
 * The command is what `npm start` runs once everything is installed. Usage: node bench/start.ts [--rows 20000] [--demo 1]
 */
import { spawn, type ChildProcess } from "node:child_process"
import { readFileSync, rmSync } from "node:fs"
import { once } from "node:events"
import { join } from "node:path"
import { option, round, say } from "./measure.ts"
import { memoryOf } from "./postgres-cost.ts"
import { benchFolder } from "./bench-folder.ts"

const ROWS = option("rows", 20_000)
const PORT = option("port", 45_321)
/** 1: the fresh start also fills the demo workspace with its weeks of leads. */
const DEMO = String(option("demo", 0))
const KEY = "bench-key"
const URL_OF = `http://127.0.0.1:${PORT}`

const running: ChildProcess[] = []
const folder = benchFolder()
try {
  const fresh = await start("fresh folder")
  await fresh.stop()
  const again = await start("second start")
  await new Promise((resolve) => setTimeout(resolve, 3000))
  remember("memory idle", again.child)
  await importRows(again.child)
  await again.stop()
} finally {
  for (const child of running) child.kill("SIGTERM")
  rmSync(folder, { recursive: true, force: true })
}

async function start(what: string): Promise<{ child: ChildProcess; stop: () => Promise<void> }> {
  const started = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, "../src/cli/baton.ts"), "serve"], {
    env: { ...process.env, BATON_DATA: folder, BATON_PORT: String(PORT), BATON_ADMIN_KEY: KEY, BATON_DEMO: DEMO, BATON_LOG_LEVEL: "fatal" },
    stdio: "ignore",
  })
  running.push(child)
  while (!(await answers("/readyz"))) {
    if (child.exitCode !== null) throw new Error(`Baton ended with ${child.exitCode} before it was ready.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  say("start", what, { seconds: round((performance.now() - started) / 1000) })
  const stop = async () => {
    const ended = once(child, "exit")
    child.kill("SIGTERM")
    await ended
  }
  return { child, stop }
}

async function answers(path: string): Promise<boolean> {
  return fetch(URL_OF + path).then(
    (answer) => answer.ok,
    () => false,
  )
}

function remember(what: string, child: ChildProcess): void {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8")
  const [, rss = "0"] = /VmRSS:\s+(\d+)/.exec(status) ?? []
  const [, most = "0"] = /VmHWM:\s+(\d+)/.exec(status) ?? []
  const [postmaster = "0"] = readFileSync(join(folder, "pg/postmaster.pid"), "utf8").split("\n")
  say("start", what, {
    nodeRssMb: Math.round(Number(rss) / 1024),
    nodeMostRssMb: Math.round(Number(most) / 1024),
    postgres: memoryOf(Number(postmaster)),
  })
}

async function importRows(child: ChildProcess): Promise<void> {
  const lines = Array.from(
    { length: ROWS },
    (_, n) => `ann${n}@bench${n}.com,Ann,Example,VP Marketing,Bench ${n},Germany,420,Software,Demo request`,
  )
  const form = new FormData()
  const csv = `Email,First Name,Last Name,Job Title,Company,Country,Employees,Industry,Lead Source\n${lines.join("\n")}\n`
  form.set("file", new File([csv], "bench.csv", { type: "text/csv" }))
  const started = performance.now()
  const headers = { authorization: `Bearer ${KEY}` }
  const answer = await fetch(`${URL_OF}/api/imports`, { method: "POST", headers, body: form })
  if (!answer.ok) throw new Error(`The import was answered with ${answer.status}: ${await answer.text()}`)
  for (let waiting = 1; waiting > 0;) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    const text = await (await fetch(`${URL_OF}/metrics`, { headers })).text()
    waiting = Number(/^baton_signal_items_waiting\{[^}]*lane="3"[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0)
  }
  const seconds = (performance.now() - started) / 1000
  say("start", "import over HTTP until every row is taken", { rows: ROWS, seconds: round(seconds), perSecond: Math.round(ROWS / seconds) })
  remember("memory after the import", child)
}
