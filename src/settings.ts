import { z } from "zod"
import { DEFAULT_LIMITS, type Limits } from "#http/limits.ts"
import type { ShownSetting } from "#http/app.ts"
import { parseFailpoints } from "#store/failpoint.ts"
import { readSecretKeys } from "#store/secrets/read-secret-keys.ts"
import type { SecretKey } from "#store/secrets/secrets.ts"

const httpUrl = z.url({ protocol: /^https?$/, error: "must be an address such as https://example.com/hook" })
const key = z.string().regex(/^\S+$/, "must not hold spaces")

const count = (preset: number, wrong = "must be a whole number from 0 to 10000000", most = 10_000_000) =>
  z
    .string()
    .regex(/^\d{1,8}$/, wrong)
    .transform(Number)
    .refine((number) => number <= most, wrong)
    .default(preset)

/** Every setting with its default and its meaning. They are read once, at start, from the environment; an empty value counts as not set. */
const Environment = z.object({
  BATON_DATA: z.string().default("./.baton").describe("Folder of the embedded database and everything else that Baton keeps"),
  BATON_HOST: z.string().default("127.0.0.1").describe("Address to listen on; 0.0.0.0 for every network interface"),
  BATON_PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port from 0 to 65535")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be a port from 0 to 65535")
    .default(4321)
    .describe("Port to listen on; 0 takes any free one"),
  BATON_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must begin with postgres:// and name a PostgreSQL server" })
    .optional()
    .describe("PostgreSQL server to use instead of the embedded one"),
  BATON_PG_BIN: z.string().optional().describe("Folder with initdb and postgres, to run the embedded database with programs of one's own"),
  BATON_DEMO: z
    .enum(["0", "1", "true", "false"], "must be 1 or 0")
    .default("1")
    .transform((word) => word === "1" || word === "true")
    .describe("Whether an empty database gets the demo workspace"),
  BATON_ADMIN_KEY: key.optional().describe("API key with every right, for automation; without it one is made and shown once"),
  BATON_OPERATOR_KEY: key
    .optional()
    .describe("API key for workspaces and backups, for automation; without it one is made and kept in keys.json"),
  BATON_WRITE_KEY: key.optional().describe("Write key for forms and events, for automation; without it one is made and shown once"),
  BATON_SECRET_KEY: z
    .string()
    .refine((text) => readSecretKeys(text) !== null, "must be 32 random bytes in base64 or hex; several with commas between them")
    .optional()
    .describe("Key that secrets in the database are sealed with; without it one is made and kept as secret.key in BATON_DATA"),
  BATON_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must begin with smtp:// or smtps://" })
    .optional()
    .describe("Mail server; without it e-mails stay visible in the product and leave nowhere"),
  BATON_MAIL_FROM: z.string().regex(/@/, "must be an e-mail address").default("Baton <baton@localhost>").describe("Sender of e-mails"),
  BATON_MAIL_PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port from 0 to 65535")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be a port from 0 to 65535")
    .optional()
    .describe("Port on which mail about handoffs is taken by SMTP; without it none is"),
  BATON_MAIL_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/i, "must be a domain such as in.example.com")
    .optional()
    .describe("Domain of the addresses to which mail about handoffs is sent"),
  BATON_PUBLIC_URL: httpUrl
    .optional()
    .describe("Address under which people reach Baton, for links in messages; else made of host and port"),
  BATON_SLACK_WEBHOOK_URL: httpUrl.optional().describe("Incoming webhook of a Slack channel"),
  BATON_TEAMS_WEBHOOK_URL: httpUrl.optional().describe("Workflow webhook of a Microsoft Teams channel"),
  BATON_WEBHOOK_URL: httpUrl.optional().describe("Where signed webhooks are sent"),
  BATON_WEBHOOK_SECRET: z
    .string()
    .regex(/^(whsec_)?[A-Za-z0-9+/]{32,}={0,2}$/, "must be at least 24 random bytes in base64, with or without whsec_ before them")
    .optional()
    .describe("Secret that webhooks are signed with, as Standard Webhooks has it"),
  BATON_LOCAL_PROVIDERS: z
    .enum(["0", "1", "true", "false"], "must be 1 or 0")
    .default("0")
    .transform((word) => word === "1" || word === "true")
    .describe(
      "Whether providers that leads are looked up at, and receivers of webhooks, may lie in this network and be reached by http; for trials",
    ),
  BATON_TRUSTED_PROXIES: count(0, "must be a number of proxies from 0 to 9", 9).describe(
    "How many proxies stand before Baton; from then on what they say counts as the address of whoever asks",
  ),
  BATON_LIMIT_CAPTURE_REQUESTS: count(DEFAULT_LIMITS.captureRequests).describe(
    "Requests a second that one key may send in; 0 for any number",
  ),
  BATON_LIMIT_CAPTURE_EVENTS: count(DEFAULT_LIMITS.captureEvents).describe("Events a second that one key may send in; 0 for any number"),
  BATON_LIMIT_API_REQUESTS: count(DEFAULT_LIMITS.apiRequests).describe(
    "Requests a second that one key may send to the API; 0 for any number",
  ),
  BATON_LIMIT_UNKNOWN_KEYS: count(DEFAULT_LIMITS.unknownKeys).describe("Unknown keys a minute that one address may try; 0 for any number"),
  BATON_ONLY: z
    .enum(["all", "http", "run"], "must be http, run or all")
    .default("all")
    .describe("What this process does: http answers requests, run runs workspaces, all does both"),
  BATON_DATABASE_CONNECTIONS: count(16, "must be a number from 4 to 1000", 1_000)
    .refine((number) => number >= 4, "must be a number from 4 to 1000")
    .describe("Most connections to the database that this process has at once"),
  BATON_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "must be fatal, error, warn, info, debug, trace or silent")
    .default("info")
    .describe("How much is logged"),
  BATON_FAILPOINTS: z
    .string()
    .refine(isFailpoints, "must look like name=kill@3,name=throw@1")
    .default("")
    .describe("Places where the process is to die, for tests; see src/store/failpoint.ts"),
})

