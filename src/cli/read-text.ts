import { readFileSync } from "node:fs"
import { Failure } from "./failure.ts"

/** A file's text. @throws Failure when it can't be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** What a file says as JSON. @throws Failure with the advice when it says none */
export function readJson(file: string, advice: string): unknown {
  const text = readText(file)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure(`${file} is no JSON: ${error instanceof Error ? error.message : error}.`, advice)
  }
}

/** The sentence for a file that can't be opened or read. */
export function unreadable(file: string, error: unknown): Failure {
  const code = error instanceof Error && "code" in error ? error.code : null
  const reason =
    code === "ENOENT" ? "it is not there" : code === "EISDIR" ? "it is a folder" : code === "EACCES" ? "it may not be read" : String(error)
  return new Failure(`${file} can't be read: ${reason}.`, "Check the path.")
}
