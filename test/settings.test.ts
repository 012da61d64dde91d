import { describe, expect, test } from "vitest"
import { settingsAdvice } from "../src/settings-advice.ts"
import { readSettings, shownSettings, unknownSettings } from "../src/settings.ts"

test("without any setting Baton runs on this machine with the demo", () => {
  expect(readSettings({ PATH: "/bin" })).toEqual({
    data: "./.baton",
    host: "127.0.0.1",
    port: 4321,
    databaseUrl: null,
    demo: true,
    adminKey: null,
    operatorKey: null,
    writeKey: null,
    smtpUrl: null,
    mailPort: null,
    mailDomain: null,
    mailFrom: "Baton <baton@localhost>",
    publicUrl: "http://127.0.0.1:4321",
    secretKeys: [],
    slackWebhookUrl: null,
    teamsWebhookUrl: null,
    webhookUrl: null,
    webhookSecret: null,
    localProviders: false,
    trustedProxies: 0,
    limits: { captureRequests: 20_000, captureEvents: 250_000, apiRequests: 500, unknownKeys: 10 },
    logLevel: "info",
    only: "all",
    connections: 16,
  })
})

test("an empty setting counts as not set", () => {
  expect(readSettings({ BATON_PORT: "", BATON_DATABASE_URL: " ", BATON_DEMO: "" })).toEqual(readSettings({}))
})

test("the public address follows host and port unless it is given", () => {
  expect(readSettings({ BATON_HOST: "0.0.0.0", BATON_PORT: "80" }).publicUrl).toBe("http://0.0.0.0:80")
  expect(readSettings({ BATON_PUBLIC_URL: "https://baton.example.com/" }).publicUrl).toBe("https://baton.example.com")
})

describe("a setting that can't be used is named", () => {
  test.each([
    ["BATON_PORT", "65536"],
    ["BATON_PORT", "0x50"],
    ["BATON_DATABASE_URL", "mysql://localhost/x"],
    ["BATON_DEMO", "perhaps"],
    ["BATON_ADMIN_KEY", "with space"],
    ["BATON_SMTP_URL", "mail.example.com"],
    ["BATON_MAIL_FROM", "nobody"],
    ["BATON_SLACK_WEBHOOK_URL", "hooks.slack.com/x"],
    ["BATON_WEBHOOK_SECRET", "short"],
    ["BATON_LOG_LEVEL", "loud"],
    ["BATON_LIMIT_CAPTURE_EVENTS", "-1"],
    ["BATON_TRUSTED_PROXIES", "10"],
    ["BATON_FAILPOINTS", "before-commit"],
  ])("%s=%s", (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`settings:\\n  ${name} must`))
  })
})

test("all problems come at once, and no value is shown", () => {
  const environment = { BATON_PORT: "hush-1", BATON_DATABASE_URL: "hush-2", BATON_WEBHOOK_URL: "https://example.com/hook" }

  expect(() => readSettings(environment)).toThrow(
    /BATON_DATABASE_URL must[^]*BATON_WEBHOOK_SECRET must|BATON_PORT must[^]*BATON_WEBHOOK_SECRET must/,
  )
  expect(() => readSettings(environment)).not.toThrow("hush")
})

test("a misspelt setting is found", () => {
  expect(unknownSettings({ BATON_PROT: "1", BATON_PORT: "1", HOME: "/" })).toEqual(["BATON_PROT"])
})

test("settings are shown without what is secret: of an address the host, of a key nothing", () => {
  const said = { BATON_ADMIN_KEY: "baton_admin_verysecret", BATON_SMTP_URL: "smtp://user:pass@mail.acme.example:25", BATON_PORT: "80" }

  const shown = shownSettings(said)

  expect(JSON.stringify(shown)).not.toMatch(/verysecret|pass|user/)
  expect(shown.find(({ name }) => name === "BATON_SMTP_URL")).toMatchObject({ value: "mail.acme.example:25", isSecret: true })
  expect(shown.find(({ name }) => name === "BATON_PORT")).toMatchObject({ value: "80", isDefault: false })
})

test.each([
  ["a laptop with the demo", {}, []],
  ["open to others without TLS, with the demo", { BATON_HOST: "0.0.0.0" }, ["not https", "BATON_DEMO=0"]],
  [
    "behind a proxy that is not counted",
    { BATON_HOST: "0.0.0.0", BATON_PUBLIC_URL: "https://baton.example", BATON_DEMO: "0", BATON_SMTP_URL: "smtp://mail.example" },
    ["BATON_TRUSTED_PROXIES is 0"],
  ],
  [
    "as it should be",
    { BATON_PUBLIC_URL: "https://baton.example", BATON_TRUSTED_PROXIES: "1", BATON_DEMO: "0", BATON_SMTP_URL: "smtp://mail.example" },
    [],
  ],
  [
    "a server whose key lies on one machine",
    { BATON_DATABASE_URL: "postgres://db.example/baton", BATON_DEMO: "0", BATON_SMTP_URL: "smtp://mail.example" },
    ["BATON_SECRET_KEY"],
  ],
])("what fits together badly is told: %s", (_, environment, words) => {
  const advice = settingsAdvice(readSettings(environment))

  expect(advice.map((each, place) => each.includes(words[place] ?? "nothing"))).toEqual(words.map(() => true))
})

test("a part of the work needs a database server, and a key 32 bytes; both are told at once", () => {
  const settings = { BATON_ONLY: "run", BATON_SECRET_KEY: "short", BATON_DATABASE_CONNECTIONS: "2" }

  expect(() => readSettings(settings)).toThrow(
    /BATON_SECRET_KEY must be 32 random bytes[^]*BATON_DATABASE_CONNECTIONS must be a number from 4[^]*BATON_ONLY needs BATON_DATABASE_URL/,
  )
})
