import { createSocket } from "node:dgram"
import type { AddressInfo } from "node:net"

/** What a name has: mail exchangers by priority, addresses; `null` when the name is not there; "silent" never answers, "broken" answers SERVFAIL. */
export type Zone = { mx?: [priority: number, exchange: string][]; a?: string[] } | null | "silent" | "broken"

const [MX, A, AAAA] = [15, 1, 28]

/** A name server on this machine that knows these names (RFC 1035); `asked` counts the questions. */
export async function dnsServer(names: Record<string, Zone>) {
  const socket = createSocket("udp4")
  const server = { asked: 0, address: "", close: () => new Promise<void>((resolve) => socket.close(() => resolve())) }
  socket.on("message", (question, from) => {
    server.asked += 1
    const reply = replyTo(question, names)
    if (reply !== null) socket.send(reply, from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve))
  server.address = `127.0.0.1:${(socket.address() as AddressInfo).port}`
  return server
}

function replyTo(question: Buffer, names: Record<string, Zone>): Buffer | null {
  const { name, type, end } = readQuestion(question)
  const zone = names[name] ?? null
  if (zone === "silent") return null
  const answers = zone === null || zone === "broken" ? [] : recordsOf(zone, type)
  const code = zone === null ? 3 : zone === "broken" ? 2 : 0
  const head = Buffer.alloc(12)
  question.copy(head, 0, 0, 2)
  head.writeUInt16BE(0x8180 | code, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(answers.length, 6)
  return Buffer.concat([head, question.subarray(12, end), ...answers])
}

function readQuestion(question: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString("latin1", at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join(".").toLowerCase(), type: question.readUInt16BE(at + 1), end: at + 5 }
}

function recordsOf({ mx = [], a = [] }: Exclude<Zone, null | string>, type: number): Buffer[] {
  if (type === MX) return mx.map(([priority, exchange]) => recordOf(MX, Buffer.concat([word(priority), nameBytes(exchange)])))
  if (type === A)
    return a.filter((address) => !address.includes(":")).map((address) => recordOf(A, Buffer.from(address.split(".").map(Number))))
  if (type === AAAA) return a.filter((address) => address.includes(":")).map(() => recordOf(AAAA, Buffer.alloc(16, 1)))
  return []
}

/** A record about the name of the question, which stands at byte 12. */
function recordOf(type: number, body: Buffer): Buffer {
  return Buffer.concat([word(0xc00c), word(type), word(1), Buffer.from([0, 0, 0, 60]), word(body.length), body])
}

function nameBytes(name: string): Buffer {
  const labels = name === "" ? [] : name.split(".")
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, "latin1")])),
    Buffer.from([0]),
  ])
}

function word(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff])
}
