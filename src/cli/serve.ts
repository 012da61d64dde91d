import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { createServer } from "node:net"
import { Option, type Command } from "commander"
import type { Product } from "../product.ts"
import type { Settings } from "../settings.ts"
import { Failure } from "./failure.ts"

/** `baton serve`: starts the product, says what was done and where to click, and stops it in order at SIGTERM and SIGINT. */
export function addServe(program: Command): void {
  program
    .command("serve")
    .description("start Baton: its database, its API and its clocks (also when no command is given)")
    .addOption(new Option("--only <part>", "only answer requests, or only run workspaces (BATON_ONLY)").choices(["http", "run"]))
    .action(async ({ only }: { only?: string }, command: Command) => {
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true
      if (only !== undefined) process.env["BATON_ONLY"] = only
      await serve(json)
    })
}

async function serve(json: boolean): Promise<void> {
  const say = (line: string) => (json ? console.error(line) : console.log(line))
  const { readSettings, unknownSettings } = await import("../settings.ts")
  const { settingsAdvice } = await import("../settings-advice.ts")
  for (const name of unknownSettings(process.env).filter((each) => each !== "BATON_URL"))
    console.error(`Warning: there is no setting ${name}; it is ignored. Is it misspelt?`)
  const starting = performance.now()

  const settings = settingsOf(readSettings)
  for (const advice of settingsAdvice(settings)) console.error(`Note: ${advice}`)
  const product = await stoppedBySignals((onOutdated) => start(settings, say, onOutdated))

  const seconds = ((performance.now() - starting) / 1000).toFixed(1)
  if (json) console.log(JSON.stringify({ url: product.url, workspace: product.workspace.name, demo: product.workspace.demo }))
  for (const line of welcome(product, settings, seconds)) say(line)
}

function settingsOf(readSettings: (environment: NodeJS.ProcessEnv) => Settings): Settings {
  try {
    return readSettings(process.env)
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), "Every setting stands in src/settings.ts, with its default.")
  }
}

/** @throws Failure with a sentence for the operator */
async function start(settings: Settings, say: (line: string) => void, onOutdated: (says: string) => void): Promise<Product> {
  const { startProduct } = await import("../product.ts")
  try {
    await checkPort(settings, say)
    return await startProduct(settings, { onLog: say, onOutdated })
  } catch (error) {
    throw startFailure(error, settings)
  }
}

/** @throws Error when nobody can listen there; when the reason is a Baton that runs on the same folder, it says that */
async function checkPort({ host, port, data, databaseUrl }: Settings, onLog: (line: string) => void): Promise<void> {
  try {
    await listenOnce(host, port)
  } catch (error) {
    const { openDatabase } = await import("#store/open.ts")
    const db = await openDatabase({ folder: data, url: databaseUrl, onLog })
    await db.stop()
    throw error
  }
}

async function listenOnce(host: string, port: number): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, resolve)
  })
  await new Promise((resolve) => server.close(resolve))
}

function startFailure(error: unknown, { host, port }: Settings): Failure {
  const code = error instanceof Error && "code" in error ? error.code : null
  if (code === "EADDRINUSE")
    return new Failure(`Something listens on ${host}:${port} already.`, `Stop it, or take another port: BATON_PORT=${port + 1} npm start.`)
  if (code === "EACCES" || code === "EADDRNOTAVAIL")
    return new Failure(`Baton can't listen on ${host}:${port} (${code}).`, "Choose another BATON_HOST or BATON_PORT.")
  return new Failure(error instanceof Error ? error.message : String(error))
}

/** Runs a start that a signal may come into: what was asked to stop while it starts is stopped once it stands. */
async function stoppedBySignals(run: (onOutdated: (says: string) => void) => Promise<Product>): Promise<Product> {
  let asked = false
  const stop = async (exitCode: number) => {
    if (asked) return
    asked = true
    console.error("Stopping: finishing what is under way …")
    const product = await starting.catch(() => null)
    await product
      ?.stop()
      .catch((error: unknown) => console.error(`The stop was not clean: ${error instanceof Error ? error.message : error}`))
    process.exit(exitCode)
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(0))
  const starting = run((says) => {
    console.error(says)
    void stop(1)
  })
  return starting
}

function welcome({ url, setupUrl, workspace }: Product, { data }: Settings, seconds: string): string[] {
  const keys = resolve(join(data, "keys.json"))
  return [
    "",
    `Baton is ready after ${seconds} s: ${url}`,
    ...(workspace.demo
      ? ["This is a demo: people, leads and messages are made up, nothing leaves this machine (BATON_DEMO=0 for none)."]
      : []),
    ...(setupUrl === null ? [] : [`Nobody logs in yet. The first user comes in here, within seven days: ${setupUrl}`]),
    ...(existsSync(keys) ? [`Keys for programs are in ${keys}.`] : []),
    "Next:  bin/baton send-test-lead    sends a lead in and says who got it",
    "       bin/baton doctor            says whether all is well",
  ]
}
