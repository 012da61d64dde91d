import { useNavigate, useParams, useSearch } from "@tanstack/react-router"
import { FileSignature, History, PenLine } from "lucide-react"
import { lazy, Suspense, type ReactNode } from "react"
import { ChangesPanel } from "#app/routes/agreement/changes-panel.tsx"
import { EmergencyChange } from "#app/routes/agreement/emergency-change.tsx"
import { FilePanel } from "#app/routes/agreement/file-panel.tsx"
import { JudgedPanel } from "#app/routes/agreement/judged-panel.tsx"
import { Signatures } from "#app/routes/agreement/signatures.tsx"
import { StandingBadge } from "#app/routes/agreement/standing-badge.tsx"
import { standingOf, useVersions, type Version } from "#app/routes/agreement/version.ts"
import { TrialPanel } from "#app/routes/agreement/trial-panel.tsx"
import { WordsPanel } from "#app/routes/agreement/words-panel.tsx"
import type { en } from "#app/routes/agreement/en.ts"
import { Instant } from "#app/parts/instant.tsx"
import { paths } from "#app/paths.ts"
import { useTexts } from "#app/texts.ts"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Skeleton } from "#app/ui/skeleton.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Tabs } from "#app/ui/tabs.tsx"

/** The diagram brings a library of its own, so it comes when it is looked at. */
const RoutingPanel = lazy(() => import("#app/routes/agreement/routing-panel.tsx"))

const VIEWS = ["words", "changes", "routing", "trial", "leads", "file"] as const
type View = (typeof VIEWS)[number]

/** /agreement: the version in force, or the newest one that waits; /agreement/versions/…: a certain one. */
export function Component() {
  const t = useTexts<typeof en>("agreement")
  const versions = useVersions()
  const { id } = useParams({ strict: false }) as { id?: string }
  if (versions.data === undefined)
    return (
      <Page title={t("title")}>
        <Loaded query={versions} loading={<Skeleton lines={10} />}>
          {() => null}
        </Loaded>
      </Page>
    )
  return (
    <Loaded query={versions}>
      {({ data }) => {
        const chosen = id === undefined ? (data.find((one) => one.in_force_since !== null) ?? data[0]) : data.find((one) => one.id === id)
        if (chosen !== undefined) return <Reading key={chosen.id} version={chosen} all={data} />
        return (
          <Page title={t("title")}>
            <Empty
              icon={<FileSignature aria-hidden />}
              title={t(id === undefined ? "empty" : "no_such_version")}
              action={
                <LinkButton to={id === undefined ? paths.agreementDraft() : paths.agreement()}>
                  {t(id === undefined ? "write" : "to_agreement")}
                </LinkButton>
              }
            >
              {t(id === undefined ? "empty_hint" : "no_such_version_hint")}
            </Empty>
          </Page>
        )
      }}
    </Loaded>
  )
}

function Reading({ version, all }: { version: Version; all: readonly Version[] }) {
  const t = useTexts<typeof en>("agreement")
  const navigate = useNavigate()
  const { view } = useSearch({ strict: false }) as { view?: string }
  const standing = standingOf(version, all)
  const panels: Record<View, ReactNode> = {
    words: <WordsPanel id={version.id} />,
    changes: <ChangesPanel version={version} all={all} />,
    routing: (
      <Suspense fallback={<Skeleton lines={8} />}>
        <RoutingPanel id={version.id} />
      </Suspense>
    ),
    trial: <TrialPanel id={version.id} />,
    leads: <JudgedPanel id={version.id} />,
    file: <FilePanel id={version.id} />,
  }
  return (
    <Page
      title={version.name}
      note={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {t("version", { n: version.version })} <StandingBadge standing={standing} />
          {version.review_at !== null && (
            <span>
              {t("review_at")} <Instant at={version.review_at} />
            </span>
          )}
        </span>
      }
      actions={
        <>
          <LinkButton to={paths.agreementVersions()}>
            <History aria-hidden className="size-4" />
            {t("versions")}
          </LinkButton>
          <LinkButton to={`${paths.agreementDraft()}?from=${version.id}`} look="main">
            <PenLine aria-hidden className="size-4" />
            {t("change")}
          </LinkButton>
        </>
      }
    >
      <Signatures version={version} standing={standing} />
      <EmergencyChange version={version} standing={standing} all={all} />
      <Tabs
        label={t("views")}
        value={VIEWS.find((one) => one === view) ?? "words"}
        onChange={(next) => void navigate({ to: ".", search: { view: next } as never, replace: true })}
        tabs={VIEWS.map((name) => ({ name, label: t(`view_${name}`), content: panels[name] }))}
      />
    </Page>
  )
}
