import { readdirSync, readFileSync } from "node:fs"
import { readAgreementFile } from "#contract/agreement-file.ts"
import { ShippedAgreementView } from "#contract/agreement-reading.ts"
import { pageOf as PageView } from "#contract/api-words.ts"
import type { Api } from "#http/api.ts"

const FOLDER = new URL("../../../agreements/", import.meta.url)

/** The agreements that Baton ships: where a company begins that has none yet. */
export function shippedAgreementRoutes(api: Api): void {
  const list = {
    tags: ["agreements"],
    summary: "Agreements that Baton ships, to begin with",
    response: { 200: PageView(ShippedAgreementView) },
  }
  api.get("/api/shipped-agreements", { schema: list, config: { permission: "agreements.read" } }, async () => ({
    data: shipped(),
    next_cursor: null,
  }))
}

/** They come with the program, so they are read once. */
let known: { name: string; title: string; about: string; source: string }[] | null = null

function shipped() {
  known ??= readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const source = readFileSync(new URL(file, FOLDER), "utf8")
      const { agreement } = readAgreementFile(source)
      return { name: file.replace(".yaml", ""), title: agreement?.name ?? file, about: agreement?.about ?? "", source }
    })
  return known
}
