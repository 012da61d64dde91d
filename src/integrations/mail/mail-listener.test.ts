import { createTransport } from "nodemailer"
import { expect, onTestFinished, test } from "vitest"
import { listenForMail } from "#integrations/mail/mail-listener.ts"

async function listening(receive: (raw: Buffer, recipients: string[]) => Promise<void>) {
  const listener = await listenForMail({ accepts: async (address) => address.startsWith("h-"), receive }, { host: "127.0.0.1", port: 0 })
  onTestFinished(() => listener.stop())
  const transport = createTransport({ host: "127.0.0.1", port: listener.port, ignoreTLS: true })
  return (to: string) => transport.sendMail({ from: "lee@buyer.example", to, subject: "Re: demo", text: "Thursday works." })
}

test("mail to a handoff's address is handed over whole, and nothing is relayed", async () => {
  const got: { raw: string; recipients: string[] }[] = []
  const send = await listening(async (raw, recipients) => void got.push({ raw: raw.toString(), recipients }))

  await send("h-1@in.acme.example")
  await expect(send("somebody@elsewhere.example")).rejects.toMatchObject({ responseCode: 550 })

  expect(got).toMatchObject([{ raw: expect.stringContaining("Thursday works."), recipients: ["h-1@in.acme.example"] }])
})

test("mail that could not be kept is tried again by its sender", async () => {
  const send = await listening(async () => {
    throw new Error("The database is away.")
  })

  await expect(send("h-1@in.acme.example")).rejects.toMatchObject({ responseCode: 451 })
})
