import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto"
import { Refusal } from "#domain/refusal.ts"

/** 32 bytes that secrets are sealed with, and the name by which a sealed text says which ones. */
export type SecretKey = { id: string; bytes: Buffer }

/** Where a secret is kept. It is sealed for this place: copied into another row or column it can't be opened. */
export type SecretPlace = { workspace: string | null; table: string; column: string; id: string }

/** Seals what must not stand in the database in clear. The keys lie outside of it. */
export type Secrets = {
  /** The keys from now on: the first one seals, all of them open. */
  use(keys: readonly SecretKey[]): void
  /** The id of the key that seals; null before there is one. */
  current(): string | null
  seal(clear: string, place: SecretPlace): string
  /** The secret in clear. One that was kept before secrets were sealed comes back as it is. @throws Refusal 503 when its key is not here */
  open(kept: string, place: SecretPlace): string
  /** A key for one purpose and one salt, made of the key of this id, or the one that seals; null when it is not here. */
  keyFor(purpose: string, salt: Buffer, id?: string): Buffer | null
}

const FORM = /^sealed:1:([0-9a-f]{12}):([A-Za-z0-9_-]+)$/
const CIPHER = "aes-256-gcm"
const IV_BYTES = 12
const TAG_BYTES = 16
export const KEY_BYTES = 32

export function createSecrets(): Secrets {
  let keys: readonly SecretKey[] = []
  return {
    use: (fresh) => void (keys = fresh),
    current: () => keys[0]?.id ?? null,
    keyFor(purpose, salt, id = keys[0]?.id) {
      const key = keys.find((one) => one.id === id)
      return key === undefined ? null : Buffer.from(hkdfSync("sha256", key.bytes, salt, purpose, KEY_BYTES))
    },
    seal(clear, place) {
      const [key] = keys
      if (key === undefined) throw new Error("A secret was to be kept before there was a key for it.")
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, key.bytes, iv).setAAD(nameOf(place))
      const body = Buffer.concat([cipher.update(clear, "utf8"), cipher.final()])
      return `${beginningOf(key.id)}${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`
    },
    open(kept, place) {
      const [, id, text = ""] = FORM.exec(kept) ?? []
      if (id === undefined) return kept
      const key = keys.find((one) => one.id === id)
      if (key === undefined)
        throw new Refusal("secret_key", `A secret is sealed with the key ${id}, which this Baton does not have. See BATON_SECRET_KEY.`, 503)
      const sealed = Buffer.from(text, "base64url")
      const decipher = createDecipheriv(CIPHER, key.bytes, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(nameOf(place))
        .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      try {
        return decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8")
      } catch {
        throw new Refusal(
          "secret_changed",
          `The secret in ${place.table}.${place.column} of ${place.id} was changed or moved by hand.`,
          503,
        )
      }
    },
  }
}

/** How everything begins that is sealed with this key. */
export function beginningOf(id: string): string {
  return `sealed:1:${id}:`
}

/** A key of these bytes. Its name is a hash, which says nothing of the key. */
export function secretKeyOf(bytes: Buffer): SecretKey {
  return { id: createHash("sha256").update("baton secret key").update(bytes).digest("hex").slice(0, 12), bytes }
}

function nameOf({ workspace, table, column, id }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([workspace, table, column, id]))
}
