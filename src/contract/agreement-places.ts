import type { z } from "zod"
import { AgreementBody } from "#contract/agreement.ts"
import type { DocumentPath } from "#domain/agreement/agreement-problem.ts"

/** The keys that an agreement may have at a place, of all forms that are possible there. */
export function keysAt(path: DocumentPath): string[] {
  const keys = schemasAt(AgreementBody, path).flatMap((schema) => {
    const def = defOf(schema)
    return def.type === "object" ? Object.keys(def.shape) : []
  })
  return [...new Set(keys)]
}

/** The plain values that an agreement may have at a place, in words: "a text", "1". */
export function plainFormsAt(path: DocumentPath): string[] {
  const said = schemasAt(AgreementBody, path).flatMap((schema) => {
    const def = defOf(schema)
    if (def.type === "literal") return def.values.map(String)
    return PLAIN[def.type] ?? []
  })
  return [...new Set(said)]
}

const PLAIN: Record<string, string> = { string: "a text", number: "a number", boolean: "true or false", null: "null", array: "a list" }

/** All schemas that may hold at a place; several where there are several forms. */
function schemasAt(schema: z.core.$ZodType, path: DocumentPath): z.core.$ZodType[] {
  return path.reduce<z.core.$ZodType[]>((found, key) => found.flatMap((each) => inside(each, key)).flatMap(forms), forms(schema))
}

function forms(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = defOf(schema)
  if (def.type === "union") return def.options.flatMap(forms)
  return def.type === "optional" ? forms(def.innerType) : [schema]
}

function inside(schema: z.core.$ZodType, key: string | number): z.core.$ZodType[] {
  const def = defOf(schema)
  if (def.type === "object") return [def.shape[key]].filter((part) => part !== undefined)
  if (def.type === "array") return [def.element]
  if (def.type === "record") return [def.valueType]
  return def.type === "tuple" ? [def.items[Number(key)]].filter((part) => part !== undefined) : []
}

function defOf(schema: z.core.$ZodType) {
  return (schema as z.core.$ZodTypes & { def: z.core.$ZodTypes["_zod"]["def"] }).def
}
