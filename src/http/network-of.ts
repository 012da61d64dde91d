/** The network that an address stands for: whoever has one IPv6 address has 2^64 of them, so their first half stands for all. */
export function networkOf(address: string): string {
  if (!address.includes(":") || address.startsWith("::ffff:")) return address
  const [before = "", after] = address.split("::")
  const [head, tail] = [before, after ?? ""].map((part) => part.split(":").filter((group) => group !== ""))
  const zeros = after === undefined ? 0 : 8 - (head?.length ?? 0) - (tail?.length ?? 0)
  return [...(head ?? []), ...Array<string>(Math.max(0, zeros)).fill("0"), ...(tail ?? [])].slice(0, 4).join(":")
}
