import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const folder = join(import.meta.dirname, "../../web/app")

/** A file of the web app, by its path in web/app. */
export type AppSource = { file: string; text: string }

/** Every file of the web app that is code, without comments. */
export function appSources(): AppSource[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((file) => ({ file, text: withoutComments(readFileSync(join(folder, file), "utf8")) }))
}

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[^]*?\*\/|(?<![:"'`\\/])\/\/[^\n]*/g, "")
}
