import { randomUUID } from "node:crypto"
import type { FastifyInstance } from "fastify"
import { pino, type Logger } from "pino"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"
import { defaultTimeoutMs } from "#integrations/sending-settings.ts"
import { createInbox } from "#http/hooks/inbox.ts"
import { closeServer, createServer } from "#http/server.ts"
import type { App } from "#http/app.ts"
import { createProviderDesk } from "#integrations/enrichment/provider-desk.ts"
import { createImporter } from "#runner/import-file.ts"
import type { Outlet } from "#runner/deliver.ts"
import { runWorkspace, type Runner } from "#runner/run-workspace.ts"
import { watchProof } from "#runner/watch-proof.ts"
import { answers, openDatabase, type Database } from "#store/open.ts"
import { migrateCentral, migrateWorkspaces } from "#store/migrate.ts"
import { nextTimerAt } from "#store/timer.ts"
import { unlockSecrets } from "#store/secrets/unlock-secrets.ts"
import { clockOffset, moveClock } from "#store/workspace-clock.ts"
import { inWorkspace, workspaces, type Workspace } from "#store/workspace.ts"
import type { Voice } from "#steps/announce.ts"
import { collectMetrics } from "./metrics.ts"
import { prepareWorkspace, rememberUrl, type Keys } from "./prepare-workspace.ts"
import { shownSettings, type Settings } from "./settings.ts"

/** A running Baton. */
export type Product = {
  url: string
  /** Keys that this start made known or found; for the person at the terminal and the command line beside it. */
  keys: Keys
  workspace: Workspace
  server: FastifyInstance
  db: Database
  /** Takes no more requests, finishes what is under way, stops the clocks and the database. */
  stop(): Promise<void>
}

export type StartOptions = { onLog?: (line: string) => void; /** Tests listen on nothing. */ listens?: boolean }

/** Settings → database → workspaces → HTTP and runners. @throws Error with a sentence for the operator when it can't start */
export async function startProduct(settings: Settings, { onLog = () => {}, listens = true }: StartOptions = {}): Promise<Product> {
  const log = pino(
    { level: settings.logLevel, redact: ["req.headers.authorization", "err.parameters"] },
    pino.destination({ fd: 2, sync: false }),
  )
  const db = await openDatabase({ folder: settings.data, url: settings.databaseUrl, onLog })
  try {
    await migrateCentral(db)
    await migrateWorkspaces(db)
    await unlockSecrets(db, { given: settings.secretKeys, folder: settings.data, onLog })
    const { workspace, keys } = await prepareWorkspace(db, settings, onLog)
    return await run(db, settings, { workspace, keys, log, listens })
  } catch (error) {
    await db.stop()
    throw error
  }
}

type Prepared = { workspace: Workspace; keys: Keys; log: Logger; listens: boolean }

async function run(db: Database, settings: Settings, { workspace, keys, log, listens }: Prepared): Promise<Product> {
  const all = await workspaces(db)
  const voiceOf = (demo: boolean): Voice => ({
    publicUrl: settings.publicUrl,
    company: "",
    teamChannels: connectedChannels(settings, demo),
  })
  const clock = await createClock(db, all)
  const holder = randomUUID()
  const runners = new Map<string, Runner>(
    all.map((one) => [
      one.name,
      runWorkspace({
        db,
        workspace: one.name,
        holder,
        outlet: outletOf(settings, one.demo, voiceOf(one.demo)),
        now: () => clock.now(one.name),
        log,
        allowsLocalProviders: settings.localProviders,
      }),
    ]),
  )
  const proofs = new Map(
    [...runners].map(([name, runner]) => [
      name,
      watchProof(
        db,
        name,
        () => runner.isRunning(),
        () => clock.now(name),
        log,
      ),
    ]),
  )
  let stopping = false
  const inbox = createInbox(db, (name) => runners.get(name)?.wake())
  const app: App = {
    db,
    log,
    publicUrl: settings.publicUrl,
    isDemo: (name) => all.some((one) => one.name === name && one.demo),
    now: (name) => clock.now(name),
    advance: (name, ms) => clock.advance(name, ms, () => runners.get(name)?.wake()),
    inbox,
    isReady: async () => !stopping && (await answers(db)),
    metrics: () =>
      collectMetrics(
        db,
        [...runners].map(([name, runner]) => ({ name, runner, proof: proofs.get(name)?.last() ?? null, now: clock.now(name) })),
      ),
    voice: voiceOf(workspace.demo),
    providers: createProviderDesk(settings.localProviders),
    imports: createImporter({ db, now: (name) => clock.now(name), arrived: (name) => runners.get(name)?.wake() }),
    settings: () => shownSettings(process.env),
  }
  const server = createServer(app, { limits: settings.limits, trustedProxies: settings.trustedProxies })
  const stopWork = async () => {
    stopping = true
    for (const proof of proofs.values()) proof.stop()
    await closeServer(server)
    await inbox.drain()
    await Promise.all([...runners.values()].map((runner) => runner.stop()))
    clock.stop()
  }
  try {
    const url = listens ? await server.listen({ host: settings.host, port: settings.port }) : ""
    if (listens) rememberUrl(settings, url)
    else await server.ready()
    const stop = async () => {
      await stopWork()
      await db.stop()
    }
    return { url, keys, workspace, server, db, stop }
  } catch (error) {
    await stopWork()
    throw error
  }
}

