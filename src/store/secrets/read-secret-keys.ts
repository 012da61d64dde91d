import { KEY_BYTES, secretKeyOf, type SecretKey } from "#store/secrets/secrets.ts"

/**
 * Keys as they stand in BATON_SECRET_KEY or in `secret.key`: 32 bytes each in base64 or hex, with commas or spaces between them. The first one seals,
 * the others only open what was sealed before.
 *
 * @returns null when one of them is no such key
 */
export function readSecretKeys(text: string): SecretKey[] | null {
  const keys = text
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .map(bytesOf)
  return keys.every((bytes) => bytes.length === KEY_BYTES) ? keys.map(secretKeyOf) : null
}

function bytesOf(word: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(word)) return Buffer.from(word, "hex")
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(word) ? Buffer.from(word, "base64") : Buffer.alloc(0)
}
