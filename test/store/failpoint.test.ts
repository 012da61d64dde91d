import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { armFailpoints, failpoint, parseFailpoints } from "#store/failpoint.ts"

afterEach(() => armFailpoints(""))

test("a failpoint that nobody armed does nothing", () => {
  expect(() => failpoint("before-commit:tick")).not.toThrow()
})

test("a failpoint fails at the pass it was armed for, and at no other", () => {
  armFailpoints("here=throw@2, there=throw")

  failpoint("here")

  expect(() => failpoint("here")).toThrow("Failpoint here")
  expect(() => failpoint("here")).not.toThrow()
  expect(() => failpoint("there")).toThrow("Failpoint there")
})

test("a failpoint can go on failing", () => {
  armFailpoints("here=throw@2+")

  failpoint("here")

  expect(() => failpoint("here")).toThrow("Failpoint here")
  expect(() => failpoint("here")).toThrow("Failpoint here")
})

test("a failpoint can end the process as kill -9 does", () => {
  const script = `import { failpoint } from ${JSON.stringify(join(import.meta.dirname, "../../src/store/failpoint.ts"))}
    for (let pass = 1; pass <= 3; pass++) { console.log(pass); failpoint("here") }`

  const ended = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, BATON_FAILPOINTS: "here=kill@2" },
    encoding: "utf8",
  })

  expect(ended).toMatchObject({ signal: "SIGKILL", stdout: "1\n2\n" })
})

test.each(["here", "here=stop", "here=kill@0", "=kill"])("%j is not understood", (text) => {
  expect(() => parseFailpoints(text)).toThrow("is not a failpoint")
})
