/** A postal code as it is compared: capitals and digits only. "SW1A 1AA" and "sw1a1aa" are the same; null when nothing is left. */
export function postalKey(postal: string | null): string | null {
  const key =
    postal
      ?.normalize("NFKC")
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, "") ?? ""
  return key === "" ? null : key
}

/** A city as it is compared: small letters without accents and signs. */
export function cityKey(city: string | null): string | null {
  const key =
    city
      ?.normalize("NFKD")
      .toLowerCase()
      .replaceAll("ß", "ss")
      .replace(/[\u0300-\u036F]|[^\p{L}\p{N}]/gu, "") ?? ""
  return key === "" ? null : key
}

const TAIL = 8

/**
 * The last eight digits of a phone number: the part that is the same however country and area are written. An extension is left out.
 * Null for fewer than eight digits and for numbers that nobody has, such as 00000000.
 */
export function phoneTail(phone: string | null): string | null {
  if (phone === null) return null
  const digits = phone
    .normalize("NFKC")
    .replace(/(?:ext?\.?|x|#|durchwahl)\s*\d{1,6}\s*$/i, "")
    .replace(/\D/g, "")
  if (digits.length < TAIL) return null
  const tail = digits.slice(-TAIL)
  return /^(\d)\1+$/.test(tail) || tail === "12345678" || tail === "23456789" ? null : tail
}
