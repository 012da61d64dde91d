import { useEffect } from "react"
import type { Session } from "#app/session.ts"

/** Something that Ctrl-K can do while a page is open. `words`: what else it is found by. */
export type PageCommand = { key: string; says: string; words?: string; run: () => void }

const registered = new Set<(session: Session) => readonly PageCommand[]>()

/** Adds what this page can do to Ctrl-K, for as long as it is open. */
export function useCommands(commands: (session: Session) => readonly PageCommand[]): void {
  useEffect(() => {
    registered.add(commands)
    return () => void registered.delete(commands)
  }, [commands])
}

/** Everything that open pages can do at the moment. */
export function commandsFor(session: Session): PageCommand[] {
  return [...registered].flatMap((each) => each(session))
}
