import type { FastifyRequest } from "fastify"
import { PeopleImportQuery, PeopleImportView } from "#contract/people-import.ts"
import { Refusal } from "#domain/refusal.ts"
import type { ListedPerson } from "#domain/people/join-people.ts"
import { actorOf, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { allPeople } from "#store/person.ts"
import { importPeople, type ImportedPeople } from "#steps/import-people.ts"

const MOST_BYTES = 5_000_000
const MOST_PEOPLE = 1_000
const TYPES = [
  "text/csv",
  "application/csv",
  "text/plain",
  "text/tab-separated-values",
  "application/vnd.ms-excel",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
]

/** Lists of people as CSV files, workbooks or text pasted from a sheet. */
export function peopleImportRoutes(outer: Api, app: App): void {
  void outer.register(async (inner) => {
    const api = inner as unknown as Api
    api.addContentTypeParser(TYPES, { bodyLimit: MOST_BYTES }, async (_request: FastifyRequest, bytes: NodeJS.ReadableStream) => bytes)
    const schema = {
      tags: ["people"],
      summary: "Import a list of people as a CSV file or an Excel workbook",
      description:
        "Columns are recognised by their headers: name, e-mail address, short name, role, team, time zone, skills, capacity, active and more, as CRMs, directories and sign-ins export them. A row means somebody by short name, else by e-mail address; what it leaves empty stays as it is. Rows that can't be taken are told with their reasons; the others are taken together.",
      querystring: PeopleImportQuery,
      response: { 200: PeopleImportView },
    }
    api.post(
      "/api/people-imports",
      { schema, bodyLimit: MOST_BYTES, config: { permission: "people.change", keepsReply: false } },
      async (request) => {
        const { dry_run: dry, role, team, zone, mapping } = request.query
        const list = await app.imports.people(limited(request.body), MOST_PEOPLE)
        return within(app, request, async (tx, now) => {
          const { actor } = actorOf(request.caller, await allPeople(tx, now), null)
          const forNew = { role, team: team ?? null, zone: zone ?? null }
          const isDry = dry === "true" || dry === "1"
          return toView(await importPeople(tx, list, { mapping: mapping ?? {}, forNew, actor, isDry }, now, app.voice), isDry)
        })
      },
    )
  })
}

async function* limited(body: unknown): AsyncGenerator<Uint8Array> {
  if (typeof body !== "object" || body === null || !(Symbol.asyncIterator in body))
    throw new Refusal("no_file", "The body has to be the list: text/csv, or an Excel workbook.", 400)
  let size = 0
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > MOST_BYTES) throw new Refusal("too_large", "A list of people may have 5 MB; send it in parts.", 413)
    yield piece
  }
}

function toView({ columns, rows }: ImportedPeople, isDry: boolean): PeopleImportView {
  const count = (result: ImportedPeople["rows"][number]["result"]) => rows.filter((row) => row.result === result).length
  return {
    dry_run: isDry,
    rows: rows.length,
    made: count("made"),
    changed: count("changed"),
    same: count("same"),
    refused: count("refused"),
    columns,
    people: rows.map(({ person, changes, ...row }) => ({
      ...row,
      person: person === null ? null : asPutIn(person),
      changes: changes.map((change) => ({ ...change, field: change.field === "bookingUrl" ? "booking_url" : change.field })),
    })),
  }
}

function asPutIn({ bookingUrl, ...person }: ListedPerson) {
  return { ...person, booking_url: bookingUrl }
}
