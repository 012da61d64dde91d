import { describe, expect, test } from "vitest"
import { isFromAllowed, readOriginPattern } from "./allowed-origin.ts"

describe("what may stand on a key's list", () => {
  test.each([
    ["https://www.example.com", "https://www.example.com"],
    [" HTTPS://WWW.Example.com:443/ ", "https://www.example.com"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["https://*.example.com", "https://*.example.com"],
    ["https://*.example.com:8443", "https://*.example.com:8443"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
    ["http://[::1]:3000", "http://[::1]:3000"],
  ])("%s is kept as %s", (text, kept) => {
    expect(readOriginPattern(text)).toBe(kept)
  })

  test.each([
    "",
    "*",
    "null",
    "example.com",
    "ftp://example.com",
    "https://",
    "https://example.com/path",
    "https://example.com?x",
    "https://me@example.com",
    "https://*",
    "https://*.com",
    "https://*.127.0.0.1",
    "https://a.*.example.com",
    "https://*example.com",
    "https://example.com:99999",
    "https://exa mple.com",
    String.raw`https://a\b.example`,
  ])("%j can't be meant", (text) => {
    expect(readOriginPattern(text)).toBeNull()
  })
})

describe("whose page it is", () => {
  const list = ["https://www.example.com", "https://*.shop.example", "http://localhost:8080"]

  test.each([
    ["https://www.example.com", true],
    ["https://WWW.example.com", true],
    ["https://www.example.com:443", true],
    ["http://www.example.com", false],
    ["https://www.example.com:8443", false],
    ["https://example.com", false],
    ["https://www.example.com.evil.example", false],
    ["https://de.shop.example", true],
    ["https://a.de.shop.example", true],
    ["https://shop.example", false],
    ["https://.shop.example", false],
    ["https://evilshop.example", false],
    ["https://evil.example/.shop.example", false],
    ["https://evil.example#.shop.example", false],
    ["http://localhost:8080", true],
    ["http://localhost:8081", false],
    ["null", false],
    ["", false],
  ])("%s: %s", (origin, isAllowed) => {
    expect(isFromAllowed(origin, list)).toBe(isAllowed)
  })

  test("without a list every page may", () => {
    expect(isFromAllowed("null", [])).toBe(true)
  })
})
