/** Which sign stands before the decimals in a column: "1.5" or "1,5". */
export type DecimalSign = "." | ","

/** A number that was read, or why it could not be. `currency` is an ISO 4217 code when the text showed one. */
export type ReadNumber = { value: number; currency: string | null } | { problem: string }

export type NumberRules = {
  decimal: DecimalSign
  /** What is counted in whole things: "1.200" is then 1200, whatever the column's decimal sign. */
  whole: boolean
}

const CURRENCIES: Record<string, string> = {
  $: "USD",
  us$: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₽": "RUB",
  zł: "PLN",
  r$: "BRL",
}
const CODES = new Set("usd eur gbp jpy inr chf sek nok dkk pln czk huf cad aud nzd brl mxn cny sgd hkd zar ils try ron bgn krw".split(" "))
const SCALES: Record<string, number> = {
  k: 1e3, tsd: 1e3, thousand: 1e3, m: 1e6, mm: 1e6, mio: 1e6, mn: 1e6, million: 1e6, millions: 1e6, millionen: 1e6,
  b: 1e9, bn: 1e9, mrd: 1e9, billion: 1e9, billions: 1e9, milliarden: 1e9,
} // prettier-ignore
const WORDS_AROUND =
  /\b(employees?|people|persons?|staff|mitarbeiter(?:innen)?|ma|ca|circa|about|approx|over|more than|über|mehr als|from|ab|at least)\b\.?/gi
