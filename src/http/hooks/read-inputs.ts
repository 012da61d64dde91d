import { bodyText, formEntries } from "#http/hooks/body-text.ts"
import { asObject } from "#domain/intake/arrival.ts"

/** What was filled in, by the inputs' names; an input that is there several times is a list. */
export type Inputs = Record<string, unknown>

/** Reads a form by its content type, or by what it looks like when that says nothing; null when it can't be read. Files are left out. */
export async function readInputs(body: Buffer, declaredType: string): Promise<Inputs | null> {
  const type = declaredType.toLowerCase()
  if (type.startsWith("multipart/form-data")) return readMultipart(body, declaredType)
  const text = bodyText(body, declaredType)
  if (/json/.test(type) || (!type.includes("urlencoded") && text.trimStart().startsWith("{"))) return readObject(text)
  return collect(formEntries(text))
}

function readObject(text: string): Inputs | null {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return null
  }
}

async function readMultipart(body: Buffer, declaredType: string): Promise<Inputs | null> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": declaredType } }).formData()
    return collect([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"))
  } catch {
    return null
  }
}

function collect(entries: Iterable<[string, string]>): Inputs {
  const inputs = new Map<string, string | string[]>()
  for (const [name, value] of entries) {
    const before = inputs.get(name)
    inputs.set(name, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(inputs)
}
