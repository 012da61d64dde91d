import { PackageCheck } from "lucide-react"
import type { z } from "zod"
import type { MendView, QuarantineGroupView } from "#contract/quarantine.ts"
import { useApi } from "#app/api.ts"
import { Instant } from "#app/parts/instant.tsx"
import { Mends } from "#app/routes/quarantine/mends.tsx"
import type { en } from "#app/routes/quarantine/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"

type Group = z.infer<typeof QuarantineGroupView>
const EVERY_MS = 3_000

/** /quarantine: what could not be understood, by kind, and what was done about kinds before. */
export function Component() {
  const t = useTexts<typeof en>("quarantine")
  const kinds = useApi<{ data: Group[] }>("/api/quarantine/groups", {}, { live: ["signals"] })
  const mends = useApi<{ data: z.infer<typeof MendView>[] }>("/api/quarantine/mends", { query: { limit: 20 } }, { everyMs: EVERY_MS })
  return (
    <Page title={t("title")} note={t("title_note")}>
      <Loaded query={kinds}>
        {({ data }) =>
          data.length === 0 ? (
            <Card>
              <Empty icon={<PackageCheck aria-hidden />} title={t("empty")}>
                {t("empty_hint")}
              </Empty>
            </Card>
          ) : (
            <ul aria-label={t("kinds")} className="grid gap-3">
              {data.map((kind) => (
                <li key={kind.id}>
                  <Kind kind={kind} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Card title={t("mends")} flush>
        <Loaded query={mends}>{({ data }) => <Mends mends={data} />}</Loaded>
      </Card>
    </Page>
  )
}

function Kind({ kind }: { kind: Group }) {
  const t = useTexts<typeof en>("quarantine")
  return (
    <article className="grid gap-3 rounded-lg border bg-card p-4 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="font-semibold">{t("items", { count: kind.items })}</h2>
          <Badge className="first-letter:normal-case">{kind.source}</Badge>
          {kind.overdue > 0 && <Badge look="bad">{t("overdue", { count: kind.overdue })}</Badge>}
        </div>
        <p>{kind.pattern}</p>
        <p className="text-muted-foreground">{kind.hint}</p>
        <p className="text-xs text-muted-foreground">
          {t("oldest")} <Instant at={kind.oldest_at} as="ago" />
          {kind.owners.length > 0 && ` · ${t("owners")} ${kind.owners.map(({ name }) => name).join(", ")}`}
        </p>
      </div>
      <div>
        <LinkButton to={`/quarantine/${kind.id}`}>{t("mend")}</LinkButton>
      </div>
    </article>
  )
}
