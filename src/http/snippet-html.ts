import { html, type Html } from "#http/pages/html.ts"

/** What the code for a site is made of; `origin` without a slash at its end. */
export type Site = { origin: string; writeKey: string }

/** How the snippet heeds consent: cookie-less until then, only afterwards, or granted before. `forms`: the site's own forms are sent along. */
export type SnippetSaid = { consent: "default" | "required" | "granted"; forms: boolean }

/** A field of a form. `label` null: the usual one. */
export type FormField = { name: string; isRequired: boolean; label: string | null }

/** What a form is to look like and say. Texts null: the usual ones. */
export type FormSaid = { form: string; fields: FormField[]; bookingUrl: string; button: string | null; thanks: string | null }

/** How it looks, where that is not as usual. */
export type FormLooks = { accent: string | null; radius: number | null }

/** For the head of every page. Calls made before the script is there wait for it. */
export function snippetHtml({ origin, writeKey }: Site, { consent, forms }: SnippetSaid): string {
  const attributes = named({
    src: `${origin}/baton.js`,
    "data-write-key": writeKey,
    "data-consent": consent === "default" ? null : consent,
    "data-forms": forms ? true : null,
  })
  return html`<script>
      window.baton ??= (...words) => (baton.q ??= []).push(words)
    </script>
    <script async ${attributes}></script>`.markup.replaceAll(/\n {4}/g, "\n")
}

/** A plain form that works as it stands; the script makes it better where there is one. */
export function formHtml({ origin, writeKey }: Site, { form, fields, bookingUrl, button, thanks }: FormSaid): string {
  const action = `${origin}/forms/${encodeURIComponent(form)}?key=${encodeURIComponent(writeKey)}`
  return html`<script async src="${origin}/form.js"></script>
    <baton-form ${named({ "booking-url": bookingUrl, "thanks-text": thanks })}>
      <form action="${action}" method="post">
        ${fields.map((field, place) => [place > 0 && "\n        ", fieldHtml(field)])}
        <p hidden>
          <label>Leave this empty <input name="_hp" tabindex="-1" autocomplete="off" /></label>
        </p>
        <button>${button ?? "Send"}</button>
      </form>
    </baton-form>`.markup.replaceAll(/\n {4}/g, "\n")
}

/** For the site's style sheet; empty where everything looks as usual. */
export function formStyles({ accent, radius }: FormLooks): string {
  const said = [accent === null ? null : `  --baton-accent: ${accent};`, radius === null ? null : `  --baton-radius: ${radius}px;`]
  const lines = said.filter((line) => line !== null)
  return lines.length === 0 ? "" : `baton-form {\n${lines.join("\n")}\n}`
}

/** The fields of a form as its element's attribute `fields` says them: `email*,team_size:How many are you?`. */
export function readFields(text: string): FormField[] {
  return text.split(",").flatMap((field) => {
    const [, name = "", star, label] = /^([^*:]*)(\*?)(?::(.*))?$/.exec(field.trim()) ?? []
    return name.trim() === "" ? [] : [{ name: name.trim(), isRequired: star === "*", label: label?.trim() || null }]
  })
}

/** Field → its label, kind of input and what browsers fill in by themselves. */
const KNOWN: Record<string, [label: string, type: string, autocomplete: string]> = {
  email: ["Work e-mail", "email", "email"],
  full_name: ["Name", "text", "name"],
  first_name: ["First name", "text", "given-name"],
  last_name: ["Last name", "text", "family-name"],
  company_name: ["Company", "text", "organization"],
  job_title: ["Job title", "text", "organization-title"],
  phone: ["Phone", "tel", "tel"],
  country: ["Country", "text", "country-name"],
  message: ["How can we help?", "textarea", "off"],
}

function fieldHtml({ name, isRequired, label: said }: FormField): Html {
  const words = name.replaceAll("_", " ")
  const [label, type, autocomplete] = KNOWN[name] ?? [words.charAt(0).toUpperCase() + words.slice(1), "text", null]
  const required = isRequired ? true : null
  if (type === "textarea") return html`<label>${said ?? label} <textarea ${named({ name, required })}></textarea></label>`
  const attributes = named({ name, type: type === "text" ? null : type, autocomplete, required })
  return html`<label>${said ?? label} <input ${attributes} /></label>`
}

/** Attributes with their values; true stands alone, null is left out. */
function named(attributes: Record<string, string | true | null>): Html[] {
  const said = Object.entries(attributes).filter(([, value]) => value !== null)
  return said.map(([name, value], place) => {
    const before = place > 0 && " "
    return value === true ? html`${before}${name}` : html`${before}${name}="${value}"`
  })
}