/** What Baton was told, or its defaults; null where nothing was said. */
export type Settings = {
  data: string
  host: string
  port: number
  databaseUrl: string | null
  demo: boolean
  adminKey: string | null
  operatorKey: string | null
  writeKey: string | null
  /** The first one seals, all of them open; none: the one in the data folder. */
  secretKeys: SecretKey[]
  smtpUrl: string | null
  mailPort: number | null
  mailDomain: string | null
  mailFrom: string
  /** Without a slash at the end. */
  publicUrl: string
  slackWebhookUrl: string | null
  teamsWebhookUrl: string | null
  webhookUrl: string | null
  webhookSecret: string | null
  localProviders: boolean
  trustedProxies: number
  limits: Limits
  logLevel: string
  only: "all" | "http" | "run"
  connections: number
}

/**
 * Reads and checks every setting.
 *
 * @throws Error that lists all problems, a line each, and shows no value, since some are secret
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const said = Object.fromEntries(Object.entries(environment).filter(([name, value]) => name.startsWith("BATON_") && value?.trim()))
  const read = Environment.safeParse(said)
  const problems = read.success ? [] : read.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`)
  if (said["BATON_WEBHOOK_URL"] && !said["BATON_WEBHOOK_SECRET"])
    problems.push("  BATON_WEBHOOK_SECRET must be set when BATON_WEBHOOK_URL is")
  if (said["BATON_ONLY"] && said["BATON_ONLY"] !== "all" && !said["BATON_DATABASE_URL"])
    problems.push("  BATON_ONLY needs BATON_DATABASE_URL: an embedded database belongs to one process, which does everything")
  if (!read.success || problems.length > 0) throw new Error(`Baton can't start with these settings:\n${problems.join("\n")}`)
  return toSettings(read.data)
}

/** Names that begin with BATON_ and mean nothing here: misspelt, most likely. */
export function unknownSettings(environment: Record<string, string | undefined>): string[] {
  const known = new Set([...Object.keys(Environment.shape), "BATON_TEST_DATABASE_URL"])
  return Object.keys(environment).filter((name) => name.startsWith("BATON_") && !known.has(name))
}

