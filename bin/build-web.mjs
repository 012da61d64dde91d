// Builds what runs in browsers from web/ into dist/web: the snippet and the form for visitors, a file each, and the app. `node bin/build-web.mjs`
// builds always, `--watch` builds the app again at every change; bootstrap.mjs asks `isBuilt` first, which needs no package.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, watch, writeFileSync } from "node:fs"
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
  const made = [...Object.keys(files), "app/index.html", "pages.json"]
  return made.every((name) => existsSync(join(into, name))) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp()
}

function stamp() {
  const hash = createHash("sha256")
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"))
  for (const name of ["vite", "react", "tailwindcss", "@base-ui/react"]) hash.update(packages[`node_modules/${name}`].version)
  hash.update(readFileSync(self)).update(readFileSync(join(root, "bin", "build-app.mjs")))
  for (const folder of ["web", "src/domain/condition"])
    for (const name of filesIn(folder)) hash.update(name).update(readFileSync(join(root, name)))
  return hash.digest("hex")
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => path.slice(root.length + 1))
}

/** Builds all; each file is replaced at once, so that a server that starts meanwhile finds a whole one. */
async function buildAll() {
  const { build } = await import("vite")
  const { buildApp } = await import("./build-app.mjs")
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
  await buildApp({ root, into })
  replace(stampFile, made)
}

function replace(file, text) {
  const next = `${file}.${process.pid}`
  writeFileSync(next, text)
  renameSync(next, file)
}

/** Builds again a moment after the last change. */
function buildAtChanges() {
  let timer
  const again = () =>
    buildAll().then(
      () => console.log("built again"),
      (error) => console.error(error.message),
    )
  watch(join(root, "web"), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void again(), 100)
  })
}

if (process.argv[1] === self) {
  await buildAll()
  if (process.argv.includes("--watch")) buildAtChanges()
}