/** In a demo everything that could be sent is shown, so all channels speak. */
function connectedChannels(settings: Settings, demo: boolean): Voice["teamChannels"] {
  if (demo) return ["slack", "webhook"]
  const connected = { slack: settings.slackWebhookUrl, teams: settings.teamsWebhookUrl, webhook: settings.webhookUrl }
  return (["slack", "teams", "webhook"] as const).filter((channel) => connected[channel] !== null)
}

function outletOf(settings: Settings, demo: boolean, voice: Voice): Outlet {
  const { smtpUrl, mailFrom, slackWebhookUrl, teamsWebhookUrl, webhookUrl, webhookSecret } = settings
  const sending: SendingSettings = {
    smtpUrl,
    mailFrom,
    slackWebhookUrl,
    teamsWebhookUrl,
    webhookUrl,
    webhookSecret,
    timeoutMs: defaultTimeoutMs,
    allowsLocal: settings.localProviders,
  }
  return { settings: demo ? null : sending, voice }
}

type Clock = {
  now(workspace: string): Instant
  advance(workspace: string, ms: Milliseconds, wake: () => void): Promise<Instant | null>
  stop(): void
}

const REFRESH_MS = 1_000
const MOST_STEPS = 5_000

/** The workspaces' clocks: real time, plus how far a demo's was moved. Another process may move it too, so it is looked up again. */
async function createClock(db: Database, all: readonly Workspace[]): Promise<Clock> {
  const offsets = new Map<string, Milliseconds>()
  const refresh = async () => {
    for (const { name, demo } of all) if (demo) offsets.set(name, await clockOffset(db, name))
  }
  await refresh()
  const timer = all.some((one) => one.demo) ? setInterval(() => void refresh().catch(() => {}), REFRESH_MS) : undefined
  const now = (name: string) => Date.now() + (offsets.get(name) ?? 0)
  const move = async (name: string, by: Milliseconds) => {
    const offset = await moveClock(db, name, Math.max(0, Math.round(by)))
    if (offset !== null) offsets.set(name, offset)
    return offset
  }
  return {
    now,
    stop: () => clearInterval(timer),
    async advance(name, ms, wake) {
      const target = now(name) + ms
      for (let step = 0; step < MOST_STEPS && now(name) < target; step++) {
        const due = await inWorkspace(db, name, nextTimerAt, "look")
        const next = due === null ? target : Math.min(target, Math.max(due + 1, now(name)))
        if ((await move(name, next - now(name))) === null) return null
        wake()
        await settled(db, name, () => now(name))
      }
      if (now(name) < target && (await move(name, target - now(name))) === null) return null
      wake()
      await settled(db, name, () => now(name))
      return now(name)
    },
  }
}

/** Waits until everything that is due by now was looked at, ten seconds at most. */
async function settled(db: Database, name: string, now: () => Instant): Promise<void> {
  const until = performance.now() + 10_000
  while (performance.now() < until) {
    const due = await inWorkspace(db, name, nextTimerAt, "look")
    if (due === null || due > now()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
