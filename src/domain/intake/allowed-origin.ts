/**
 * An origin or a pattern for several, as it is compared: `https://www.example.com`, `http://localhost:8080`, `https://*.example.com`, where the star
 * stands for one name or more before the rest, so not for `https://example.com` itself. Null when the text is neither.
 */
export function readOriginPattern(text: string): string | null {
  const [, scheme, star = "", host] = /^(https?:\/\/)(\*\.)?([^/?#@*\s\\]+)\/?$/i.exec(text.trim()) ?? []
  const url = scheme === undefined ? null : URL.parse(`${scheme}${host}`)
  if (url === null || url.hostname === "") return null
  // a star before a single name would be half the web
  if (star !== "" && !/[^.]\.[a-z]/.test(url.hostname)) return null
  return `${url.protocol}//${star}${url.host}`
}

/** Whether a page of this origin, as its browser says it, is meant by one of the patterns. No pattern means every page. */
export function isFromAllowed(origin: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return true
  const said = URL.parse(origin)?.origin
  return said !== undefined && said !== "null" && patterns.some((pattern) => meets(said, pattern))
}

function meets(origin: string, pattern: string): boolean {
  const [scheme = "", rest] = pattern.split("*")
  return rest === undefined ? origin === pattern : origin.startsWith(scheme) && origin.endsWith(rest) && origin.length > pattern.length - 1
}
