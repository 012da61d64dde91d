import type { Command } from "commander"
import type { z } from "zod"
import type { DeliveryView } from "#contract/delivery.ts"
import { apiOf } from "./api.ts"
import { moment, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"

type Delivery = z.infer<typeof DeliveryView>

/** `baton deliveries`: what was or is to be sent; `deliveries retry` tries again what was given up. */
export function addDeliveries(program: Command): void {
  const deliveries = program.command("deliveries").description("messages that were or are to be sent")

  deliveries
    .command("list", { isDefault: true })
    .description("messages, newest first")
    .option("--state <state>", "only waiting, sent, shown, dead or cancelled ones")
    .option("--limit <number>", "how many at most", readCount, 20)
    .action(async ({ state, limit }: { state?: string; limit: number }, command: Command) => {
      const api = apiOf(command)
      const page = await api.list<Delivery>("/api/deliveries", { state }, limit)
      const now = api.json ? 0 : await api.now()
      const rows = page.data.map((one) => [
        moment(one.created_at, now),
        one.channel,
        one.recipient,
        one.subject,
        one.state,
        one.attempts,
        one.last_error,
        one.id,
      ])
      print(api, page, table(["MADE", "CHANNEL", "TO", "SUBJECT", "STATE", "TRIES", "LAST ERROR", "ID"], rows, "No such messages."))
    })

  deliveries
    .command("retry <id>")
    .description("try again to send a message that was given up")
    .action(async (id: string, _options: unknown, command: Command) => {
      const api = apiOf(command)
      const delivery = await api.send<Delivery>("POST", `/api/deliveries/${encodeURIComponent(id)}/retry`)
      print(api, delivery, [`It will be tried again: ${delivery.channel} to ${delivery.recipient}.`])
    })
}
