import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import http from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { execFileSync } from "node:child_process"
import type { Answer } from "#domain/enrichment/answer.ts"
import { newProvider } from "#domain/enrichment/new-provider.ts"
import type { ProviderKind } from "#domain/enrichment/provider.ts"
import { askProvider } from "#integrations/enrichment/ask-provider.ts"
import { refusedAddress } from "#integrations/outgoing/safe-address.ts"
import { problemsOf, resolved, type Description } from "./openapi.ts"

/**
 * Holds what we ask Apollo and ZoomInfo against their published descriptions, reads every answer that those show, reads recorded bodies of Clearbit, and
 * tries addresses that lead inside. Usage: node test/oracles/run-enrichment.ts [folder] (default: ../shared/data beside the repository)
 */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../../shared/data"))
const specs = { apollo: join(folder, "specs/apollo/apollo-rest.json"), zoominfo: join(folder, "specs/zoominfo/gtm-data-v1.json") }
/** Names that are out on the internet as far as their text tells; what they lead to is checked when they are connected to. */
const OUTSIDE =
  /nip\.io|localtest\.me|metadata\.google\.internal|q177\.0\.0\.1|web\.archive\.org|r3dir\.me|portswigger\.net|^https?:\/\/1\.1\.1\.1|ⓔⓧⓐⓜⓟⓛⓔ/u

let wrong = 0
const check = (isRight: boolean, says: string) => {
  if (!isRight) wrong++
  console.log(`${isRight ? "ok   " : "WRONG"} ${says}`)
}

for (const [kind, file] of Object.entries(specs))
  if (existsSync(file)) await holdAgainst(kind as "apollo" | "zoominfo", read(file) as Description)
await readRecorded(join(folder, "wire/clearbit_fixtures.tar.gz"))
tryAddresses(join(folder, "fuzz/ssrf_urls.json"))
console.log(wrong === 0 ? "All as published." : `${wrong} are not as published.`)
process.exitCode = wrong === 0 ? 0 : 1

type Said = { status: number; type: string; body: string }
type Request = { method: string; path: string; query: URLSearchParams; headers: http.IncomingHttpHeaders; body: string }

/** Every kind of question is put to a server that answers with each example that the description shows for it. */
async function holdAgainst(kind: "apollo" | "zoominfo", spec: Description): Promise<void> {
  const base = new URL(spec.servers[0]?.url ?? "https://none.example").pathname
  for (const about of ["company", "person"] as const) {
    const { asked } = await exchange(kind, base, about, { status: 404, type: "application/json", body: "{}" })
    const path = asked.path.slice(base.length)
    const operation = spec.paths[path]?.[asked.method.toLowerCase()]
    check(operation !== undefined, `${kind}: ${asked.method} ${path} is described`)
    if (operation === undefined) continue
    const parameters = (operation.parameters ?? []).map((one) => resolved(spec, one) as { name: string; in: string })
    for (const name of asked.query.keys())
      check(
        parameters.some((one) => one.name === name && one.in === "query"),
        `${kind}: ${path} takes ${name}`,
      )
    if (asked.body !== "") {
      const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? ["", {}]
      check(asked.headers["content-type"] === type, `${kind}: ${path} is asked as ${type}`)
      const problems = problemsOf(spec, content.schema, JSON.parse(asked.body), "")
      check(
        problems.length === 0,
        `${kind}: the question to ${path} has the described shape${problems.map((each) => `; ${each}`).join("")}`,
      )
    }
    for (const [status, response] of Object.entries(operation.responses)) {
      for (const [type, content] of Object.entries(response.content ?? {})) {
        for (const [name, example] of Object.entries(content.examples ?? {}))
          await readExample(kind, base, about, { status: Number(status), type, name, value: example.value })
      }
    }
  }
}

