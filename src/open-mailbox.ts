import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import type { MailListener } from "#integrations/mail/mail-listener.ts"
import type { Database } from "#store/open.ts"
import { workspaces } from "#store/workspace.ts"
import type { Settings } from "./settings.ts"

type Around = { db: Database; log: Logger; now: (workspace: string) => Instant }

/** Listens for mail where the settings say so; null where they say nothing. Its packages are large, so they are loaded only then. */
export async function openMailbox({ mailPort, host, only }: Settings, { db, log, now }: Around): Promise<MailListener | null> {
  if (mailPort === null || only === "run") return null
  const { listenForMail } = await import("#integrations/mail/mail-listener.ts")
  const { createMailDesk } = await import("#runner/take-mail.ts")
  const names = async () => (await workspaces(db)).map((one) => one.name)
  const listener = await listenForMail(createMailDesk(db, names, now, log), { host, port: mailPort })
  log.info({ port: listener.port }, "mail is taken")
  return listener
}
