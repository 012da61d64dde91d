import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect } from "vitest"
import { someone } from "../stories/product.ts"
import { newFolder, removeFolder } from "./folder.ts"
import { killable, openForBusiness, type Killable } from "./killable.ts"

/**
 * One Baton for a file of tests, killed as kill -9 does at one commit after the other, each time in the middle of work, and started again. At the
 * end everything is looked at together: what one death damaged, no later one may hide.
 */
export function mortal() {
  const folder = newFolder()
  let started: Killable | null = null

  beforeAll(async () => {
    started = await killable(folder)
    await started.start()
    await openForBusiness(started)
  }, 60_000)

  afterAll(async () => {
    await started?.remove()
    removeFolder(folder)
  })

  const self = {
    /** Addresses of the requests whose receipt the client has. */
    acknowledged: [] as string[],
    deaths: 0,
    get baton(): Killable {
      if (started === null) throw new Error("Baton is there from the first test on.")
      return started
    },
    /** A person asks for a demo, again and again until somebody takes it. */
    async asksForDemo(email: string, more: object = {}): Promise<void> {
      const form = { ...someone(email), submission_id: email, ...more }
      const { status } = await self.baton.send("POST", "/forms/demo", form, self.baton.keys.write)
      if (status !== 202) throw new Error(`A form was answered with ${status}.`)
      self.acknowledged.push(email)
    },
    /** Three people, and more while Baton has not died of them yet; a little apart, so that each makes a commit of its own. */
    async someLeads(name: string, isEnough = () => true): Promise<void> {
      for (let place = 1; place <= 3 || (place <= 20 && !isEnough()); place++) {
        await self.asksForDemo(`lee@${name.replaceAll(/[^a-z0-9]/g, "-")}-${place}.example`)
        await sleep(150)
      }
    },
    /** Baton dies at the failpoint while `work` is done, and comes back. */
    async diesDuring(failpoint: string, work: () => Promise<void>): Promise<void> {
      await self.baton.arm(failpoint)
      const working = work()
      expect((await self.baton.ended()).signal).toBe("SIGKILL")
      self.deaths += 1
      await self.comesBack()
      await working
    },
    /** Baton is not there for a while, dies at its first passage of the failpoint when it is started, and comes back. */
    async diesAtStart(failpoint: string): Promise<void> {
      self.baton.kill("SIGKILL")
      await self.baton.ended()
      await sleep(1_100)
      await self.baton.forgetTheDead()
      await self.baton.start(failpoint)
      expect((await self.baton.ended()).signal).toBe("SIGKILL")
      self.deaths += 2
      await self.comesBack()
    },
    async comesBack(): Promise<void> {
      await self.baton.forgetTheDead()
      await self.baton.start()
    },
    /** Rows of a query, as soon as there are any. */
    async until<Row>(text: string): Promise<Row[]> {
      for (let tries = 0; tries < 400; tries++) {
        const rows = await self.baton.sql<Row>(text)
        if (rows.length > 0) return rows
        await sleep(50)
      }
      throw new Error(`This never came: ${text}`)
    },
    /** Whose request was acknowledged and is not stored. */
    async lost(): Promise<string[]> {
      const text = `select e.email from unnest($1::text[]) as e (email)
        where not exists (select from ws_main.signal where payload like '%"submission_id":"' || e.email || '"%')`
      return (await self.baton.sql<{ email: string }>(text, [self.acknowledged])).map((row) => row.email)
    },
    allTaken: () => self.until("select 1 where not exists (select from ws_main.signal where state = 'waiting')"),
  }
  return self
}

/** Just before a transaction commits, and just after. */
export const SIDES = ["before-commit", "after-commit"] as const
