import { describe, expect, test } from "vitest"
import { createLog } from "../src/log.ts"
import { freshDatabase } from "./database.ts"

describe("the log", () => {
  test.each([
    ["an address of a person", { says: "mail to lee.ray+list@buyer.example failed" }, "lee.ray"],
    ["an address in a message", "could not write to <müller@büro.example>", "müller@"],
    ["a key", { url: "GET with baton_admin_Zk3JY2Qx9vV0t1uC5mP8sQ4w" }, "Zk3JY2Qx9vV0"],
    ["a header", { headers: { authorization: "Bearer abc.def.ghi" } }, "abc.def"],
    ["a header deeper down", { req: { headers: { cookie: "session=1234567890" } } }, "1234567890"],
    ["a password in an address", { err: new Error("connect postgres://baton:pw123@db.example:5432/x") }, "pw123"],
    ["a secret for signatures", { says: `signed with whsec_${"Ab1+".repeat(8)}` }, "Ab1+Ab1+"],
    ["a Slack address", "post to https://hooks.slack.com/services/T0/B0/xyzsecret", "xyzsecret"],
    ["a key in an address", "GET /api/leads?limit=2&key=very-secret", "very-secret"],
    ["a sealed secret", { says: "sealed:1:0123456789ab:AAAABBBBCCCC" }, "AAAABBBB"],
    ["a field called secret", { source: { secret: "plain words" } }, "plain words"],
  ])("never shows %s", (_, what, canary) => {
    const line = logged((log) => (typeof what === "string" ? log.error(what) : log.error(what, "trouble")))

    expect(line).not.toContain(canary)
    expect(JSON.parse(line)).toMatchObject({ level: 50 })
  })

  test("says what PostgreSQL refused without the row that it refused", async () => {
    const db = await freshDatabase()
    const clash =
      "insert into ws_acme.person (id, handle, name, email, role, team, zone, joined_at) select gen_random_uuid(), 'h' || n, 'Lee Ray', 'lee@buyer.example', 'rep', 't', 'UTC', now() from generate_series(1, 2) n"
    const error: unknown = await db.pool.query(clash).catch((refused: unknown) => refused)
    await db.stop()

    const line = logged((log) => log.error({ err: error }, "it failed"))

    expect(line).toContain("person_email_key")
    expect(line).not.toMatch(/lee@|buyer\.example\)|Lee Ray/)
  })

  test("keeps the id of the request, and one line for one thing whatever is in it", () => {
    const line = logged((log) => log.child({ reqId: "0199-abc" }).warn({ route: '/api/leads\n{"level":60}' }, "a request failed"))

    expect(line.trimEnd().split("\n")).toHaveLength(1)
    expect(JSON.parse(line)).toMatchObject({ reqId: "0199-abc", msg: "a request failed" })
  })
})

function logged(work: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  work(createLog("info", { write: (line) => void lines.push(line) }))
  return lines.join("")
}
