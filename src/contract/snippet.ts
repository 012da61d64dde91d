import { z } from "zod"

export const SnippetQuery = z.object({
  form: z
    .string()
    .regex(/^[\w.-]{1,100}$/, "must be a name of letters, digits, dots and dashes")
    .default("demo-request")
    .describe("The form's name, by which the agreement knows it"),
  write_key: z
    .string()
    .max(300)
    .regex(/^\S+$/, "must not hold spaces")
    .optional()
    .describe("A key with the scope write and no other; everybody who opens the page can read it. Without one a placeholder stands there"),
  origin: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://baton.example.com" })
    .max(500)
    .optional()
    .describe("Where visitors' browsers reach Baton; else the address of the settings"),
  fields: z
    .string()
    .max(2_000)
    .regex(/^[^<>"&]*$/, 'must not hold < > " or &')
    .default("email*,full_name*,company_name,message")
    .describe(
      "Fields of the form with commas between; a star makes one required, a colon begins its label: email*,team_size:How many are you?",
    ),
  booking_url: z
    .url({ protocol: /^https$/, error: "must begin with https://" })
    .max(500)
    .optional()
    .describe("Shown after sending, as a link"),
  button: z.string().max(100).optional().describe("What the form's button says"),
  thanks: z.string().max(500).optional().describe("What is said after sending"),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #3b4fd1")
    .optional()
    .describe("Colour of the form's button"),
  radius: z.coerce.number().int().min(0).max(40).optional().describe("Roundness of the form's corners in pixels"),
  consent: z
    .enum(["default", "required", "granted"])
    .default("default")
    .describe("Cookie-less until visitors agree; nothing before they agree; they agreed before"),
  own_forms: z.enum(["true", "false"]).default("false").describe("Whether the snippet sends the site's own forms along"),
})

/** What is pasted into a site's pages. */
export const SnippetsView = z
  .object({
    snippet: z.string().describe("HTML for the head of every page: counts pages, takes events, heeds consent"),
    form: z.string().describe("HTML for the place where a form is to stand; works without JavaScript, too"),
    form_styles: z.string().describe("CSS for the site's style sheet; empty where the form looks as usual"),
    content_security_policy: z.string().describe("What a site's own policy has to allow"),
    write_key: z.string().nullable().describe("The key that stands in both; null: a placeholder that has to be replaced"),
  })
  .meta({ id: "Snippets" })
export type SnippetsView = z.infer<typeof SnippetsView>
