import type { AddressInfo } from "node:net"
import { SMTPServer, type SMTPServerDataStream } from "smtp-server"

/** What a listener does with mail. `accepts`: whether a recipient is one of ours. `receive` answers once it is kept; what it throws has the sender try again. */
export type MailDesk = { accepts(address: string): Promise<boolean>; receive(raw: Buffer, recipients: string[]): Promise<void> }

export type MailListener = { port: number; stop(): Promise<void> }

const MOST_BYTES = 10 * 1024 * 1024
const MOST_CLIENTS = 50

/** Takes mail by SMTP for the addresses of handoffs and nothing else: whoever knows such an address may write to it, and it relays nothing. */
export async function listenForMail(desk: MailDesk, { host, port }: { host: string; port: number }): Promise<MailListener> {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    size: MOST_BYTES,
    maxClients: MOST_CLIENTS,
    socketTimeout: 60_000,
    banner: "Baton",
    onRcptTo({ address }, _session, done) {
      desk.accepts(address).then(
        (isOurs) => done(isOurs ? null : refusal(550, "No handoff has this address.")),
        () => done(refusal(451, "Try again later.")),
      )
    },
    onData(stream, session, done) {
      bytesOf(stream).then(
        (raw) =>
          stream.sizeExceeded || raw === null
            ? done(refusal(552, "The message is larger than 10 MB."))
            : desk
                .receive(
                  raw,
                  session.envelope.rcptTo.map(({ address }) => address),
                )
                .then(
                  () => done(null),
                  () => done(refusal(451, "It could not be kept; try again later.")),
                ),
        () => done(refusal(451, "Try again later.")),
      )
    },
  })
  // a connection that breaks is the sender's matter
  server.on("error", () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject)
    server.listen(port, host, () => resolve())
  })
  const { port: taken } = server.server.address() as AddressInfo
  return { port: taken, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= MOST_BYTES) chunks.push(chunk)
  }
  return bytes > MOST_BYTES ? null : Buffer.concat(chunks)
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
