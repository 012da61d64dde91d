import { z } from "zod"

/** Header → field, as JSON in an address. */
export function headerMapping(example: string) {
  return z
    .string()
    .max(20_000)
    .transform((text, context) => read(text) ?? refuse(context, example))
    .optional()
    .describe(`JSON: header → field, such as ${example}`)
}

function read(text: string): Record<string, string> | null {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    return null
  }
}

function refuse(context: z.RefinementCtx, example: string): never {
  context.addIssue({ code: "custom", message: `has to be JSON such as ${example}` })
  return z.NEVER
}
