import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import { readMailAddress } from "#domain/mail/mail-address.ts"
import type { MailDesk } from "#integrations/mail/mail-listener.ts"
import { readMail } from "#integrations/mail/read-mail.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { addressedHandoff } from "#steps/08-cadence/mail-addresses.ts"
import { receiveMail } from "#steps/08-cadence/receive-mail.ts"

/** Takes mail for the handoffs of these workspaces; an address says by its signature which one it belongs to. */
export function createMailDesk(
  db: Database,
  workspaces: () => Promise<string[]>,
  now: (workspace: string) => Instant,
  log: Logger,
): MailDesk {
  const homeOf = async (address: string): Promise<{ workspace: string; handoff: string } | null> => {
    if (readMailAddress(address) === null) return null
    for (const workspace of await workspaces()) {
      const handoff = await inWorkspace(db, workspace, (tx) => addressedHandoff(tx, [address]), "mail-address")
      if (handoff !== null) return { workspace, handoff }
    }
    return null
  }
  return {
    accepts: async (address) => (await homeOf(address)) !== null,
    async receive(raw, recipients) {
      const mail = await readMail(raw, recipients)
      for (const address of recipients) {
        const home = await homeOf(address)
        if (home === null) continue
        const { state, kind } = await inWorkspace(
          db,
          home.workspace,
          (tx) => receiveMail(tx, mail, raw.toString("latin1"), home.handoff, now(home.workspace)),
          "mail",
        )
        log.info({ workspace: home.workspace, handoff: home.handoff, state, kind }, "a mail came in")
      }
    },
  }
}