const AT_MOST = /^(?:<=?|≤|under|less than|up to|unter|weniger als|bis)\s*/i
const MANGLED_RANGE =
  /^(?:\d{1,2}[-.\s]+(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*|(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*[-.\s]+\d{1,4})$/i
const SCIENTIFIC = /^[-+]?\d+(?:\.\d+)?e\+?\d{1,2}$/i
const PLAIN_WHOLE = /^\d{1,15}$/
const ONE = /^([-+]?)([\d.,'’\s]*\d[\d.,'’\s]*?)\s*([a-z]*)\.?$/i

/**
 * Reads a count or an amount: thousands marks, decimal comma, "10k", "€ 1.5 Mio.", "1,001+", "51-200". Of a range it is the lower end,
 * since a rule that asks for at least so many is then never met by mistake; "under 10" is therefore 0.
 */
export function readNumber(text: string, { decimal, whole }: NumberRules): ReadNumber {
  if (PLAIN_WHOLE.test(text)) return { value: Number(text), currency: null }
  if (SCIENTIFIC.test(text)) return { value: Number(text), currency: null }
  if (MANGLED_RANGE.test(text)) return { problem: `"${text}" looks like a range that a spreadsheet has turned into a date.` }
  if (text.endsWith("%")) return percent(text, { decimal, whole })
  const { rest, currency } = takeCurrency(text.replace(WORDS_AROUND, " ").trim())
  if (AT_MOST.test(rest))
    return readOne(rest.replace(AT_MOST, ""), null, { decimal, whole }) === null ? notANumber(text) : { value: 0, currency }
  const bare = rest.replace(/^[>≥~≈=]+\s*/, "").replace(/\s*(?:\+|plus)$/i, "")
  const [low = "", high] = bare.split(/(?<=[\da-z.])\s*(?:-|–|—|\bto\b|\bbis\b)\s*(?=[\d$€£])/i)
  const scale = high === undefined ? null : scaleOf(takeCurrency(high).rest)
  const value = readOne(takeCurrency(low).rest, scale, { decimal, whole })
  if (value === null || (high !== undefined && readOne(takeCurrency(high).rest, null, { decimal, whole }) === null)) return notANumber(text)
  return { value, currency }
}

/**
 * The decimal sign of a column, from its values: a value with both signs, or with one that isn't before exactly three digits, proves it.
 * Without proof, and when proofs contradict each other, it is the point.
 */
export function learnDecimal(values: Iterable<string>): DecimalSign {
  const count = { ",": 0, ".": 0 }
  for (const value of values) {
    const proof = decimalProof(value)
    if (proof !== null) count[proof] += 1
  }
  return count[","] > count["."] ? "," : "."
}

/** The decimal sign that a value proves, or null. A sign that stands twice parts thousands, so the other one is it. */
export function decimalProof(value: string): DecimalSign | null {
  const repeated = /\d([.,])\d{3}\1\d{3}(?!\d)/.exec(value)
  if (repeated !== null) return repeated[1] === "," ? "." : ","
  const proof = /\d([.,])(\d+)(?!.*[.,\d])/.exec(value)
  if (proof === null) return null
  const mixed = value.includes(".") && value.includes(",")
  if (!mixed && proof[2]?.length === 3 && !/(?:^|\D)0[.,]/.test(value)) return null
  return proof[1] as DecimalSign
}

/** Whether a value is another number when the comma is the decimal sign than when the point is, such as 1.234. */
export function needsDecimal(value: string): boolean {
  return decimalProof(value) === null && /\d[.,]\d{3}(?!\d)/.test(value)
}

/** "12.5 %" is 0.125, as spreadsheets count. */
function percent(text: string, { decimal }: NumberRules): ReadNumber {
  const value = readOne(text.slice(0, -1).trim(), null, { decimal, whole: false })
  return value === null ? notANumber(text) : { value: Number((value / 100).toPrecision(15)), currency: null }
}

function notANumber(text: string): ReadNumber {
  return { problem: `"${text}" is not a number.` }
}

function takeCurrency(text: string): { rest: string; currency: string | null } {
  const sign = /^(us\$|r\$|[$€£¥₹₽]|zł)\s*|\s*(us\$|r\$|[$€£¥₹₽]|zł)(?=\+?$)/i.exec(text)
  if (sign !== null)
    return { rest: text.replace(sign[0], "").trim(), currency: CURRENCIES[(sign[1] ?? sign[2] ?? "").toLowerCase()] ?? null }
  const code = /^([a-z]{3})\s*(?=[\d-])|\s*\b([a-z]{3})$/i.exec(text)
  const name = (code?.[1] ?? code?.[2] ?? "").toLowerCase()
  if (code === null || !CODES.has(name)) return { rest: text, currency: null }
  return { rest: text.replace(code[0], "").trim(), currency: name.toUpperCase() }
}

function scaleOf(text: string): number | null {
  const word = /([a-z]+)\.?$/i.exec(text)?.[1]?.toLowerCase()
  return word === undefined ? null : (SCALES[word] ?? null)
}

/** One number with its own scale or, as in "10-50M", that of the range's end. */
function readOne(text: string, scaleOfRange: number | null, { decimal, whole }: NumberRules): number | null {
  const negative = /^\(.*\)$/.test(text)
  const parts = ONE.exec(negative ? text.slice(1, -1) : text)
  if (parts === null) return null
  const [, sign = "", digits = "", unit = ""] = parts
  const scale = unit === "" ? (scaleOfRange ?? 1) : SCALES[unit.toLowerCase()]
  const plain = scale === undefined ? null : plainDigits(digits.replace(/['’\s]/g, ""), { decimal, whole: whole && scale === 1 })
  if (plain === null || scale === undefined) return null
  const value = Number((Number(plain) * scale).toPrecision(15))
  return negative || sign === "-" ? -value : value
}

/** "1.234,5" and "1,234.5" → "1234.5"; null when the marks make no sense. */
function plainDigits(digits: string, { decimal, whole }: NumberRules): string | null {
  const lastPoint = digits.lastIndexOf(".")
  const lastComma = digits.lastIndexOf(",")
  const both = lastPoint !== -1 && lastComma !== -1
  const mark = lastPoint > lastComma ? "." : ","
  const isGrouped = new RegExp(`^\\d{1,3}(?:\\${mark}\\d{3})+$`).test(digits)
  if (lastPoint === -1 && lastComma === -1) return digits
  if (both) return groupedWithDecimals(digits, mark)
  if (isGrouped && (whole || digits.split(mark).length > 2 || mark !== decimal)) return digits.replaceAll(mark, "")
  return /^\d*[.,]\d+$/.test(digits) ? digits.replace(",", ".") : null
}

function groupedWithDecimals(digits: string, mark: "." | ","): string | null {
  const group = mark === "." ? "," : "."
  const [front = "", ...rest] = digits.split(mark)
  if (rest.length !== 1 || !new RegExp(`^\\d{1,3}(?:\\${group}\\d{2,3})+$`).test(front)) return null
  return `${front.replaceAll(group, "")}.${rest[0]}`
}
