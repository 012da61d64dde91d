import type { Command } from "commander"
import type { SnippetsView } from "#contract/snippet.ts"
import { apiOf } from "./api.ts"
import { findKey } from "./find-server.ts"
import { print } from "./print.ts"

type Options = { form?: string; writeKey?: string; origin?: string }

/** `baton snippet`: the code that is pasted into a site. */
export function addSnippet(program: Command): void {
  program
    .command("snippet")
    .description("the code for a site's pages: the tracking snippet, or with --form an embeddable form")
    .option("--form <name>", "a form by this name instead of the snippet")
    .option("--write-key <key>", "the key that stands in the page; else the one in keys.json of BATON_DATA")
    .option("--origin <address>", "where visitors' browsers reach Baton, such as https://baton.example.com")
    .action(async ({ form, writeKey, origin }: Options, command: Command) => {
      const api = apiOf(command)
      const key = findKey(writeKey, "write", api.url, process.env) ?? undefined
      const made = await api.get<SnippetsView>("/api/snippets", { form, origin, write_key: key })
      const html = form === undefined ? made.snippet : made.form
      const advice = made.write_key === null ? ["", 'Replace YOUR_WRITE_KEY: baton keys create "our site" --scope write'] : []
      print(api, made, [html, ...advice])
    })
}
