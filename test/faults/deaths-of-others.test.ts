import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, onTestFinished, test } from "vitest"
import { drained, everythingIsThereOnce } from "./everything-once.ts"
import { newFolder, removeFolder } from "./folder.ts"
import { killable, type Killable } from "./killable.ts"
import { mortal } from "./mortal.ts"

const app = mortal()

test("PostgreSQL is killed twice in the middle of work: it is brought back, and nothing that was accepted is lost", async () => {
  for (const round of [1, 2]) {
    const working = app.someLeads(`postgres-${round}`, () => false)
    await sleep(700)
    killPostgres(app.baton.folder)
    await working
  }

  await app.allTaken()
  expect(await app.lost()).toEqual([])
})

test("what became due while nobody was there fires once, says that it is late, and a dead process keeps the workspace ten seconds at most", async () => {
  const email = "lee@down.example"
  await app.asksForDemo(email)
  const [handoff] = await app.until<{ id: string }>(
    `select h.id from ws_main.handoff h join ws_main.lead l on l.id = h.lead where l.email = '${email}'`,
  )
  app.baton.kill("SIGKILL")
  await app.baton.ended()
  app.deaths += 1
  await sleep(8_000)

  await app.baton.start()
  const startedAt = performance.now()
  await app.until(`select 1 from ws_main.escalation where handoff = '${handoff?.id}' and share = 100`)
  expect(performance.now() - startedAt).toBeLessThan(10_000)

  const fired = await app.baton.sql(
    `select e.share::int, e.late, e.outcome from ws_main.escalation e join ws_main.sla_clock c on c.id = e.clock and c.kind = 'owner_first_touch'
     where e.handoff = $1 and c.started_at = (select opened_at from ws_main.handoff where id = $1) order by e.rung`,
    [handoff?.id],
  )
  expect(fired).toEqual([
    { share: 50, late: true, outcome: "missed" },
    { share: 100, late: true, outcome: "sent" },
  ])
})

test("SIGTERM lets what is under way end: who has a receipt is there after the next start, and the database was stopped in order", async () => {
  const posts = Array.from({ length: 20 }, (_, place) => app.asksForDemo(`lee@term-${place}.example`))
  await sleep(30)
  app.baton.kill("SIGTERM")

  expect(await app.baton.ended()).toEqual({ code: 0, signal: null })
  expect(existsSync(pidFileOf(app.baton.folder))).toBe(false)
  await app.baton.start()
  await Promise.all(posts)
})

test("at the end everything is there, once", async () => {
  await app.baton.forgetTheDead()
  await drained(app.baton)

  expect(await app.lost()).toEqual([])
  await everythingIsThereOnce(app.baton, app.acknowledged, { kills: app.deaths + 2 })
}, 60_000)

test.each(["before-commit", "after-commit"])(
  "a first start that dies %s of making its workspace is made good by the next one",
  async (side) => {
    const folder = newFolder()
    const baton: Killable = await killable(folder)
    onTestFinished(async () => {
      await baton.remove()
      removeFolder(folder)
    })

    await baton.start(`${side}:prepare=kill`)
    expect((await baton.ended()).signal).toBe("SIGKILL")
    await baton.start()

    const { body } = await baton.send("GET", "/api/people", undefined)
    expect(body["data"]).toMatchObject([{ handle: "owner" }])
    expect(await baton.send("POST", "/forms/demo", { email: "lee@buyer.example" }, baton.keys.write)).toMatchObject({ status: 202 })
  },
)

function pidFileOf(folder: string): string {
  const cluster = readdirSync(folder, { withFileTypes: true }).find(
    (entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "PG_VERSION")),
  )
  if (cluster === undefined) throw new Error("There is no PostgreSQL in the folder.")
  return join(folder, cluster.name, "postmaster.pid")
}

/** Ends the PostgreSQL of this folder, and no other, as kill -9 does. */
function killPostgres(folder: string): void {
  const file = pidFileOf(folder)
  const pid = Number(readFileSync(file, "utf8").split("\n")[0])
  const command = execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" })
  if (!command.includes(folder)) throw new Error(`Process ${pid} is not the PostgreSQL of ${folder}.`)
  process.kill(pid, "SIGKILL")
}
