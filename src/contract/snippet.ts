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
})

/** What is pasted into a site's pages. */
export const SnippetsView = z
  .object({
    snippet: z.string().describe("HTML for the head of every page: counts pages, takes events, heeds consent"),
    form: z.string().describe("HTML for the place where a form is to stand; works without JavaScript, too"),
    content_security_policy: z.string().describe("What a site's own policy has to allow"),
    write_key: z.string().nullable().describe("The key that stands in both; null: a placeholder that has to be replaced"),
  })
  .meta({ id: "Snippets" })
export type SnippetsView = z.infer<typeof SnippetsView>
