import swagger from "@fastify/swagger"
import type { FastifyInstance } from "fastify"
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod"
import { z } from "zod"
import { ProblemView } from "#contract/api-words.ts"

const REFUSED = { description: "Refused, with the reason", content: { "application/problem+json": { schema: ProblemView } } }
const FAILED = { description: "Failed, or not now", content: { "application/problem+json": { schema: ProblemView } } }

/** The description of the API at /openapi.json, made from the contract: every route, every schema by its name, every error in its one shape. */
export function describeApi(server: FastifyInstance): void {
  server.addHook("onRoute", (route) => {
    if (route.schema?.response === undefined) return
    route.schema.response = { ...(route.schema.response as object), "4xx": REFUSED, "5xx": FAILED }
  })
  void server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Baton", version: "1", description: "Hands leads from marketing to sales so that none is dropped." },
      components: {
        securitySchemes: {
          key: { type: "http", scheme: "bearer", description: "A key of this installation" },
          write_key: { type: "http", scheme: "basic", description: "A write key as user name, as Segment's clients send it" },
        },
      },
      security: [{ key: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  })
  void server.register(async (inner) => {
    inner.get(
      "/openapi.json",
      { schema: { tags: ["health"], summary: "This description", security: [], response: { 200: z.looseObject({}) } } },
      async () => inner.swagger(),
    )
  })
}

/** Schemas that no route leads to, such as the parts of an agreement's file, are described elsewhere. */
function withoutUnused<Document extends object>(document: Document): Document {
  const { paths, components } = document as { paths?: unknown; components?: { schemas?: Record<string, unknown> } }
  const schemas = components?.schemas ?? {}
  const used = new Set<string>()
  const follow = (part: unknown) => {
    for (const [, name = ""] of (JSON.stringify(part) ?? "").matchAll(/"#\/components\/schemas\/([^"/]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      follow(schemas[name])
    }
  }
  follow(paths)
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name]
  return document
}
