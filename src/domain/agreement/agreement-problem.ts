import { didYouMean } from "#domain/agreement/did-you-mean.ts"

/** Something in an agreement that is wrong (`error`: it can't be signed) or that people should look at (`warning`). */
export type AgreementProblem = {
  severity: "error" | "warning"
  /** Where in the document, from its root: `["routing", "territories", 0, "pool"]`. */
  path: DocumentPath
  message: string
  /** What would mend it. */
  fix?: string
}

export type DocumentPath = (string | number)[]

export function error(path: DocumentPath, message: string, fix?: string | null): AgreementProblem {
  return fix ? { severity: "error", path, message, fix } : { severity: "error", path, message }
}

export function warning(path: DocumentPath, message: string, fix?: string | null): AgreementProblem {
  return { ...error(path, message, fix), severity: "warning" }
}

/** What is wrong with a name that has to be one of the known ones: nothing, or that there is no such `kind` ("pool"), with the nearest one. */
export function unknownName(kind: string, name: string, known: Iterable<string>, path: DocumentPath): AgreementProblem[] {
  const names = [...known]
  if (names.includes(name)) return []
  const meant = didYouMean(name, names)
  const there =
    names.length === 0 ? `There is no ${kind} at all.` : `There are: ${names.slice(0, 20).join(", ")}${names.length > 20 ? ", …" : ""}.`
  return [error(path, `There is no ${kind} "${name}".`, meant ? `Did you mean "${meant}"?` : there)]
}

/** An error for each name that stands in the list a second time, at its own place. */
export function repeatedNames(kind: string, names: string[], path: (index: number) => DocumentPath): AgreementProblem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [error(path(index), `The ${kind} "${name}" is there twice.`, "Give one of them another name.")],
  )
}

/** What is wrong with a text that `read` has to understand: its own sentence, or nothing. */
export function unreadable(read: (text: string) => unknown, text: string, path: DocumentPath): AgreementProblem[] {
  try {
    read(text)
    return []
  } catch (refusal) {
    return [error(path, (refusal as Error).message)]
  }
}
