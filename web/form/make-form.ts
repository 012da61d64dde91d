import { make } from "./make.ts"

/** Field → its label, kind of input and what browsers fill in by themselves. Other names are plain texts. */
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

/**
 * A form for a site that wrote none of its own.
 *
 * @param fields names with commas between; a star makes one required, and a colon begins its label: `email*,team_size:How many are you?`
 */
export function makeForm(action: string, fields: string, { button, optional }: { button: string; optional: string }): HTMLFormElement {
  const inputs = fields.split(",").map((field) => fieldOf(field.trim(), optional))
  return make("form", { action, method: "post" }, ...inputs, make("button", {}, button))
}

function fieldOf(field: string, optional: string): HTMLElement {
  const [, name = "", star, said] = /^([^*:]*)(\*?)(?::(.*))?$/.exec(field) ?? []
  const words = name.replaceAll("_", " ")
  const [label, type, autocomplete] = KNOWN[name] ?? [words.charAt(0).toUpperCase() + words.slice(1), "text", undefined]
  const required = star ? "" : undefined
  const input = type === "textarea" ? make("textarea", { name, required }) : make("input", { name, type, autocomplete, required })
  return make("label", {}, `${said || label}${star ? "" : ` ${optional}`}`, input)
}
