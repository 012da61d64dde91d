import { useParams } from "@tanstack/react-router"
import { useApi } from "#app/api.ts"
import { Instant } from "#app/parts/instant.tsx"
import { called } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import { paths } from "#app/paths.ts"
import type { en } from "#app/routes/leads/en.ts"
import type { Explanation } from "#app/routes/leads/explanation.ts"
import { ClocksCard, HistoryCard, JournalCard, RoutingCard, ScoreCard, VerdictCard } from "#app/routes/leads/sections.tsx"
import { useTexts } from "#app/texts.ts"
import { TextLink } from "#app/ui/text-link.tsx"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { LoadedPage, Page } from "#app/ui/page.tsx"

/** /leads/:id: why a lead is where it is, reason by reason. */
export function Component() {
  const t = useTexts<typeof en>("leads")
  const { id = "" } = useParams({ strict: false }) as { id?: string }
  const why = useApi<Explanation>("/api/leads/{id}/explanation", { path: { id } }, { live: ["handoffs"] })
  return (
    <LoadedPage query={why} title={t("lead")}>
      {(explained) => <LeadPage why={explained} />}
    </LoadedPage>
  )
}

/** The account that a lead belongs to, and by what. */
function Account({ account: { id, name, says } }: { account: NonNullable<Explanation["account"]> }) {
  return (
    <>
      {id === null ? name : <TextLink to={paths.account(id)}>{name}</TextLink>} ({says})
    </>
  )
}

function LeadPage({ why }: { why: Explanation }) {
  const t = useTexts<typeof en>("leads")
  const open = why.handoffs.find((each) => each.closed_at === null)
  return (
    <Page
      title={called(why.lead)}
      note={[why.lead.company, why.lead.name === null ? null : why.lead.email].filter(Boolean).join(" · ")}
      actions={
        <>
          <Badge look={why.stage === "held" ? "warn" : "main"} className="self-center">
            {t(`stage_${why.stage}` as "stage_held")}
          </Badge>
          {open !== undefined && (
            <LinkButton look="main" to={paths.handoff(open.id)}>
              {t("to_brief")}
            </LinkButton>
          )}
        </>
      }
    >
      <Card>
        <Facts
          facts={[
            [t("with"), <Person key="owner" person={why.owner} />],
            [t("next"), why.next_action],
            [t("due"), why.due_at === null ? null : <Instant at={why.due_at} />],
            [t("account"), why.account === null ? null : <Account key="account" account={why.account} />],
          ]}
        />
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <VerdictCard verdict={why.verdict} hold={why.hold} />
        <RoutingCard routing={why.routing} />
      </div>
      <ScoreCard score={why.score} />
      {why.handoffs.map((handoff) => (
        <section key={handoff.id} aria-label={t("cycle", { cycle: handoff.cycle })} className="grid items-start gap-4 lg:grid-cols-2">
          <ClocksCard clocks={handoff.clocks} zone={null} />
          <HistoryCard handoff={handoff} zone={null} />
        </section>
      ))}
      <JournalCard journal={why.journal} />
    </Page>
  )
}
