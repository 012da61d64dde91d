import type { Agreement } from "#domain/agreement/agreement.ts"
import { type AgreementProblem, error } from "#domain/agreement/agreement-problem.ts"

/** The codes of ISO 4217. */
export const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"))

/** Whether the currency of amounts is one, where the agreement names any. */
export function checkCurrency({ currency }: Pick<Agreement, "currency">): AgreementProblem[] {
  if (currency === undefined || CURRENCIES.has(currency)) return []
  return [error(["currency"], `"${currency}" is no currency.`, "Give its three letters, such as EUR or USD.")]
}
