import { createHmac, timingSafeEqual } from "node:crypto"

const ID_BYTES = 16
const SEAL_BYTES = 16

/** What stands in an unsubscribe link: the lead's id, which tells nobody who that is, and a seal that nobody else can make. It never expires. */
export function unsubscribeToken(key: Buffer, lead: string): string {
  const id = Buffer.from(lead.replaceAll("-", ""), "hex")
  return Buffer.concat([id, seal(key, id)]).toString("base64url")
}

/** The lead that a token was made for; null when it was not made here. */
export function leadOfToken(key: Buffer, token: string): string | null {
  const bytes = Buffer.from(token, "base64url")
  if (bytes.length !== ID_BYTES + SEAL_BYTES || bytes.toString("base64url") !== token) return null
  const id = bytes.subarray(0, ID_BYTES)
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), seal(key, id))) return null
  const hex = id.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}

function seal(key: Buffer, id: Buffer): Buffer {
  return createHmac("sha256", key).update("unsubscribe:").update(id).digest().subarray(0, SEAL_BYTES)
}
