import type { Problem } from "./arrival.ts"

/** How the bytes of a body begin as text that could not be unpacked: base64 follows, so that none of them is lost. */
export const STILL_PACKED = "data:application/octet-stream;base64,"

const PROBLEM: Problem = {
  code: "still_packed",
  says: "The body is packed and could not be unpacked: it is cut off, broken, or packed in a way that is not known here. Its bytes are kept as base64.",
}

/** What is wrong with a stored body that could not be unpacked; null of any other. */
export function whyStillPacked(payload: string): Problem | null {
  return payload.startsWith(STILL_PACKED) ? PROBLEM : null
}
