import { CopyButton } from "#app/parts/copy-button.tsx"
import type { Made } from "#app/routes/keys/keys-page.tsx"
import type { en } from "#app/routes/keys/en.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"

/** A key in clear, this once. */
export function NewKey({ made, onNoted }: { made: Made; onNoted: () => void }) {
  const t = useTexts<typeof en>("keys")
  return (
    <section aria-label={t("new_title")} role="status" className="grid gap-3 rounded-lg border border-primary bg-accent p-4">
      <div>
        <h2 className="font-semibold">
          {t("new_title")}: {made.name}
        </h2>
        <p>{t("new_hint")}</p>
      </div>
      <code className="rounded-md border bg-card p-3 text-sm break-all">{made.key}</code>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={made.key} label={t("copy")} done={t("copied")} failed={t("new_hint")} />
        <Button size="small" onClick={onNoted}>
          {t("noted")}
        </Button>
      </div>
    </section>
  )
}
