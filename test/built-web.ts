import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { isBuilt } from "../bin/build-web.mjs"

/** Pages are tested as they are served, so what is in dist/web has to be of the sources as they are. */
export default function setup(): void {
  if (!isBuilt()) execFileSync(process.execPath, [join(import.meta.dirname, "../bin/build-web.mjs")], { stdio: "inherit" })
}
