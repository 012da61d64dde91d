import { CircleAlert, LoaderCircle } from "lucide-react"
import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Button } from "#app/ui/button.tsx"
import { Skeleton } from "#app/ui/skeleton.tsx"
import { useShellTexts } from "#app/texts.ts"
import { Refused } from "#app/api.ts"

/**
 * Shows what a query found: a skeleton while it is on its way, what went wrong and how to go on, or the thing itself.
 *
 * @param loading what stands there meanwhile, in the shape of what comes; lines when left out
 */
export function Loaded<Answer>({ query, loading, children }: LoadedProps<Answer>) {
  const t = useShellTexts()
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  return (
    <div role="status" aria-label={t("loading")}>
      {loading ?? <Skeleton lines={6} />}
    </div>
  )
}

/** Says what went wrong, in a sentence, and offers to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useShellTexts()
  const says = error instanceof Error ? error.message : t("failed")
  return (
    <div role="alert" className="flex flex-col items-center gap-3 rounded-lg border bg-card px-6 py-10 text-center">
      <CircleAlert className="size-6 text-destructive" aria-hidden />
      <p className="max-w-prose font-medium">{says}</p>
      {error instanceof Refused && error.instance && error.status >= 500 && (
        <p className="text-xs text-muted-foreground">{t("request", { id: error.instance })}</p>
      )}
      {onRetry && <Button onClick={onRetry}>{t("again")}</Button>}
    </div>
  )
}

/** Nothing is there: says what would be, and what to do so that something is. */
export function Empty({ icon, title, children, action }: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center [&>svg]:size-7 [&>svg]:text-muted-foreground">
      {icon}
      <p className="text-base font-semibold">{title}</p>
      {children && <div className="max-w-prose text-balance text-muted-foreground">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

/** Something small is on its way. */
export function Spinner({ label }: { label: string }) {
  return (
    <span role="status" className="inline-flex items-center gap-2 text-muted-foreground">
      <LoaderCircle className="size-4 animate-spin" aria-hidden />
      {label}
    </span>
  )
}

type LoadedProps<Answer> = {
  query: Pick<UseQueryResult<Answer>, "data" | "isError" | "error" | "refetch">
  loading?: ReactNode
  children: (answer: Answer) => ReactNode
}
