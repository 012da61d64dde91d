import { argon2, randomBytes, timingSafeEqual } from "node:crypto"

/** Memory in KiB, passes and lanes, as OWASP advises for argon2id; some 30 ms of one core. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const BYTES = 32
const MOST_AT_ONCE = 2

/** What is kept of a password: argon2id with its costs and salt, in the PHC form. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, COST)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain(salt)}$${plain(hash)}`
}

/** Whether this is the password. It takes as long when there is none to compare with (`kept` null), so that nobody learns who has one. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, m, t, p, salt = "", hash = ""] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept ?? NOBODYS) ?? []
  const wanted = Buffer.from(hash, "base64")
  const cost = { memory: Number(m), passes: Number(t), parallelism: Number(p) }
  const found = await derive(password, Buffer.from(salt, "base64"), cost)
  return timingSafeEqual(found, wanted) && kept !== null
}

const NOBODYS = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain(randomBytes(16))}$${plain(randomBytes(BYTES))}`

let running = 0
const waiting: (() => void)[] = []

/** Two at a time: a burst of sign-ins must not take the memory and the threads that everything else needs. */
async function derive(password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running++
  try {
    return await new Promise<Buffer>((resolve, reject) =>
      argon2("argon2id", { message: password.normalize("NFC"), nonce, tagLength: BYTES, ...cost }, (error, hash) =>
        error === null ? resolve(hash) : reject(error),
      ),
    )
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

function plain(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "")
}
