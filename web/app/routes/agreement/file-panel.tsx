import { Copy } from "lucide-react"
import { useApi } from "#app/api.ts"
import type { en } from "#app/routes/agreement/en.ts"
import type { FullVersion } from "#app/routes/agreement/version.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Loaded } from "#app/ui/states.tsx"
import { say } from "#app/ui/toast.tsx"

/** The file as it was loaded, and the hash that signatures cover. */
export function FilePanel({ id }: { id: string }) {
  const t = useTexts<typeof en>("agreement")
  const version = useApi<FullVersion>("/api/agreements/{id}", { path: { id } })
  return (
    <Loaded query={version}>
      {({ source, hash }) => (
        <div className="grid gap-3">
          <p className="text-xs text-muted-foreground">
            {t("hash")} <span className="font-mono break-all">{hash}</span>
          </p>
          <Button
            className="justify-self-start"
            onClick={() =>
              void navigator.clipboard.writeText(source).then(
                () => say(t("copied")),
                () => say(t("not_copied"), { bad: true }),
              )
            }
          >
            <Copy aria-hidden />
            {t("copy")}
          </Button>
          <pre
            tabIndex={0}
            lang="en"
            aria-label={t("view_file")}
            className="max-h-[70dvh] overflow-auto rounded-lg border bg-card p-4 font-mono text-xs leading-5 wrap-normal whitespace-pre"
          >
            {source}
          </pre>
        </div>
      )}
    </Loaded>
  )
}
