import { fork, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, chmodSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startEmbedded } from "#store/embedded.ts"
import { migrateCentral } from "#store/migrate.ts"
import { openDatabase, type Database } from "#store/open.ts"
import { openWorkspace, type FirstKeys } from "#steps/open-workspace.ts"
import { openForBusiness } from "./killable.ts"

/** A process of Baton among several. */
export type Member = { url: string; pid: number; child: ChildProcess; gone: Promise<unknown> }

/** A PostgreSQL server, workspaces with people and an agreement in force, and processes of Baton that come and go. */
export type TestFleet = {
  db: Database
  workspaces: Map<string, FirstKeys>
  start(settings?: Record<string, string>): Promise<Member>
  /** Makes workspaces and opens them for business, over the API of this process. */
  open(member: Member, names: readonly string[]): Promise<void>
  send(member: Member, method: string, path: string, body: unknown, key: string): Promise<{ status: number; body: Record<string, unknown> }>
  /** How many workspaces each process runs, by process id. */
  shares(): Promise<Map<number, number>>
  remove(): Promise<void>
}

const SECRET_KEY = Buffer.alloc(32, 5).toString("base64")

export async function testFleet(): Promise<TestFleet> {
  const folder = mkdtempSync(join(tmpdir(), "baton-fleet-"))
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ folder, onLog: () => {}, settings: { max_connections: "150", fsync: "off" } })
  const db = await openDatabase({ folder: "", url: server.url, onLog: () => {}, connections: 8 })
  await migrateCentral(db)
  const members: Member[] = []
  const self: TestFleet = {
    db,
    workspaces: new Map(),
    async start(settings = {}) {
      const child = fork(new URL("baton.ts", import.meta.url), {
        env: {
          PATH: process.env["PATH"],
          BATON_DATA: join(folder, `member-${members.length}`),
          BATON_DATABASE_URL: server.url,
          BATON_SECRET_KEY: SECRET_KEY,
          NODE_COMPILE_CACHE: join(folder, "compiled"),
          BATON_DEMO: "0",
          BATON_PORT: "0",
          BATON_LOG_LEVEL: "error",
          ...settings,
        },
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      })
      const gone = once(child, "exit")
      const [told] = (await Promise.race([once(child, "message"), gone])) as [{ url?: string } | number]
      if (typeof told !== "object" || told.url === undefined) throw new Error(`A process ended at start: ${String(told)}`)
      const member = { url: told.url, pid: child.pid ?? 0, child, gone }
      members.push(member)
      return member
    },
    async open(member, names) {
      for (const name of names) {
        const keys = await openWorkspace(db, name, Date.now())
        self.workspaces.set(name, keys)
        await openForBusiness({ keys, send: (method, path, body, key = keys.admin) => self.send(member, method, path, body, key) })
      }
    },
    async send(member, method, path, body, key) {
      const answer = await fetch(member.url + path, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    },
    async shares() {
      const { rows } = await db.pool.query<{ name: string; runs: number }>(
        `select p.name, count(l.workspace)::int as runs from baton.process p
         left join baton.workspace_lease l on l.holder = p.id::text and l.expires_at > clock_timestamp() group by p.name`,
      )
      return new Map(rows.map(({ name, runs }) => [Number(name.split(":").at(-1)), runs]))
    },
    async remove() {
      for (const { child } of members) child.kill("SIGKILL")
      await Promise.all(members.map(({ gone }) => gone))
      await db.stop()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return self
}
