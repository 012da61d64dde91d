import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { running, type Running } from "../http/running.ts"
import { appSources } from "./app-source.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

const CALL =
  /\bapi\.(get|post|put|patch|delete)\b(?:<[^()]*?>)?\(\s*([^,)]*)|\b(useApi)\b(?:<[^()]*?>)?\(\s*([^,)]*)|new (EventSource)\(\s*([^,)]*)/g

/** Every call of the API in the app's source: method, path as it is written, file. */
const calls = appSources()
  .filter(({ file }) => file !== "api.ts")
  .flatMap(({ file, text }) =>
    [...text.matchAll(CALL)].map((match) => ({
      file,
      method: (match[1] ?? "get").toLowerCase(),
      path: (match[2] ?? match[4] ?? match[6] ?? "").trim(),
    })),
  )

describe("the app's requests", () => {
  test("name their paths in plain text, so that they can be held against the API's description", () => {
    expect(calls.filter(({ path }) => !/^"[^"]+"$/.test(path))).toEqual([])
    expect(calls.length).toBeGreaterThan(0)
  })

  test("are all in the OpenAPI document", async () => {
    const { paths } = (await baton.server.inject("/openapi.json")).json<{ paths: Record<string, Record<string, unknown>> }>()

    const unknown = calls.filter(({ method, path }) => paths[path.slice(1, -1)]?.[method] === undefined)

    expect(unknown).toEqual([])
  })
})
