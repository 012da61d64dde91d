import { describe, expect, test } from "vitest"
import { isPublicAddress, refusedAddress } from "#integrations/outgoing/safe-address.ts"

describe("where a provider may lie", () => {
  test.each([...["https://api.vendor.example/v1", "https://1.1.1.1/", "https://[2606:4700:4700::1111]/"]])("%s may be asked", (url) => {
    expect(refusedAddress(url, false)).toBeNull()
  })

  test.each([
    ...["http://api.vendor.example", "ftp://api.vendor.example", "file:///etc/passwd", "not a url", "https://user:word@api.vendor.example"],
    ...["https://127.0.0.1", "https://127.1", "https://0x7f.1", "https://0177.0.0.1", "https://2130706433", "https://0/", "https://[::1]"],
    ...["https://[::ffff:127.0.0.1]", "https://[::ffff:a9fe:a9fe]", "https://[::127.0.0.1]", "https://[64:ff9b::7f00:1]"],
    ...[
      "https://10.0.0.1",
      "https://172.16.0.1",
      "https://192.168.0.1",
      "https://169.254.169.254",
      "https://100.100.100.200",
      "https://198.18.0.1",
    ],
    ...[
      "https://[fd00:ec2::254]",
      "https://[fe80::1]",
      "https://224.0.0.1",
      "https://localhost",
      "https://localhost.",
      "https://api.localhost",
    ],
    ...["https://①②⑦.⓪.⓪.①/", "https://127。0。0。1/", "https://metadata/"],
  ])("%s may not", (url) => {
    expect(refusedAddress(url, false)).not.toBeNull()
  })

  test("what a name leads to is checked address by address", () => {
    expect(["8.8.8.8", "127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "not an address"].map(isPublicAddress)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  test("for trials addresses of this network may be asked, other protocols still not", () => {
    expect([refusedAddress("http://127.0.0.1:4010", true), refusedAddress("file:///etc/passwd", true) === null]).toEqual([null, false])
  })
})
