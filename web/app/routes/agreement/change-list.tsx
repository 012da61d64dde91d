import { ArrowRight, Minus, PenLine, Plus } from "lucide-react"
import type { en } from "#app/routes/agreement/en.ts"
import type { Change } from "#app/routes/agreement/version.ts"
import { useTexts } from "#app/texts.ts"

const ICONS = { added: Plus, removed: Minus, changed: PenLine }
const LOOKS = { added: "text-success", removed: "text-destructive", changed: "text-warning" }

/** What reads differently, chapter by chapter, before and now. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const t = useTexts<typeof en>("agreement")
  const chapters = Map.groupBy(changes, ({ title }) => title)
  return (
    <div className="grid gap-4">
      {[...chapters].map(([title, all]) => (
        <section key={title} className="rounded-lg border bg-card">
          <h2 className="px-4 pt-3 pb-1 font-semibold">{title}</h2>
          <ul className="grid gap-1 pb-3">
            {all.map((change, place) => {
              const Icon = ICONS[change.kind]
              return (
                <li key={place} className="flex gap-2.5 px-4 py-1">
                  <Icon className={`mt-0.5 size-4 shrink-0 ${LOOKS[change.kind]}`} aria-hidden />
                  <div className="min-w-0">
                    <p>
                      <span className={`text-xs font-medium ${LOOKS[change.kind]}`}>{t(change.kind)}</span>{" "}
                      {change.about !== "" && <span className="font-medium">{change.about}</span>}
                    </p>
                    <p className="flex flex-wrap items-baseline gap-x-2">
                      {change.before !== null && <del className="text-muted-foreground">{change.before}</del>}
                      {change.before !== null && change.after !== null && (
                        <ArrowRight className="size-3.5 shrink-0 self-center text-muted-foreground" aria-hidden />
                      )}
                      {change.after !== null && <ins className="no-underline">{change.after}</ins>}
                    </p>
                  </div>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
