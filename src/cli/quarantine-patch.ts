import type { z } from "zod"
import type { MendBody } from "#contract/quarantine.ts"
import { Failure } from "./failure.ts"
import { readJson } from "./read-text.ts"

type Step = z.infer<typeof MendBody>["patch"][number]

/** How a patch is said on the command line; each option may come several times. */
export type PatchOptions = { patch?: string; set?: string[]; rename?: string[]; remove?: string[]; replace?: string[]; reread?: string }

/** The patch that the options say: that of the file first, then renames, removals, replacements, rereading, settings. */
export function readPatch({ patch, set = [], rename = [], remove = [], replace = [], reread }: PatchOptions): Step[] {
  return [
    ...(patch === undefined ? [] : (readJson(patch, '`[{ "op": "rename", "from": "/a", "to": "/b" }]` is a patch.') as Step[])),
    ...rename.map((text): Step => {
      const [from, to] = halves(text, "=", "--rename /old=/new")
      return { op: "rename", from, to }
    }),
    ...remove.map((at): Step => ({ op: "drop", at })),
    ...replace.map((text): Step => {
      const [at, change] = halves(text, "=", "--replace '/lead/email=\\s=>'")
      const [pattern, by] = halves(change, "=>", "--replace '/lead/email=\\s=>'")
      return { op: "replace", at, pattern, with: by }
    }),
    ...(reread === undefined ? [] : [{ op: "reread", at: "", charset: reread } as Step]),
    ...set.map((text): Step => {
      const [at, value] = halves(text, "=", "--set /kind=form")
      return { op: "set", at, value: valueOf(value) }
    }),
  ]
}

function halves(text: string, by: string, example: string): [string, string] {
  const at = text.indexOf(by)
  if (at < 0) throw new Failure(`"${text}" has no "${by}".`, `Say it as in \`${example}\`.`)
  return [text.slice(0, at), text.slice(at + by.length)]
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
