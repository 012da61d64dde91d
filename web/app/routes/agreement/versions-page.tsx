import { FileSignature } from "lucide-react"
import type { en } from "#app/routes/agreement/en.ts"
import { StandingBadge } from "#app/routes/agreement/standing-badge.tsx"
import { standingOf, useVersions } from "#app/routes/agreement/version.ts"
import { Instant } from "#app/parts/instant.tsx"
import { paths } from "#app/paths.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table } from "#app/ui/table.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

/** /agreement/versions: every version there ever was. None of them changes. */
export function Component() {
  const t = useTexts<typeof en>("agreement")
  const versions = useVersions()
  return (
    <Page title={t("versions")} note={t("versions_note")} actions={<LinkButton to={paths.agreementDraft()}>{t("write")}</LinkButton>}>
      <Loaded query={versions}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty icon={<FileSignature aria-hidden />} title={t("empty")}>
              {t("empty_hint")}
            </Empty>
          ) : (
            <Card flush>
              <Table
                caption={t("versions")}
                rows={data}
                keyOf={(one) => one.id}
                columns={[
                  {
                    key: "version",
                    label: t("version_column"),
                    show: (one) => (
                      <TextLink to={paths.agreementVersion(one.id)}>
                        {t("version", { n: one.version })} · {one.name}
                      </TextLink>
                    ),
                  },
                  { key: "standing", label: t("standing"), show: (one) => <StandingBadge standing={standingOf(one, data)} /> },
                  {
                    key: "signed",
                    label: t("signatures"),
                    show: (one) => one.signatures.map(({ side, signer }) => `${t(side)}: ${signer}`).join(", ") || t("nobody_signed"),
                  },
                  { key: "loaded", label: t("loaded"), show: (one) => <Instant at={one.loaded_at} /> },
                  {
                    key: "changes",
                    label: t("view_changes"),
                    show: (one) => <TextLink to={`${paths.agreementVersion(one.id)}?view=changes`}>{t("look")}</TextLink>,
                  },
                ]}
              />
            </Card>
          )
        }
      </Loaded>
    </Page>
  )
}
