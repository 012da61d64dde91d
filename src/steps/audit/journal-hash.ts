import { hash } from "node:crypto"
import type { Seal, SealableEntry } from "#store/journal-seal.ts"

const SEQ_BYTES = 8
const HASH_BYTES = 32
export const LEAF_BYTES = SEQ_BYTES + HASH_BYTES
export const SALT_BYTES = 16

/** What a seal remembers of one row. */
export type Leaf = { seq: number; hash: string; salt: Buffer; seal: Seal }

/**
 * What a row is sealed by, in hex: SHA-256 of the JSON array of its number, its columns, and the hash of its texts. The texts are personal, so they
 * are hashed apart, with a salt: without it nobody can find out by trying what an erased text said.
 */
export function hashOfEntry(entry: SealableEntry, salt: Buffer): string {
  const texts = entry.texts ?? hashOfTexts(entry, salt)
  const { seq, at, writtenAt, actor, kind, lead, handoff, agreement } = entry
  return sha256([seq, at, writtenAt, actor, kind, lead, handoff, agreement, texts])
}

/** The hash of what a row says; it stays in its place when the row is erased. */
export function hashOfTexts({ says, detail }: Pick<SealableEntry, "says" | "detail">, salt: Buffer): string {
  return sha256([salt.toString("hex"), says, detail])
}

/** What a link of the chain is known by: SHA-256 of the JSON array of all that it says, the link before it included. */
export function hashOfSeal(seal: Omit<Seal, "hash" | "salts">, before: Buffer): Buffer {
  const { number, fromSeq, toSeq, rows, total, sealedAt, leaves } = seal
  const said = [number, fromSeq, toSeq, rows, total, sealedAt, before.toString("hex"), hash("sha256", leaves, "hex")]
  return Buffer.from(sha256(said), "hex")
}

export function writeLeaf(leaves: Buffer, place: number, seq: number, hashHex: string): void {
  leaves.writeBigInt64BE(BigInt(seq), place * LEAF_BYTES)
  leaves.write(hashHex, place * LEAF_BYTES + SEQ_BYTES, "hex")
}

/** What a seal remembers, row by row. */
export function leavesOf(seal: Seal): Leaf[] {
  return Array.from({ length: Math.floor(seal.leaves.length / LEAF_BYTES) }, (_, place) => {
    const at = place * LEAF_BYTES
    return {
      seq: Number(seal.leaves.readBigInt64BE(at)),
      hash: seal.leaves.toString("hex", at + SEQ_BYTES, at + LEAF_BYTES),
      salt: seal.salts.subarray(place * SALT_BYTES, (place + 1) * SALT_BYTES),
      seal,
    }
  })
}

function sha256(said: readonly (string | number | null)[]): string {
  return hash("sha256", JSON.stringify(said), "hex")
}
