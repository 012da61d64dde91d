// Builds what runs in visitors' browsers from web/ into dist/web: the snippet and the form, a file each. `node bin/build-web.mjs` builds always;
// bootstrap.mjs asks `isBuilt` first, which needs no package.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const self = fileURLToPath(import.meta.url)
const root = dirname(dirname(self))
const into = join(root, "dist", "web")
const stampFile = join(into, "stamp")

/** File that is served → where its source begins. */
const files = { "baton.js": "web/snippet/baton.ts", "form.js": "web/form/form.ts" }

/** Whether dist/web was made of the sources as they are, with this version of Vite. */
export function isBuilt() {
  return (
    Object.keys(files).every((name) => existsSync(join(into, name))) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp()
  )
}

function stamp() {
  const hash = createHash("sha256")
  const vite = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages["node_modules/vite"].version
  hash.update(vite).update(readFileSync(self))
  for (const folder of ["web/snippet", "web/form"])
    for (const name of sourcesIn(folder)) hash.update(name).update(readFileSync(join(root, name)))
  return hash.digest("hex")
}

function sourcesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => `${folder}/${name}`)
}

/** Builds all; each file is replaced at once, so that a server that starts meanwhile finds a whole one. */
async function buildAll() {
  const { build } = await import("vite")
  const made = stamp()
  mkdirSync(into, { recursive: true })
  for (const [name, entry] of Object.entries(files)) {
    const [result] = await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: "warn",
      build: { target: "es2022", write: false, lib: { entry, formats: ["iife"], name: "built", fileName: () => name } },
    })
    replace(join(into, name), result.output[0].code.trim())
  }
  replace(stampFile, made)
}

function replace(file, text) {
  const next = `${file}.${process.pid}`
  writeFileSync(next, text)
  renameSync(next, file)
}

if (process.argv[1] === self) await buildAll()
