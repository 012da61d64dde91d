import type { UseQueryResult } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { Upload } from "lucide-react"
import { useState } from "react"
import { api, refresh, useApi } from "#app/api.ts"
import { DraftCheck } from "#app/routes/agreement/draft-check.tsx"
import { DraftForm } from "#app/routes/agreement/draft-form.tsx"
import { FileEditor } from "#app/routes/agreement/file-editor.tsx"
import { keptDraft, useDraft } from "#app/routes/agreement/draft.ts"
import { Templates } from "#app/routes/agreement/templates.tsx"
import type { en } from "#app/routes/agreement/en.ts"
import { useVersions, type FullVersion, type Version } from "#app/routes/agreement/version.ts"
import { paths } from "#app/paths.ts"
import { useSession, whyNot } from "#app/session.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Skeleton } from "#app/ui/skeleton.tsx"
import { Loaded } from "#app/ui/states.tsx"
import { Tabs } from "#app/ui/tabs.tsx"
import { say } from "#app/ui/toast.tsx"

/** /agreement/draft: the agreement changed in forms or as a file, checked while one writes, then loaded as a version to be signed. */
export function Component() {
  const { from } = useSearch({ strict: false }) as { from?: string }
  const versions = useVersions()
  if (versions.data === undefined) return <OnItsWay query={versions} />
  const { data } = versions.data
  return <Begin from={from ?? data.find((one) => one.in_force_since !== null)?.id ?? data[0]?.id ?? null} all={data} />
}

/** The page while what it begins with is on its way, or could not be had. */
function OnItsWay({ query }: { query: Pick<UseQueryResult, "data" | "isError" | "error" | "refetch"> }) {
  const t = useTexts<typeof en>("agreement")
  return (
    <Page title={t("draft")}>
      <Loaded query={query} loading={<Skeleton lines={10} />}>
        {() => null}
      </Loaded>
    </Page>
  )
}

function Begin({ from, all }: { from: string | null; all: readonly Version[] }) {
  const t = useTexts<typeof en>("agreement")
  const version = useApi<FullVersion>("/api/agreements/{id}", { path: { id: from ?? "" } }, { enabled: from !== null })
  const [template, setTemplate] = useState<string | null>(null)
  const kept = keptDraft()
  if (from === null && template === null && kept === null)
    return (
      <Page title={t("draft")}>
        <Templates onChoose={setTemplate} />
      </Page>
    )
  const source = template ?? (from === null ? (kept ?? "") : undefined)
  if (source !== undefined) return <Editing begin={source} of={null} />
  if (version.data === undefined) return <OnItsWay query={version} />
  const { id, source: begin } = version.data
  return <Editing key={id} begin={begin} of={all.find((one) => one.id === id)?.version ?? null} />
}

function Editing({ begin, of }: { begin: string; of: number | null }) {
  const t = useTexts<typeof en>("agreement")
  const shell = useShellTexts()
  const session = useSession()
  const navigate = useNavigate()
  const { source, draft, readable, isChecking, problem, write, edit, discard } = useDraft(begin)
  const [tab, setTab] = useState<"form" | "file">("form")
  const [line, setLine] = useState<number | null>(null)
  const refusal = whyNot(session, "agreements.draft")
  const load = async () => {
    try {
      const made = await api.post<FullVersion>("/api/agreements", { body: { source } })
      discard()
      await refresh(["agreements"])
      say(t("loaded_version", { n: made.version }))
      void navigate({ to: paths.agreementVersion(made.id) })
    } catch (error) {
      say(error instanceof Error ? error.message : shell("failed"), { bad: true })
    }
  }
  return (
    <Page
      title={t("draft")}
      note={of === null ? t("draft_note") : t("draft_of", { n: of })}
      actions={
        <>
          <Button disabled={source === begin} onClick={discard}>
            {t("discard")}
          </Button>
          <Button
            look="main"
            disabled={refusal !== null || isChecking || draft?.valid !== true || source === begin}
            onClick={() => void load()}
          >
            <Upload aria-hidden />
            {t("load")}
          </Button>
        </>
      }
    >
      {refusal !== null && <p className="rounded-md bg-warning-soft px-3 py-2 text-warning">{refusal}</p>}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Tabs
          label={t("how_to_change")}
          value={tab}
          onChange={setTab}
          tabs={[
            {
              name: "form",
              label: t("in_forms"),
              content: <DraftForm draft={draft} readable={readable} edit={edit} onFile={() => setTab("file")} />,
            },
            {
              name: "file",
              label: t("as_file"),
              content: <FileEditor source={source} problems={draft?.problems ?? []} line={line} onChange={write} />,
            },
          ]}
        />
        <DraftCheck
          draft={draft}
          isChecking={isChecking}
          problem={problem}
          onProblem={(at) => {
            setTab("file")
            setLine(at)
          }}
        />
      </div>
    </Page>
  )
}
