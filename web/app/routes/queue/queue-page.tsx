import { useTexts } from "#app/texts.ts"
import type { en } from "#app/routes/queue/en.ts"
import { Page } from "#app/ui/page.tsx"
import { Empty } from "#app/ui/states.tsx"

/** /queue: what a rep has to answer, most urgent first. */
export function Component() {
  const t = useTexts<typeof en>("queue")
  return (
    <Page title={t("title")}>
      <Empty title={t("title")} />
    </Page>
  )
}
