import { toProfile, type Told } from "#domain/enrichment/answer.ts"
import { COMPANY_FIELDS } from "#domain/enrichment/company-fields.ts"
import type { Subject } from "#domain/enrichment/question.ts"
import { pathTo, valueAt } from "#domain/intake/webhook/json-pointer.ts"
import { failed, NOT_FOUND, readAnswer, type Adapter } from "#integrations/enrichment/adapter.ts"

/** Any HTTP API, by a mapping: where to ask, and where in the answer each field stands. An answer in which nothing of it stands means that nobody is known. */
export const anyHttp: Adapter = async ({ subject }, { key, mapping }, ask) => {
  if (mapping === null) return { answer: failed("The provider has no mapping.", true) }
  const values = placeholders(subject, key)
  const answer = await ask({
    method: mapping.method,
    url: filled(mapping.url, values, encodeURIComponent),
    headers: Object.fromEntries(Object.entries(mapping.headers).map(([name, text]) => [name, filled(text, values, oneLine)])),
    body: mapping.method === "GET" || mapping.body === null ? null : filled(mapping.body, values, insideJson),
  })
  return {
    answer: readAnswer(answer, "The provider", (document) => {
      const found = Object.entries(mapping.fields).flatMap(([field, pointer]): [string, unknown][] => {
        const value = valueAt(document, pathTo(pointer))
        return value === undefined || value === null ? [] : [[field, value]]
      })
      if (found.length === 0) return NOT_FOUND
      const isCompany = ([name]: [string, unknown]) => COMPANY_FIELDS.has(name)
      const company: Told = Object.fromEntries(found.filter(isCompany))
      return { kind: "found", profile: toProfile(Object.fromEntries(found.filter((each) => !isCompany(each))), company) }
    }),
  }
}

function placeholders({ email, domain, company, firstName, lastName }: Subject, key: string | null): Record<string, string> {
  return {
    email: email ?? "",
    domain: domain ?? "",
    company: company ?? "",
    first_name: firstName ?? "",
    last_name: lastName ?? "",
    key: key ?? "",
  }
}

/** A text with the values in place of `{name}`, each made safe for where it stands. Other braces stay. */
function filled(text: string, values: Record<string, string>, safe: (value: string) => string): string {
  return text.replace(/\{(email|domain|company|first_name|last_name|key)\}/g, (_, name: string) =>
    safe((values[name] ?? "").toWellFormed()),
  )
}

function oneLine(value: string): string {
  // oxlint-disable-next-line no-control-regex -- line breaks would begin another header
  return value.replace(/[\u0000-\u001f\u007f]/g, "")
}

function insideJson(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}
