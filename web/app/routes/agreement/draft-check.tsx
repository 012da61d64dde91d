import { CircleCheck, CircleX, TriangleAlert } from "lucide-react"
import { ChangeList } from "#app/routes/agreement/change-list.tsx"
import type { en } from "#app/routes/agreement/en.ts"
import type { Draft } from "#app/routes/agreement/version.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Failed, Spinner } from "#app/ui/states.tsx"

/** What is wrong with a draft and where, what became of its examples, and what it changes. */
export function DraftCheck({ draft, isChecking, problem, onProblem }: DraftCheckProps) {
  const t = useTexts<typeof en>("agreement")
  if (problem !== null && problem !== undefined) return <Failed error={problem} />
  if (draft === null) return <Spinner label={t("checking")} />
  const failed = draft.examples.filter(({ passes }) => !passes)
  return (
    <div
      className="grid min-w-0 gap-4 xl:sticky xl:top-16 xl:max-h-[calc(100dvh-5rem)] xl:overflow-y-auto"
      aria-live="polite"
      aria-busy={isChecking}
    >
      <Card title={t("check")}>
        <p className={`flex items-center gap-2 font-medium ${draft.valid ? "text-success" : "text-destructive"}`}>
          {draft.valid ? <CircleCheck className="size-4 shrink-0" aria-hidden /> : <CircleX className="size-4 shrink-0" aria-hidden />}
          {t(draft.valid ? "is_valid" : "is_not_valid")}
        </p>
        {draft.document !== null && (
          <p className="mt-1 text-xs text-muted-foreground">
            {t("examples_pass", { count: draft.examples.length - failed.length, whole: draft.examples.length })}
          </p>
        )}
        <ul className="mt-2 grid gap-2">
          {draft.problems.map(({ severity, line, column, path, message, fix }, place) => (
            <li key={place}>
              <button
                type="button"
                onClick={() => onProblem(line)}
                className="flex w-full gap-2 rounded-md px-1 py-1 text-left hover:bg-muted"
              >
                {severity === "error" ? (
                  <CircleX className="mt-0.5 size-4 shrink-0 text-destructive" aria-hidden />
                ) : (
                  <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden />
                )}
                <span className="min-w-0">
                  <span className="block text-xs text-muted-foreground">
                    {t(severity)} · {t("line", { n: line })}:{column} · <span lang="en">{path}</span>
                  </span>
                  <span>
                    {message} {fix}
                  </span>
                </span>
              </button>
            </li>
          ))}
          {failed.map(({ name, differences }) => (
            <li key={name} className="flex gap-2 px-1">
              <CircleX className="mt-0.5 size-4 shrink-0 text-destructive" aria-hidden />
              <span>
                <span className="font-medium">{name}</span>: {differences.join("; ")}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      {draft.since !== null && draft.document !== null && (
        <div className="grid gap-2">
          <h2 className="text-sm font-semibold">{t("changes_since", { n: draft.since.version })}</h2>
          {draft.changes.length === 0 ? (
            <p className="text-muted-foreground">{t("reads_the_same")}</p>
          ) : (
            <ChangeList changes={draft.changes} />
          )}
        </div>
      )}
    </div>
  )
}

type DraftCheckProps = { draft: Draft | null; isChecking: boolean; problem: unknown; onProblem: (line: number) => void }
