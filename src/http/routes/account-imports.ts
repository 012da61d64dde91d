import type { FastifyRequest } from "fastify"
import { AccountImportQuery, AccountImportView } from "#contract/account-import.ts"
import { Refusal } from "#domain/refusal.ts"
import { actorOf, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { allPeople } from "#store/person.ts"

const MOST_BYTES = 200 * 1024 * 1024

/** Lists of accounts as CSV files. */
export function accountImportRoutes(outer: Api, app: App): void {
  void outer.register(async (inner) => {
    const api = inner as unknown as Api
    api.addContentTypeParser(
      ["text/csv", "application/csv", "text/plain", "application/octet-stream", "text/tab-separated-values"],
      { bodyLimit: MOST_BYTES },
      async (_request: FastifyRequest, bytes: NodeJS.ReadableStream) => bytes,
    )
    const schema = {
      tags: ["accounts"],
      summary: "Import a list of accounts as a CSV file",
      description:
        "Columns are recognised by their headers: name, domain, owner, country, parent, record id, target, customer and more. A row finds its account by record id, domain, or a name that one account has alone; what it leaves empty stays as it is.",
      querystring: AccountImportQuery,
      response: { 200: AccountImportView },
    }
    api.post(
      "/api/account-imports",
      { schema, bodyLimit: MOST_BYTES, config: { permission: "accounts.change", keepsReply: false } },
      async (request) => {
        const { dry_run: dry, source, mapping } = request.query
        const bytes = request.body
        if (typeof bytes !== "object" || bytes === null || !(Symbol.asyncIterator in bytes))
          throw new Refusal("no_file", "The body has to be the file, as text/csv.", 400)
        const { actor } = await within(app, request, async (tx, now) => actorOf(request.caller, await allPeople(tx, now), null))
        const told = { workspace: request.caller.workspace, mapping: mapping ?? {}, source, actor, isDry: dry === "true" || dry === "1" }
        const done = await app.imports.accounts(bytes as AsyncIterable<Uint8Array>, told)
        return { dry_run: told.isDry, ...done }
      },
    )
  })
}
