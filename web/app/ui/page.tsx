import type { UseQueryResult } from "@tanstack/react-query"
import { useEffect, type ReactNode } from "react"
import { Loaded } from "#app/ui/states.tsx"

/** A page: its title as heading and in the browser's tab, what one can do, then its parts. `wide` uses all of the width. */
export function Page({ title, note, actions, wide = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Baton`
  }, [title])
  return (
    <div className={wide ? "p-4 md:p-6" : "mx-auto max-w-6xl p-4 md:p-6"}>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 grow">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {note && <p className="mt-0.5 text-muted-foreground">{note}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      <div className="grid gap-4">{children}</div>
    </div>
  )
}

type PageProps = { title: string; note?: ReactNode; actions?: ReactNode; wide?: boolean; children: ReactNode }

/** A page that can only say what it is about once it was loaded; until then, and when that fails, it stands under `title`. */
export function LoadedPage<Answer>({ query, title, children }: LoadedPageProps<Answer>) {
  if (query.data !== undefined) return children(query.data)
  return (
    <Page title={title}>
      <Loaded query={query}>{children}</Loaded>
    </Page>
  )
}

type LoadedPageProps<Answer> = {
  query: Pick<UseQueryResult<Answer>, "data" | "isError" | "error" | "refetch">
  title: string
  children: (answer: Answer) => ReactNode
}
