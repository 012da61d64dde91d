import { existsSync, readFileSync, statSync } from "node:fs"
import { extname } from "node:path"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import { PAGE_HEADERS } from "#http/security-headers.ts"

const BUILT = new URL("../../dist/web/", import.meta.url)
const FOR_EVER = "public, max-age=31536000, immutable"
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
}
const hidden = { schema: { hide: true } }

/**
 * The web app: one document for every address that is a page, and what it loads. Files have names that change with their content, so browsers keep
 * them for ever; the document is asked for each time.
 */
export function appFiles(server: FastifyInstance): void {
  const files = createFiles()
  const document = async (request: FastifyRequest, reply: FastifyReply) => {
    const file = files.find("index.html")
    if (file === null) throw new Refusal("not_built", `The app is not built. Run "node bin/build-web.mjs", then start Baton again.`, 503)
    return answer(file, request, reply.headers(PAGE_HEADERS))
  }
  for (const path of pagePaths()) server.get(path, hidden, document)
  for (const name of ["theme.js", "icon.svg"])
    server.get(`/${name}`, hidden, async (request, reply) =>
      answer(foundIn(files, name), request, reply.header("cache-control", "no-cache")),
    )
  server.get("/app/:name", hidden, async (request, reply) => {
    const { name } = request.params as { name: string }
    return answer(foundIn(files, `app/${name}`), request, reply.header("cache-control", FOR_EVER))
  })
}

type File = { type: string; plain: Buffer; gz: Buffer | null; br: Buffer | null; etag: string }
type Files = { find(name: string): File | null }

/** Reads each file once, and all of them again after they were built again. */
function createFiles(): Files {
  let builtAt = 0
  let kept = new Map<string, File>()
  return {
    find(name) {
      if (!/^(app\/)?[\w.-]+$/.test(name) || !(extname(name) in TYPES)) return null
      const at = statSync(new URL("app/index.html", BUILT), { throwIfNoEntry: false })?.mtimeMs ?? 0
      if (at !== builtAt) kept = new Map()
      builtAt = at
      const known = kept.get(name) ?? read(name)
      if (known !== null) kept.set(name, known)
      return known
    },
  }
}

function read(name: string): File | null {
  const plain = bytesOf(name)
  if (plain === null) return null
  const at = statSync(new URL(`app/${name}`, BUILT)).mtimeMs
  return {
    type: TYPES[extname(name)] ?? "",
    plain,
    gz: bytesOf(`${name}.gz`),
    br: bytesOf(`${name}.br`),
    etag: `W/"${plain.length}-${at}"`,
  }
}

function bytesOf(name: string): Buffer | null {
  const file = new URL(`app/${name}`, BUILT)
  return existsSync(file) ? readFileSync(file) : null
}

function foundIn(files: Files, name: string): File {
  const file = files.find(name)
  if (file === null) throw new Refusal("not_found", "There is no such file here. Load the page again.", 404)
  return file
}

function answer({ type, plain, gz, br, etag }: File, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.headers({ etag, vary: "accept-encoding", "x-content-type-options": "nosniff" }).type(type)
  if (request.headers["if-none-match"] === etag) return reply.code(304).send()
  const takes = request.headers["accept-encoding"] ?? ""
  if (br !== null && /\bbr\b/.test(takes)) return reply.header("content-encoding", "br").send(br)
  if (gz !== null && /\bgzip\b/.test(takes)) return reply.header("content-encoding", "gzip").send(gz)
  return reply.send(plain)
}

/** Addresses of pages as the build found them; none where nothing was built. */
function pagePaths(): string[] {
  const file = new URL("pages.json", BUILT)
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : []
}
