import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { freshDatabase } from "../database.ts"

export const root = join(import.meta.dirname, "..", "..")

/** What a command said and how it ended. */
export type Ended = { code: number; out: string; err: string }

/** Runs `bin/baton` as a person would: a process of its own, that knows of no Baton but what `env` says. */
export async function baton(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const bare = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("BATON_")))
  return new Promise((resolve) => {
    execFile(join(root, "bin/baton"), args, { env: { ...bare, ...env }, cwd: tmpdir() }, (error, out, err) => {
      resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, out, err })
    })
  })
}

/** A whole product on a database of its own whose clock can be moved, and a terminal beside it that knows where it is and has its keys. */
export async function productWithTerminal() {
  const db = await freshDatabase()
  await db.pool.query("update baton.workspace set demo = true")
  const folder = mkdtempSync(join(tmpdir(), "baton-test-"))
  const settings = { BATON_DATABASE_URL: db.url, BATON_DATA: folder, BATON_PORT: "0", BATON_LOG_LEVEL: "silent" }
  const product = await startProduct(readSettings(settings))
  const env = { BATON_URL: product.url, BATON_DATA: folder }

  return {
    url: product.url,
    /** The address of its database. */
    database: db.url,
    env,
    run: (...args: string[]) => baton(args, env),
    /** What a command prints with `--json`. */
    async json<Answer>(...args: string[]): Promise<Answer> {
      const { out } = await baton([...args, "--json"], env)
      return JSON.parse(out) as Answer
    },
    /** A file in the product's folder. */
    file(name: string, text = ""): string {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    async put(path: string, body: unknown): Promise<void> {
      const headers = { authorization: `Bearer ${product.keys.admin}`, "content-type": "application/json" }
      const answer = await fetch(product.url + path, { method: "PUT", headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(await answer.text())
    },
    async stop() {
      await product.stop()
      await db.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const told = (handle: string, role: string, team: string) => ({
  handle,
  name: handle[0]?.toUpperCase() + handle.slice(1),
  email: `${handle}@acme.example`,
  role,
  team,
  zone: "America/New_York",
})

/** Everybody whom the shipped agreement names, and two reps. */
export const company = [
  told("marketing_manager", "marketing", "marketing"),
  told("marketing_leader", "leader", "marketing"),
  told("americas_manager", "manager", "sdr_americas"),
  told("emea_manager", "manager", "sdr_emea"),
  told("apac_manager", "manager", "sdr_apac"),
  told("sales_director", "director", "sdr_americas"),
  told("eva", "rep", "sdr_emea"),
  told("kai", "rep", "sdr_apac"),
  told("ana", "rep", "sdr_americas"),
  told("ben", "rep", "sdr_americas"),
]
