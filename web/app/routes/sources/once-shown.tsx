import { CopyButton } from "#app/parts/copy-button.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"

/** Where a source sends to, and the secret that was made for it, which is shown this once. */
export function OnceShown({ made }: { made: { url: string; secret: string | null } }) {
  const t = useTexts<typeof en>("sources")
  return (
    <div className="grid gap-4 pb-2">
      <Copied title={t("address")} hint={t("address_hint")} text={made.url} />
      {made.secret !== null && <Copied title={t("secret")} hint={t("made_secret")} text={made.secret} />}
    </div>
  )
}

function Copied({ title, hint, text }: { title: string; hint: string; text: string }) {
  const t = useTexts<typeof en>("sources")
  return (
    <div className="grid gap-1.5">
      <span className="font-medium">{title}</span>
      <code className="rounded-md border bg-muted p-2 text-xs break-all">{text}</code>
      <span className="flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
        <CopyButton text={text} label={t("copy")} done={t("copied")} failed={t("copy_failed")} />
        {hint}
      </span>
    </div>
  )
}
