import { createHmac } from "node:crypto"

export type AddressKind = "email" | "phone"

/** An address as the list of suppressed ones knows it: a keyed hash, so that the list tells nobody who is on it. Addresses as `readEmail` and E.164 have them. */
export function addressHash(key: Buffer, kind: AddressKind, address: string): Buffer {
  return createHmac("sha256", key).update(`${kind}:${address.toLowerCase()}`).digest()
}
