/** As much of an OpenAPI description as holding requests against it needs. */
export type Description = {
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
}

type Content = Record<string, { schema?: unknown; examples?: Record<string, { value: unknown }> }>
type Operation = { parameters?: unknown[]; requestBody?: { content: Content }; responses: Record<string, { content?: Content }> }

/** What a `$ref` points to, else the thing itself. */
export function resolved(description: Description, part: unknown): unknown {
  const ref = (part as { $ref?: unknown } | null)?.$ref
  if (typeof ref !== "string") return part
  const found = ref
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key.replaceAll("~1", "/")], description)
  return resolved(description, found)
}

type Schema = {
  type?: string
  properties?: Record<string, unknown>
  required?: string[]
  items?: unknown
  enum?: unknown[]
  pattern?: string
  minItems?: number
  maxItems?: number
  allOf?: unknown[]
  oneOf?: unknown[]
  anyOf?: unknown[]
}

/** What about a value is not as its schema says, with the place. A property that the schema does not know counts as wrong: it would do nothing. */
export function problemsOf(description: Description, part: unknown, value: unknown, at: string): string[] {
  const schema = resolved(description, part) as Schema | undefined
  if (schema === undefined) return []
  const some = schema.oneOf ?? schema.anyOf
  if (schema.allOf?.length === 1) return problemsOf(description, schema.allOf[0], value, at)
  if (some !== undefined)
    return some.some((one) => problemsOf(description, one, value, at).length === 0) ? [] : [`${at} fits none of its shapes`]
  const here = at === "" ? "the body" : at
  const problems: string[] = []
  if (schema.type !== undefined && typeOf(value) !== schema.type && !(schema.type === "number" && typeOf(value) === "integer"))
    return [`${here} is ${typeOf(value)}, not ${schema.type}`]
  if (schema.enum !== undefined && !schema.enum.includes(value)) problems.push(`${here} may not be ${JSON.stringify(value)}`)
  if (schema.pattern !== undefined && typeof value === "string" && !new RegExp(schema.pattern).test(value))
    problems.push(`${here} does not fit ${schema.pattern}`)
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY))
      problems.push(`${here} has ${value.length} members`)
    return [...problems, ...value.flatMap((member, index) => problemsOf(description, schema.items, member, `${at}/${index}`))]
  }
  if (typeof value !== "object" || value === null) return problems
  const properties = schema.properties ?? {}
  problems.push(...(schema.required ?? []).filter((name) => !(name in value)).map((name) => `${at}/${name} is missing`))
  for (const [name, inner] of Object.entries(value))
    problems.push(
      ...(name in properties ? problemsOf(description, properties[name], inner, `${at}/${name}`) : [`${at}/${name} is not known`]),
    )
  return problems
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array"
  if (value === null) return "null"
  return Number.isInteger(value) ? "integer" : typeof value
}
