/**
 * Posts a folder of hostile input to a running product of its own and counts the answers: `node test/oracles/run-fuzz.ts [folder]`.
 * Every answer has to be in order (no 5xx), everything sent with a key accounted for, and the proof clean afterwards.
 */
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"

const folder = process.argv[2] ?? join(import.meta.dirname, "../../../shared/data/fuzz")
if (!existsSync(folder)) {
  console.log(`There is no folder ${folder}, so nothing was run.`)
  process.exit(0)
}

const scratch = mkdtempSync("/var/tmp/baton-fuzz-")
const KEY = "fuzz-key-fuzz-key"
const product = await startProduct(
  readSettings({
    BATON_DATA: scratch,
    BATON_PORT: "0",
    BATON_DEMO: "0",
    BATON_ADMIN_KEY: KEY,
    BATON_WRITE_KEY: `${KEY}-write`,
    BATON_LOG_LEVEL: "silent",
  }),
)
const answers = new Map<string, number>()
let failed = 0

try {
  for (const text of strings()) {
    await post(
      "/v1/batch",
      JSON.stringify({
        batch: [
          {
            type: "identify",
            userId: text,
            anonymousId: text,
            messageId: text,
            traits: { email: text, name: text, company: { name: text }, [text]: text },
          },
        ],
      }),
      "application/json",
    )
    await post(
      `/forms/${encodeURIComponent(text.slice(0, 100).toWellFormed()) || "x"}`,
      new URLSearchParams({ email: `a${text.length}@fuzz.example`, first_name: text, company: text, message: text }).toString(),
      "application/x-www-form-urlencoded",
    )
    await post(
      "/api/signals",
      JSON.stringify({ kind: text, lead: { email: "b@fuzz.example", company: text }, properties: { [text]: text } }),
      "application/json",
    )
    await get(`/api/leads?email=${encodeURIComponent(text.toWellFormed())}`)
  }
  for (const body of jsonBodies())
    for (const path of ["/v1/batch", "/v1/track", "/forms/demo", "/api/signals", "/api/agreements", "/api/people"])
      await post(path, body, "application/json")
  for (const file of csvFiles()) await post("/api/imports?name=fuzz", readFileSync(file), "text/csv")
  await drained()
  const proof = await inWorkspace(product.db, product.workspace.name, (tx) => prove(tx, Date.now(), { full: true }))
  const broken = proof.filter((finding) => finding.violations > 0)
  console.log(
    [...answers]
      .sort()
      .map(([what, count]) => `${what}: ${count}`)
      .join("\n"),
  )
  console.log(broken.length === 0 ? "The proof is clean." : JSON.stringify(broken))
  console.log(`${failed} answers of 5xx`)
  process.exitCode = failed === 0 && broken.length === 0 ? 0 : 1
} finally {
  await product.stop()
  rmSync(scratch, { recursive: true, force: true })
}

async function post(path: string, body: string | Buffer, type: string): Promise<void> {
  count(
    path,
    await fetch(product.url + path, {
      method: "POST",
      body: new Uint8Array(Buffer.from(body)),
      headers: { authorization: `Bearer ${KEY}`, "content-type": type },
    }),
  )
}

async function get(path: string): Promise<void> {
  count(path, await fetch(product.url + path, { headers: { authorization: `Bearer ${KEY}` } }))
}

function count(path: string, answer: Response): void {
  const what = `${path.split(/[?]/)[0]?.replace(/^\/forms\/.*/, "/forms/…")} ${answer.status}`
  answers.set(what, (answers.get(what) ?? 0) + 1)
  if (answer.status < 500) return
  failed += 1
  console.log("5xx", path.slice(0, 120), answer.status)
}

function strings(): string[] {
  const lists = ["blns.json", "person_company_strings.json"].map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown)
  return lists.flatMap((list) => textsIn(list))
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function jsonBodies(): Buffer[] {
  const to = join(scratch, "json")
  execFileSync("mkdir", ["-p", to])
  execFileSync("tar", ["-xzf", join(folder, "JSONTestSuite_test_parsing.tar.gz"), "-C", to])
  return filesIn(to, ".json").map((file) => readFileSync(file))
}

function csvFiles(): string[] {
  return filesIn(folder, ".csv")
}

function filesIn(root: string, ending: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
}

async function drained(): Promise<void> {
  for (let n = 0; n < 600; n++) {
    const [row] = await inWorkspace(product.db, product.workspace.name, (tx) =>
      tx.query<{ n: number }>("select count(*)::int as n from signal where state = 'waiting'", []),
    )
    if (row?.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("The signals were not taken in a minute.")
}
