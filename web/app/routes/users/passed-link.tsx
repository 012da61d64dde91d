import { CopyButton } from "#app/parts/copy-button.tsx"
import type { en } from "#app/routes/users/en.ts"
import type { Passed } from "#app/routes/users/user.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"

/** A link that lets somebody in, this once. */
export function PassedLink({ passed: { name, link }, onNoted }: { passed: Passed; onNoted: () => void }) {
  const t = useTexts<typeof en>("users")
  const title = t("link_title", { name })
  return (
    <section aria-label={title} role="status" className="grid gap-3 rounded-lg border border-primary bg-accent p-4">
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p>{t("link_hint")}</p>
      </div>
      <code className="rounded-md border bg-card p-3 text-sm break-all">{link}</code>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={link} label={t("link_copy")} done={t("link_copied")} failed={t("link_failed")} />
        <Button size="small" onClick={onNoted}>
          {t("link_noted")}
        </Button>
      </div>
    </section>
  )
}
