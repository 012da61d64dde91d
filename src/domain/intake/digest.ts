const FACTORS = [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f]

/** 128 bits that tell texts apart, as 32 hexadecimal digits. Against chance, not against somebody who wants two texts to be alike. */
export function digest(text: string): string {
  return FACTORS.map((factor) => {
    let bits = factor ^ text.length
    for (let at = 0; at < text.length; at++) {
      bits = Math.imul(bits ^ text.charCodeAt(at), factor)
      bits ^= bits >>> 15
    }
    return (bits >>> 0).toString(16).padStart(8, "0")
  }).join("")
}
