import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import type { Database } from "#store/open.ts"
import type { Inbox } from "#http/hooks/inbox.ts"

/** What routes work with. `now` is the workspace's time: real, or moved forward in a demo. */
export type App = {
  db: Database
  log: Logger
  publicUrl: string
  isDemo(workspace: string): boolean
  now(workspace: string): Instant
  /** Moves a demo's clock and has everything that became due looked at. */
  advance(workspace: string, ms: number): Promise<Instant | null>
  inbox: Inbox
  /** Whether this process may take requests: the database answers and nobody asked it to stop. */
  isReady(): Promise<boolean>
  metrics(): Promise<string>
}
