import type { LucideIcon } from "lucide-react"
import type { Catalogue, InWords } from "#app/texts.ts"

/** A part of the app that one kind of person works in. It lies in `routes/<id>/` and stands in the table in `rooms.ts`. */
export type Room = {
  id: string
  /** As it stands in the navigation. */
  name: InWords
  /** Under which heading of the navigation; null: it is reached from other pages only. */
  group: "work" | "team" | "insight" | "setup" | null
  icon: LucideIcon
  /** Where its entry in the navigation leads. */
  to: string
  /** A permission of the session, such as "people.write"; without it the entry is not shown. */
  needs?: string
  pages: Page[]
  /** Its own texts, loaded together with its first page. */
  texts: { en: () => Promise<Catalogue>; de: () => Promise<Catalogue> }
  /** What Ctrl-K finds besides the room itself. */
  commands?: Command[]
}

/**
 * One address, such as `/leads/$id`, and the file that shows it; the file exports `Component`. `ask`: what it shows first is asked for while the file
 * is on its way.
 */
export type Page = {
  path: string
  load: () => Promise<{ Component: () => React.ReactNode }>
  ask?: (search: Record<string, unknown>) => Promise<void>
}

/** Something that Ctrl-K can go to. */
export type Command = { name: InWords; to: string; words?: string }
