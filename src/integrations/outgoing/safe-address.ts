import { lookup as lookUpName, type LookupAddress } from "node:dns"
import { BlockList, isIP, type LookupFunction } from "node:net"

/** Networks that a provider can't be in: this machine, private ones, those of cloud metadata, multicast, and forms that hide an IPv4 address. */
const FORBIDDEN = new BlockList()
for (const [network, bits] of [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
  ] as const),
  ...([
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
  ] as const),
  ...([
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ] as const),
])
  FORBIDDEN.addSubnet(network, bits, "ipv4")
for (const [network, bits] of [
  ...([
    ["::", 96],
    ["::ffff:0:0:0", 96],
    ["64:ff9b::", 96],
    ["64:ff9b:1::", 48],
    ["100::", 64],
    ["2001::", 23],
  ] as const),
  ...([
    ["2001:db8::", 32],
    ["2002::", 16],
    ["fc00::", 7],
    ["fe80::", 10],
    ["fec0::", 10],
    ["ff00::", 8],
  ] as const),
])
  FORBIDDEN.addSubnet(network, bits, "ipv6")

/** Whether an address is out on the internet. Anything that is no IP address is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  // BlockList itself reads ::ffff:10.0.0.1 as the IPv4 address that it is
  return !FORBIDDEN.check(address, family === 4 ? "ipv4" : "ipv6")
}

/**
 * Why a provider's address can't be used, as a sentence; null when it can, as far as its text tells. What its name leads to is checked when it is
 * connected to, by `publicLookup`.
 *
 * @param allowsLocal a setting for trials: http and addresses of this network are allowed
 */
export function refusedAddress(url: string, allowsLocal: boolean): string | null {
  if (!URL.canParse(url)) return "The address is not a URL. Enter one that begins with https://."
  const { protocol, hostname, username, password } = new URL(url)
  if (protocol !== "https:" && !(allowsLocal && protocol === "http:")) return "The address must begin with https://."
  if (username !== "" || password !== "") return "The address must not hold a user name or password: enter the key by itself."
  if (allowsLocal) return null
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "")
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : "The address lies in a private network."
  return host === "localhost" || host.endsWith(".localhost") || !host.includes(".") ? "The address lies in a private network." : null
}

/** Looks a name up and refuses the connection when any of its addresses is not out on the internet: nothing can change between check and use. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookUpName(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, "", 0)
    const [first] = addresses
    if (first === undefined || addresses.some(({ address }) => !isPublicAddress(address)))
      return callback(Object.assign(new Error("The name leads into a private network."), { code: "EPRIVATE" }), "", 0)
    if (options.all === true) return callback(null, addresses)
    callback(null, first.address, first.family)
  })
}
