const HINTS: Readonly<Record<string, string>> = {
  no_identity: "Name a place that holds an address or an id: rename the field that has it to the one that is looked for, or set it.",
  no_email:
    "Mend the address (replace), or rename the field that holds it to /inputs/email (of a form) or /fields/email (of a file's row).",
  not_an_object: "The sender sends a bare value where an object belongs. Mend the sender; what came may be dropped.",
  unknown_type: "Set /type to one of the types that are known, such as track.",
  no_batch: "The body has to be { batch: [ … ] }: rename the field that holds the list to /batch.",
  mapping_found_nobody:
    "Give the source a mapping that fits (`baton sources dry-run`, then `map`), then replay: the newest mapping counts.",
  needs_more: "The sender named somebody without saying who. Let it send the whole, or replay the item with what it lacks.",
  to_fetch:
    "Give the source a token of the sender's API (`baton sources token`): then Baton fetches it. Or replay the item with what it lacks.",
  not_json: "Mend the text as a whole (replace at the empty place), or send it again as JSON.",
  still_packed: "Let the sender send it again. If only packing broke it, unpack the bytes and replace the text as a whole.",
  unreadable: "Look at one item with `baton quarantine list --json`; mend what stands out and replay.",
  failed: "Baton itself failed on it. Replay it after an update, and tell us the sentence if it fails again.",
  suspect: "It looks like a machine's. Replay it when a person did send it, else drop it.",
}

/** What most probably helps with a kind of item, as a sentence. */
export function fixHint(code: string): string {
  return HINTS[code] ?? "Look at an example, mend what it lacks with a patch, try it with a dry run, then replay."
}
