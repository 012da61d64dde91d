import type { Server } from "node:http"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Provider } from "oidc-provider"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { startProduct, type Product } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { freshDatabase } from "../database.ts"
import { chromiumPath, openBrowser } from "./browser.ts"

const PASSWORD = "seven sour green lemons"
const path = chromiumPath()

let browser: Browser
let product: Product
let stopAll: () => Promise<void>
beforeAll(async () => {
  if (path === null) return
  browser = await openBrowser(path)
  const db = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), "baton-test-"))
  const settings = {
    BATON_DATABASE_URL: db.url,
    BATON_DATA: folder,
    BATON_DEMO: "0",
    BATON_PORT: "0",
    BATON_LOCAL_PROVIDERS: "1",
    BATON_ADMIN_KEY: "for-the-test",
    BATON_LOG_LEVEL: "silent",
  }
  const port = await freePort()
  product = await startProduct(readSettings({ ...settings, BATON_PORT: String(port) }))
  stopAll = async () => {
    await browser.close()
    await product.stop()
    await db.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
afterAll(async () => stopAll?.())

/** A page of a browser of its own; what the console and the policy of our pages complain about is kept. */
async function fresh(options: { javaScriptEnabled?: boolean } = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options)
  onTestFinished(async () => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on(
    "console",
    (message) => message.type() === "error" && message.location().url.startsWith(product.url) && complaints.push(message.text()),
  )
  page.on("pageerror", (error) => complaints.push(error.message))
  return { page, complaints }
}

async function api<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(product.url + path, {
    method,
    headers: { authorization: "Bearer for-the-test", ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}

describe.skipIf(path === null)("people come in", () => {
  test("by the setup link without any script, log out, and come back with their password", async () => {
    const { page, complaints } = await fresh({ javaScriptEnabled: false })

    await page.goto(product.setupUrl ?? "")
    await page.getByLabel("Your name").fill("Olga")
    await page.getByLabel("Your e-mail address").fill("olga@acme.example")
    await page.getByLabel("Password").fill(PASSWORD)
    await page.getByRole("button", { name: "Begin" }).click()
    await page.goto(`${product.url}/my-sign-in`)
    await page.getByRole("button", { name: "Log out", exact: true }).click()
    await page.getByLabel("E-mail address").fill("olga@acme.example")
    await page.getByLabel("Password").fill(PASSWORD)
    await page.getByRole("button", { name: "Sign in", exact: true }).click()
    await page.goto(`${product.url}/my-sign-in`)

    expect(await page.getByText("You log in as olga@acme.example").count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test("and find their way on in a workspace that has nothing yet: where others are invited, and where teams come from", async () => {
    const { page } = await fresh()
    await logIn(page, "olga@acme.example")
    await page.goto(product.url)
    await page.getByRole("link", { name: "Invite the other side" }).click()
    await page.waitForURL(/\/users$/)

    await page.goto(`${product.url}/people`)
    await page.getByRole("button", { name: "Add a person" }).first().click()
    await page.getByRole("link", { name: "choose an agreement first." }).click()
    await page.waitForURL(/\/agreement\/draft$/)

    // what is not there yet is asked for and answered 404, which the browser's console says
    await expect.poll(() => page.getByRole("heading", { level: 1 }).count()).toBe(1)
  })

  test("by an invitation that an operator makes in the users' room, until they are let in no longer", async () => {
    const { page, complaints } = await fresh()
    await logIn(page, "olga@acme.example")
    await page.goto(`${product.url}/users`)
    await page.getByRole("button", { name: "Invite somebody" }).first().click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Name").fill("Mia Marketing")
    await dialog.getByLabel("E-mail").fill("mia@acme.example")
    await dialog.getByRole("checkbox", { name: /^Rep/ }).uncheck()
    await dialog.getByRole("checkbox", { name: /^Leadership/ }).check()
    await dialog.getByRole("button", { name: "Marketing", exact: true }).click()
    await dialog.getByRole("button", { name: "Invite", exact: true }).click()
    const link = await page.getByRole("status", { name: "The link for Mia Marketing" }).locator("code").textContent()
    await page.getByRole("table", { name: "Who was invited and has not come yet" }).getByText("mia@acme.example").waitFor()

    const mia = (await fresh()).page
    await mia.goto(link ?? "")
    await mia.getByLabel("Password").fill(PASSWORD)
    await mia.getByRole("button", { name: "Join" }).click()
    await mia.goto(`${product.url}/users/me`)
    await mia.getByRole("table", { name: "Your sessions" }).getByText("This one").waitFor()

    await page.reload()
    const line = page.getByRole("row", { name: /Mia Marketing/ })
    await line.getByText("Leadership · Marketing").waitFor()
    await line.getByRole("button", { name: "Change" }).click()
    await dialog.getByRole("checkbox", { name: /^Auditor/ }).check()
    await dialog.getByRole("button", { name: "Save" }).click()
    await line.getByText("Auditor").waitFor()
    await line.getByRole("button", { name: "More about Mia Marketing" }).click()
    await page.getByRole("menuitem", { name: "Let in no longer" }).click()
    await dialog.getByRole("button", { name: "Let in no longer" }).click()
    await page.getByText("Mia Marketing is let in no longer.").waitFor()
    const left = await mia.evaluate(async () => (await fetch("/api/session")).status)

    expect(left).toBe(401)
    expect(await page.getByRole("row", { name: /Olga/ }).getByRole("button", { name: "Change" }).getAttribute("aria-disabled")).toBe("true")
    expect(complaints).toEqual([])
  })

  test("by their company's own sign-in, with the role of their group, and nobody of another domain does", async () => {
    const company = await startCompany(product.url)
    onTestFinished(company.stop)
    await api("PUT", "/api/single-sign-on", {
      label: "Acme",
      issuer: company.issuer,
      client_id: "baton",
      client_secret: company.secret,
      domains: ["acme.example"],
      roles_claim: "groups",
      roles_map: { auditors: "auditor" },
    })
    const { page, complaints } = await fresh()

    await page.goto(`${product.url}/sign-in`)
    await page.getByRole("link", { name: "Sign in with Acme" }).click()
    await page.locator("input[name=login]").fill("lee@acme.example")
    await page.locator("input[name=password]").fill("whatever")
    await page.locator("button[type=submit]").click()
    await page.locator("button[type=submit]").click()
    await page.waitForURL((url) => url.href.startsWith(product.url) && !url.pathname.startsWith("/sign-in"))
    const session = await page.evaluate(async () => (await fetch("/api/session")).json() as Promise<Record<string, unknown>>)

    const stranger = (await fresh()).page
    await stranger.goto(`${product.url}/sign-in/company`)
    await stranger.locator("input[name=login]").fill("eve@evil.example")
    await stranger.locator("input[name=password]").fill("whatever")
    await stranger.locator("button[type=submit]").click()
    await stranger.locator("button[type=submit]").click()
    await stranger.waitForURL((url) => url.href.startsWith(product.url))

    expect(session).toMatchObject({ kind: "person", email: "lee@acme.example", roles: ["auditor"] })
    expect(await stranger.getByRole("alert").textContent()).toContain("Addresses of evil.example are not let in here.")
    expect(company.asked).toEqual({ challenges: true, methods: ["S256"] })
    expect(complaints).toEqual([])
  })
})

async function logIn(page: Page, email: string): Promise<void> {
  await page.goto(`${product.url}/sign-in`)
  await page.getByLabel("E-mail address").fill(email)
  await page.getByLabel("Password").fill(PASSWORD)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"))
}

/** A real OpenID provider on this machine. Whoever says an address is let in with it, in the group `auditors`. */
async function startCompany(baton: string) {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const secret = "a-secret-of-the-company-0123456789"
  const asked = { challenges: true, methods: [] as string[] }
  const provider = new Provider(issuer, {
    clients: [{ client_id: "baton", client_secret: secret, redirect_uris: [`${baton}/sign-in/company/back`] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    pkce: { required: () => true },
    cookies: { keys: ["for the test"] },
    findAccount: async (_ctx, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, email: sub, email_verified: true, name: "Lee", groups: ["auditors"] }),
    }),
  })
  provider.use(async (ctx, next) => {
    if (ctx.path === "/auth" && typeof ctx.query["client_id"] === "string") {
      asked.challenges &&= typeof ctx.query["code_challenge"] === "string"
      if (!asked.methods.includes(String(ctx.query["code_challenge_method"])))
        asked.methods.push(String(ctx.query["code_challenge_method"]))
    }
    await next()
  })
  const answer = provider.callback()
  const server: Server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { issuer, secret, asked, stop }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
