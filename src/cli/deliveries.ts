import type { Command } from "commander"
import type { z } from "zod"
import type { DeliveryView } from "#contract/delivery.ts"
import { apiOf } from "./api.ts"
import { count, moment, print, table } from "./print.ts"
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
    .command("hold")
    .description("send nothing until it is released")
    .requiredOption("--why <text>", "why, for the journal")
    .action(async ({ why }: { why: string }, command: Command) => {
      const api = apiOf(command)
      const hold = await api.send("POST", "/api/deliveries/hold", { body: { why } })
      print(api, hold, ["Nothing is sent from now on. To send again: baton deliveries release"])
    })

  deliveries
    .command("release")
    .description("send again after a restore or a hold; what waited goes out now")
    .option("--cancel", "cancel what waited instead of sending it")
    .action(async ({ cancel = false }: { cancel?: boolean }, command: Command) => {
      const api = apiOf(command)
      const { waiting } = await api.send<{ waiting: number }>("POST", "/api/deliveries/release", { body: { cancel } })
      print(api, { waiting }, [
        `Messages are sent again; ${count(waiting, "message")} that waited ${cancel ? "were cancelled" : "go out now"}.`,
      ])
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
