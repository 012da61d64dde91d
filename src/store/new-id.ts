import { randomUUIDv7 } from "node:crypto"

/** A fresh id: a UUID of version 7, so that rows made later sort later. */
export function newId(): string {
  return randomUUIDv7()
}
