import { ArrowRight } from "lucide-react"
import type { z } from "zod"
import type { MendPreviewView } from "#contract/quarantine.ts"
import type { en } from "#app/routes/quarantine/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Progress } from "#app/ui/progress.tsx"

/** What a patch would do to the first items, before anything is changed. */
export function Preview({ tried }: { tried: z.infer<typeof MendPreviewView> }) {
  const t = useTexts<typeof en>("quarantine")
  const { understood, looked_at: looked, unchanged, samples } = tried
  return (
    <div role="status" className="grid gap-3 rounded-md border p-3">
      <p className="font-medium">{t("preview_note", { understood, looked, unchanged })}</p>
      <Progress label={t("preview_good")} share={looked === 0 ? 0 : understood / looked} look={understood === looked ? "good" : "warn"} />
      <ul className="grid gap-3">
        {samples.map((sample) => (
          <li key={sample.id} className="grid gap-2">
            <Badge look={sample.problem === null ? "good" : "bad"} className="w-fit whitespace-normal">
              {sample.problem === null ? t("preview_good") : t("preview_problem", { problem: sample.problem })}
            </Badge>
            <div className="grid items-center gap-2 md:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
              <Code label={t("before")} text={sample.before} />
              <ArrowRight aria-hidden className="size-4 text-muted-foreground max-md:hidden" />
              <Code label={t("after")} text={sample.after} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Code({ label, text }: { label: string; text: string }) {
  return (
    <pre aria-label={label} tabIndex={0} className="max-h-40 overflow-auto rounded-md bg-muted p-2 text-xs whitespace-pre-wrap">
      {text}
    </pre>
  )
}
