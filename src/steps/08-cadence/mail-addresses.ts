import { createHmac, timingSafeEqual } from "node:crypto"
import { handoffMailbox, readMailAddress } from "#domain/mail/mail-address.ts"
import { handoffById } from "#store/handoff.ts"
import { mailKey } from "#store/mail.ts"
import type { Tx } from "#store/tx.ts"

/** The part before the @ of a handoff's own address: nobody can make one up without the workspace's key. */
export async function mailboxOf(tx: Tx, handoff: string): Promise<string> {
  return handoffMailbox(handoff, signatureOf(await mailKey(tx), handoff))
}

/** The handoff that one of these addresses is the own one of, or null; an address with a wrong signature is none. */
export async function addressedHandoff(tx: Tx, addresses: readonly string[]): Promise<string | null> {
  const ours = addresses.flatMap((address) => readMailAddress(address) ?? [])
  if (ours.length === 0) return null
  const key = await mailKey(tx)
  for (const { handoff, signature } of ours) {
    if (isSame(signature, signatureOf(key, handoff)) && (await handoffById(tx, handoff)) !== null) return handoff
  }
  return null
}

function signatureOf(key: Buffer, handoff: string): string {
  return createHmac("sha256", key).update(`handoff:${handoff}`).digest("hex").slice(0, 20)
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
