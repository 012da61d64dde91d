import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { running, type Running } from "./running.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

describe("the web app's files", () => {
  test("are one document for every page, asked for each time", async () => {
    const answer = await baton.server.inject("/queue")

    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "x-frame-options": "DENY",
    })
    expect(answer.body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/)
  })

  test("have names that change with their content, and are kept for ever", async () => {
    const { body } = await baton.server.inject("/queue")
    const scripts = [...body.matchAll(/"(\/app\/[^"]+\.js)"/g)].map(([, path = ""]) => path)
    const all = await Promise.all(scripts.map(async (path) => ({ path, answer: await baton.server.inject(path) })))
    const [largest] = all.sort((a, b) => b.answer.rawPayload.length - a.answer.rawPayload.length)
    if (largest === undefined) throw new Error("The document names no script.")
    const { path: script, answer: plain } = largest

    const packed = await baton.server.inject({ url: script, headers: { "accept-encoding": "gzip, br" } })
    const again = await baton.server.inject({ url: script, headers: { "if-none-match": String(plain.headers["etag"]) } })

    expect(script).toMatch(/-[\w-]{8}\.js$/)
    expect(plain.headers).toMatchObject({
      "cache-control": expect.stringContaining("immutable"),
      "content-type": "text/javascript; charset=utf-8",
    })
    expect(packed.headers["content-encoding"]).toBe("br")
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
    expect([again.statusCode, again.body]).toEqual([304, ""])
  })

  test.each(["/app/nothing.js", "/app/..%2f..%2fstamp", "/app/%2e%2e%2fpages.json", "/app/index.html.gz", "/nowhere"])(
    "are nowhere else: %s",
    async (url) => {
      expect((await baton.server.inject(url)).statusCode).toBe(404)
    },
  )
})
