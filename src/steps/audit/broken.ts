/**
 * Where the journal is not what was sealed. `seq`: the first row that is wrong; `seal`: the seal that knows it, null when none does.
 * `rewritten`: rows and seals agree, but not with an anchor.
 */
export type Broken = {
  kind: "changed" | "removed" | "inserted" | "reordered" | "truncated" | "rewritten"
  seq: number
  seal: number | null
  says: string
}
