import { language } from "#app/texts.ts"

/** An amount with its currency, without cents; a plain number where the currency is not known. */
export function money(amount: number, currency: string | null): string {
  const whole = { maximumFractionDigits: 0 }
  return amount.toLocaleString(language(), currency === null ? whole : { ...whole, style: "currency", currency })
}