/** Settings whose values give access to something. */
const SECRETS = new Set([
  ...[
    "BATON_DATABASE_URL",
    "BATON_ADMIN_KEY",
    "BATON_WRITE_KEY",
    "BATON_OPERATOR_KEY",
    "BATON_SECRET_KEY",
    "BATON_SMTP_URL",
    "BATON_WEBHOOK_SECRET",
  ],
  ...["BATON_SLACK_WEBHOOK_URL", "BATON_TEAMS_WEBHOOK_URL", "BATON_WEBHOOK_URL"],
])

/** Every setting with its meaning and how it stands, without secrets. */
export function shownSettings(environment: Record<string, string | undefined>): ShownSetting[] {
  return Object.entries(Environment.shape).map(([name, schema]) => {
    const said = environment[name]?.trim() || null
    const preset = schema.safeParse(undefined)
    const byDefault = preset.success && preset.data !== undefined ? String(preset.data) : null
    const isSecret = SECRETS.has(name)
    const value = said === null ? byDefault : isSecret ? withoutSecret(said) : said
    return { name, says: schema.description ?? "", value, isDefault: said === null, isSecret }
  })
}

/** Of an address the host alone; of anything else nothing. */
function withoutSecret(text: string): string {
  const host = URL.parse(text)?.host ?? ""
  return host === "" ? "••••••" : host
}

function toSettings(said: z.infer<typeof Environment>): Settings {
  return {
    data: said.BATON_DATA,
    host: said.BATON_HOST,
    port: said.BATON_PORT,
    databaseUrl: said.BATON_DATABASE_URL ?? null,
    demo: said.BATON_DEMO,
    adminKey: said.BATON_ADMIN_KEY ?? null,
    operatorKey: said.BATON_OPERATOR_KEY ?? null,
    writeKey: said.BATON_WRITE_KEY ?? null,
    secretKeys: readSecretKeys(said.BATON_SECRET_KEY ?? "") ?? [],
    smtpUrl: said.BATON_SMTP_URL ?? null,
    mailPort: said.BATON_MAIL_PORT ?? null,
    mailDomain: said.BATON_MAIL_DOMAIN ?? null,
    mailFrom: said.BATON_MAIL_FROM,
    publicUrl: (said.BATON_PUBLIC_URL ?? `http://${said.BATON_HOST}:${said.BATON_PORT}`).replace(/\/+$/, ""),
    slackWebhookUrl: said.BATON_SLACK_WEBHOOK_URL ?? null,
    teamsWebhookUrl: said.BATON_TEAMS_WEBHOOK_URL ?? null,
    webhookUrl: said.BATON_WEBHOOK_URL ?? null,
    webhookSecret: said.BATON_WEBHOOK_SECRET ?? null,
    localProviders: said.BATON_LOCAL_PROVIDERS,
    trustedProxies: said.BATON_TRUSTED_PROXIES,
    limits: {
      captureRequests: said.BATON_LIMIT_CAPTURE_REQUESTS,
      captureEvents: said.BATON_LIMIT_CAPTURE_EVENTS,
      apiRequests: said.BATON_LIMIT_API_REQUESTS,
      unknownKeys: said.BATON_LIMIT_UNKNOWN_KEYS,
    },
    logLevel: said.BATON_LOG_LEVEL,
    only: said.BATON_ONLY,
    connections: said.BATON_DATABASE_CONNECTIONS,
  }
}

function isFailpoints(text: string): boolean {
  try {
    parseFailpoints(text)
    return true
  } catch {
    return false
  }
}
