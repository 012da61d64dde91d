import type { en } from "#app/routes/start/en.ts"
import { LookAround } from "#app/routes/start/look-around.tsx"
import { MakeItYours } from "#app/routes/start/make-it-yours.tsx"
import { TestLead } from "#app/routes/start/test-lead.tsx"
import { useSession } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Page } from "#app/ui/page.tsx"

/** /: the first five minutes. A demo shows itself from five sides and takes a lead through every step; then it is made one's own. */
export function Component() {
  const t = useTexts<typeof en>("start")
  const { workspace } = useSession()
  return (
    <Page title={t(workspace.is_demo ? "title_demo" : "title")} note={t(workspace.is_demo ? "note_demo" : "note")}>
      {workspace.is_demo && <TestLead />}
      {workspace.is_demo && <LookAround />}
      <MakeItYours isDemo={workspace.is_demo} />
    </Page>
  )
}
