import type { FastifyInstance } from "fastify"
import type { Logger } from "pino"
import type { SendingSettings } from "#integrations/sending-settings.ts"
import { defaultTimeoutMs } from "#integrations/sending-settings.ts"
import { createInbox } from "#http/hooks/inbox.ts"
import { closeServer, createServer } from "#http/server.ts"
import type { App } from "#http/app.ts"
import { createPostDesk } from "#integrations/mail/post-desk.ts"
import { createProviderDesk } from "#integrations/enrichment/provider-desk.ts"
import { createCompanyDesk } from "#integrations/oidc/company-desk.ts"
import { createImporter } from "#runner/import-file.ts"
import type { Outlet } from "#runner/deliver.ts"
import { oldestDue } from "#store/backlog.ts"
import { answers, openDatabase, type Database } from "#store/open.ts"
import { migrateCentral, migrateWorkspaces } from "#store/migrate.ts"
import { refuseIfOutdated } from "#store/schema-level.ts"
import { unlockSecrets } from "#store/secrets/unlock-secrets.ts"
import { inWorkspace, type Workspace } from "#store/workspace.ts"
import type { Voice } from "#steps/announce.ts"
import { isUnclaimed, setupLink } from "#steps/users/enter-by-link.ts"
import { createHealth } from "./health.ts"
import { createLog } from "./log.ts"
import { collectMetrics } from "./metrics.ts"
import { prepareWorkspace, rememberUrl, type Keys } from "./prepare-workspace.ts"
import { settingsAdvice } from "./settings-advice.ts"
import { shownSettings, type Settings } from "./settings.ts"
import { VERSION } from "./version.ts"
import { openMailbox } from "./open-mailbox.ts"
import { startFleet, type Fleet } from "./workspace-fleet.ts"

/** A running Baton. */
export type Product = {
  url: string
  /** A link with which the first user comes in; null when there is one already. */
  setupUrl: string | null
  /** Keys that this start made known or found; for the person at the terminal and the command line beside it. */
  keys: Keys
  workspace: Workspace
  server: FastifyInstance
  db: Database
  /** Takes no more requests, finishes what is under way, stops the clocks and the database. */
  stop(): Promise<void>
}

export type StartOptions = {
  onLog?: (line: string) => void
  /** Tests listen on nothing. */
  listens?: boolean
  /** The database was changed by a newer Baton so that this one has to stop. */
  onOutdated?: (says: string) => void
}

/** Settings → database → workspaces → HTTP and runners. @throws Error with a sentence for the operator when it can't start */
export async function startProduct(
  settings: Settings,
  { onLog = () => {}, listens = true, onOutdated = () => {} }: StartOptions = {},
): Promise<Product> {
  const log = createLog(settings.logLevel)
  const db = await openDatabase({ folder: settings.data, url: settings.databaseUrl, connections: settings.connections, onLog })
  try {
    await migrateCentral(db)
    await refuseIfOutdated(db)
    await migrateWorkspaces(db)
    await unlockSecrets(db, { given: settings.secretKeys, folder: settings.data, onLog })
    const { workspace, keys } = await prepareWorkspace(db, settings, onLog)
    return await run(db, settings, { workspace, keys, log, listens, onOutdated })
  } catch (error) {
    await db.stop()
    throw error
  }
}

type Prepared = { workspace: Workspace; keys: Keys; log: Logger; listens: boolean; onOutdated: (says: string) => void }

async function run(db: Database, settings: Settings, { workspace, keys, log, listens, onOutdated }: Prepared): Promise<Product> {
  const voiceOf = (demo: boolean): Voice => ({
    publicUrl: settings.publicUrl,
    company: "",
    teamChannels: connectedChannels(settings, demo),
  })
  const fleet = await startFleet({
    db,
    log,
    onOutdated,
    does: settings.only,
    outlet: ({ demo }) => outletOf(settings, demo, voiceOf(demo)),
    allowsLocalProviders: settings.localProviders,
  })
  let stopping = false
  const inbox = createInbox(db, fleet.wake)
  const isReady = async () => !stopping && (await answers(db))
  const app: App = {
    db,
    log,
    version: VERSION,
    publicUrl: settings.publicUrl,
    isDemo: fleet.isDemo,
    now: fleet.now,
    advance: fleet.advance,
    workspacesChanged: fleet.refresh,
    inbox,
    isReady,
    health: createHealth({ accepts: isReady, oldestRequest: inbox.oldestMs, oldestDue: () => oldestDueIn(db, fleet.running()) }),
    metrics: (only) =>
      collectMetrics(
        db,
        fleet.running().filter(({ name }) => only === null || name === only),
      ),
    voice: voiceOf(workspace.demo),
    sendsMail: (name) => settings.smtpUrl !== null && !fleet.isDemo(name),
    company: createCompanyDesk(settings.localProviders),
    providers: createProviderDesk(settings.localProviders),
    post: createPostDesk(),
    mailDomain: settings.mailDomain,
    imports: createImporter({ db, now: fleet.now, arrived: fleet.wake }),
    settings: () => shownSettings(process.env),
    advice: settingsAdvice(settings),
    secretKeys: { given: settings.secretKeys, folder: settings.data, onLog: (line) => log.info(line) },
  }
  const server = createServer(app, {
    limits: settings.limits,
    trustedProxies: settings.trustedProxies,
    answersOnlyHealth: settings.only === "run",
  })
  const mailbox = await openMailbox(settings, { db, log, now: fleet.now })
  const stopWork = async () => {
    stopping = true
    await mailbox?.stop()
    // where others take over they need not wait for slow requests here; where nobody does, requests may wait for the work
    const handedOver = fleet.isShared() ? fleet.stop() : null
    await closeServer(server)
    await inbox.drain()
    await (handedOver ?? fleet.stop())
  }
  try {
    const url = listens ? await server.listen({ host: settings.host, port: settings.port }) : ""
    if (listens) rememberUrl(settings, url)
    else await server.ready()
    const stop = async () => {
      await stopWork()
      await db.stop()
    }
    const setupUrl =
      listens && (await isUnclaimed(db)) ? await setupLink(db, workspace.name, settings.port === 0 ? url : settings.publicUrl) : null
    return { url, setupUrl, keys, workspace, server, db, stop }
  } catch (error) {
    await stopWork()
    throw error
  }
}

/** For how long the oldest is due in these workspaces, in ms; null without any. */
async function oldestDueIn(db: Database, running: ReturnType<Fleet["running"]>): Promise<{ decision: number; message: number } | null> {
  if (running.length === 0) return null
  const found = await Promise.all(
    running.map(async ({ name, now }) => ({ now, ...(await inWorkspace(db, name, (tx) => oldestDue(tx, now), "metrics")) })),
  )
  const longest = (part: "decision" | "message") => Math.max(...found.map((one) => one.now - (one[part] ?? one.now)), 0)
  return { decision: longest("decision"), message: longest("message") }
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
