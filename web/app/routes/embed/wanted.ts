/** A field of the form. `label` empty: the usual one. */
export type FormField = { name: string; isRequired: boolean; label: string }

/** What somebody chose for their site; texts empty where the usual is wanted. */
export type Wanted = {
  key: string
  origin: string
  form: string
  fields: FormField[]
  button: string
  thanks: string
  booking: string
  accent: string
  radius: string
  consent: "default" | "required" | "granted"
  ownForms: boolean
}

export const START: Wanted = {
  key: "",
  origin: "",
  form: "demo-request",
  fields: [
    { name: "email", isRequired: true, label: "" },
    { name: "full_name", isRequired: true, label: "" },
    { name: "company_name", isRequired: false, label: "" },
    { name: "message", isRequired: false, label: "" },
  ],
  button: "",
  thanks: "",
  booking: "",
  accent: "",
  radius: "",
  consent: "default",
  ownForms: false,
}

/** Lead fields that forms most often ask for. */
export const USUAL_FIELDS = ["email", "full_name", "first_name", "last_name", "company_name", "job_title", "phone", "country", "message"]

/** The choice as GET /api/snippets is asked for it. */
export function asQuery(wanted: Wanted): Record<string, string> {
  const { key, origin, form, fields, button, thanks, booking, accent, radius, consent, ownForms } = wanted
  return {
    ...{ write_key: key, origin, form, button, thanks, booking_url: booking, accent, radius, consent },
    own_forms: String(ownForms),
    fields: fields
      .map(({ name, isRequired, label }) => `${name}${isRequired ? "*" : ""}${label === "" ? "" : `:${label.replaceAll(",", " ")}`}`)
      .join(","),
  }
}
