// Builds web/app into dist/web/app: index.html, what it loads under names that change with their content, and each of them packed. Fails when what the
// queue needs has grown too large. Also writes dist/web/pages.json, from which the server knows which addresses are pages.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { extname, join } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"

const QUEUE = "routes/queue/queue-page.tsx"
const MOST_QUEUE_BYTES = 180 * 1024
const PACKED = new Set([".js", ".css", ".svg", ".html"])

/**
 * The app's beginning with all it needs is one file, and so is the queue: left alone, whatever any two pages share became a file of its own, and fifty
 * requests stood before the first row.
 */
const GROUPS = [
  { name: "app", test: /web\/app\/main\.tsx$/, priority: 2 },
  { name: "queue", test: /routes\/queue\/queue-page\.tsx$/, priority: 1 },
]

/** @throws Error when something does not build, or the queue is too large */
export async function buildApp({ root, into }) {
  // tests set it to "test", with which React's own checks would be built in
  process.env.NODE_ENV = "production"
  const { build } = await import("vite")
  const { default: react } = await import("@vitejs/plugin-react")
  const { default: tailwind } = await import("@tailwindcss/vite")
  for (const left of readdirSync(into)) if (left.startsWith("app.")) rmSync(join(into, left), { recursive: true })
  const next = join(into, `app.${process.pid}`)
  const { output } = await build({
    root: join(root, "web/app"),
    configFile: false,
    logLevel: "warn",
    plugins: [react(), tailwind()],
    build: {
      target: "es2023",
      outDir: next,
      emptyOutDir: true,
      assetsDir: "app",
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 700,
      reportCompressedSize: false,
      rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
    },
  })
  checkQueue(output)
  pack(next)
  writeFileSync(join(into, "pages.json"), JSON.stringify(await pagePaths(root), null, 1))
  swap(next, join(into, "app"))
}

/** The address of every page, as the server's router writes them. */
async function pagePaths(root) {
  const { rooms } = await import(join(root, "web/app/rooms.ts"))
  return rooms.flatMap((room) => room.pages.map(({ path }) => path.replaceAll("$", ":")))
}

/** What a browser loads for the queue: the app's beginning, the page, and everything that these import. */
function checkQueue(output) {
  const chunks = output.filter(({ type }) => type === "chunk")
  const needed = new Set(["theme.js"])
  const add = ({ fileName, imports }) => {
    if (needed.has(fileName)) return
    needed.add(fileName)
    for (const name of imports) add(chunks.find((chunk) => chunk.fileName === name))
  }
  for (const chunk of chunks)
    if (chunk.isEntry || chunk.facadeModuleId?.endsWith(QUEUE) || chunk.facadeModuleId?.endsWith("routes/queue/en.ts")) add(chunk)
  const bytes = chunks
    .filter(({ fileName }) => needed.has(fileName))
    .reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0)
  const says = `the queue needs ${Math.ceil(bytes / 1024)} KB of JavaScript, packed; at most ${MOST_QUEUE_BYTES / 1024} KB are allowed`
  if (bytes > MOST_QUEUE_BYTES) throw new Error(`The app grew too large: ${says}. Load what only some pages need with import().`)
  if (process.env.BATON_SIZES) console.log(says)
}

function pack(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !PACKED.has(extname(entry.name))) continue
    const file = join(entry.parentPath, entry.name)
    const bytes = readFileSync(file)
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
  }
}

function swap(next, place) {
  const old = `${place}.${process.pid}.old`
  mkdirSync(place, { recursive: true })
  if (existsSync(place)) renameSync(place, old)
  renameSync(next, place)
  rmSync(old, { recursive: true, force: true })
}