async function readExample(
  kind: ProviderKind,
  base: string,
  about: "company" | "person",
  example: { status: number; type: string; name: string; value: unknown },
): Promise<void> {
  const { status, type, name, value } = example
  const body = typeof value === "string" ? value : JSON.stringify(value)
  const { answer } = await exchange(kind, base, about, { status, type, body })
  const wanted = status === 200 ? (body.includes(`"NoMatch"`) && !body.includes(`"attributes"`) ? "not_found" : "found") : "failed"
  check(
    answer.kind === wanted,
    `${kind}: ${about}, ${status} "${name.slice(0, 60)}" is ${wanted}${answer.kind === wanted ? inFewWords(answer) : `, not ${JSON.stringify(answer).slice(0, 200)}`}`,
  )
}

/** What was asked and what was made of the answer. */
async function exchange(
  kind: ProviderKind,
  base: string,
  about: "company" | "person",
  said: Said,
): Promise<{ asked: Request; answer: Answer }> {
  const asked: Request[] = []
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const url = new URL(request.url ?? "", "http://here")
      asked.push({
        method: request.method ?? "",
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      })
      response.writeHead(said.status, { "content-type": said.type }).end(said.body)
    })
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base.replace(/\/$/, "")}`
  const provider = { ...newProvider(kind, kind, kind, []), key: "key", url }
  const subject = { email: "tim@apollo.example", domain: "apollo.example", company: "Apollo", firstName: "Tim", lastName: "Zheng" }
  const { answer } = await askProvider(provider, { about, subject }, { allowsLocal: true })
  await new Promise((done) => {
    server.close(done)
    server.closeAllConnections()
  })
  const [first] = asked
  if (first === undefined) throw new Error(`${kind} was not asked: ${JSON.stringify(answer)}`)
  return { asked: first, answer }
}

async function readRecorded(archive: string): Promise<void> {
  if (!existsSync(archive)) return console.log("There are no recorded bodies of Clearbit; none were read.")
  const at = mkdtempSync(join(tmpdir(), "baton-clearbit-"))
  try {
    execFileSync("tar", ["xzf", archive, "-C", at])
    for (const [about, file] of [
      ["person", "person.json"],
      ["company", "company.json"],
    ] as const) {
      const recorded = readFileSync(join(at, "test/fixtures", file), "utf8")
      const body = about === "person" ? JSON.stringify({ person: JSON.parse(recorded) as unknown, company: null }) : recorded
      const { answer } = await exchange("clearbit", "/", about, { status: 200, type: "application/json", body })
      const told = answer.kind === "found" ? { ...answer.profile.company, ...answer.profile.person } : {}
      const wanted =
        about === "person"
          ? { first_name: "Alex", job_title: "CEO", company_name: "Clearbit" }
          : { company_name: "Uber", employee_count: 200, funding_total: 1.5e9 }
      for (const [name, value] of Object.entries(wanted))
        check(told[name] === value, `clearbit: recorded ${about} says ${name} ${String(told[name])}`)
    }
  } finally {
    rmSync(at, { recursive: true, force: true })
  }
}

function tryAddresses(file: string): void {
  if (!existsSync(file)) return console.log("There are no addresses that lead inside; none were tried.")
  const urls = read(file) as string[]
  const asIs = urls.filter((url) => refusedAddress(url, false) === null)
  check(
    asIs.every((url) => url.startsWith("https://") && OUTSIDE.test(url)),
    `addresses: of ${urls.length} as they stand ${asIs.length} may be asked: ${asIs.map((url) => new URL(url).host).join(", ")}`,
  )
  const safe = urls.map((url) => url.replace(/^http:/, "https:"))
  const open = safe.filter((url) => refusedAddress(url, false) === null)
  const leaks = open.filter((url) => !OUTSIDE.test(url))
  check(
    leaks.length === 0,
    `addresses: by https ${open.length} of them, all names that are looked up before they are connected to${leaks.map((url) => `; LEAKS ${url}`).join("")}`,
  )
}

function inFewWords(answer: Answer): string {
  if (answer.kind === "failed") return `: ${answer.why}`
  if (answer.kind !== "found") return ""
  const { person, company } = answer.profile
  return `: ${Object.entries({ ...company, ...person })
    .map(([name, value]) => `${name} ${Array.isArray(value) ? `(${value.length})` : String(value)}`)
    .join(", ")
    .slice(0, 300)}`
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"))
}
