import { cut, plainText } from "#domain/sending/plain-text.ts"
import { escapeHtml, type EmailBody } from "#domain/sending/render-email.ts"

/** `url`: where one click ends all mail to its reader. `postal`: the sender's address on one line; null when nobody entered it. */
export type Unsubscribing = { url: string; postal: string | null; language: string }

/**
 * A mail to a lead with a way out: the headers by which mail programs show a button (RFC 8058), a line with the same address at the end of both
 * texts, and the sender's postal address. One that has them stays as it is.
 */
export function withUnsubscribe(body: EmailBody, { url, postal, language }: Unsubscribing): EmailBody {
  if ("List-Unsubscribe" in body.headers) return body
  const words = WORDS[language.slice(0, 2).toLowerCase()] ?? ENGLISH
  const address = postal === null ? "" : cut(plainText(postal), 300)
  const lines = [`${words}: ${url}`, ...(address === "" ? [] : [address])]
  const markup = [`<a href="${escapeHtml(url)}">${escapeHtml(words)}</a>`, ...(address === "" ? [] : [escapeHtml(address)])]
  return {
    ...body,
    text: `${body.text}\n-- \n${lines.join("\n")}\n`,
    html: body.html.replace(/(<\/body><\/html>)?$/, (end) => `<p><small>${markup.join("<br>")}</small></p>${end}`),
    headers: { ...body.headers, "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  }
}

const ENGLISH = "No more e-mails from us"
const WORDS: Record<string, string> = {
  en: ENGLISH,
  de: "Keine E-Mails mehr von uns",
  es: "No recibir más correos",
  fr: "Ne plus recevoir d’e-mails",
  sv: "Inga fler mejl från oss",
}
