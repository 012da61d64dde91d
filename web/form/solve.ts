/** What a form that is attacked asks for before it takes a post: the number that was hashed. */
export type Challenge = { algorithm: string; challenge: string; salt: string; signature: string; maxnumber?: number }

const AT_ONCE = 500

/** Finds the number by trying, and writes it down as the server reads it; null where the browser can't, or there is none. */
export async function solve(asked: Challenge): Promise<string | null> {
  const { algorithm, challenge, salt, signature, maxnumber = 0 } = asked
  if (!crypto.subtle) return null
  const encoder = new TextEncoder()
  const hashOf = async (number: number) =>
    Array.from(new Uint8Array(await crypto.subtle.digest(algorithm, encoder.encode(salt + number))), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("")
  for (let from = 0; from <= maxnumber; from += AT_ONCE) {
    const hashes = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => hashOf(from + n)))
    const at = hashes.indexOf(challenge)
    if (at >= 0) return btoa(JSON.stringify({ algorithm, challenge, number: from + at, salt, signature }))
  }
  return null
}
