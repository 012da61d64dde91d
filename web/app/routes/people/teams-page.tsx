import { FileSignature } from "lucide-react"
import { codeName } from "#domain/language/code-name.ts"
import { useApi } from "#app/api.ts"
import { useAgreed, type AgreedTeam } from "#app/routes/people/agreed.ts"
import type { Colleague } from "#app/routes/people/people-page.tsx"
import { PeopleTabs } from "#app/routes/people/people-tabs.tsx"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

/** /people/teams: who leads whom, and in which hours. */
export function Component() {
  const t = useTexts<typeof en>("people")
  const { query, isMissing } = useAgreed()
  const people = useApi<{ data: Colleague[] }>("/api/people")
  return (
    <Page title={t("title")} note={t("teams_note")} wide>
      <PeopleTabs />
      {isMissing ? (
        <Card>
          <Empty icon={<FileSignature aria-hidden />} title={t("no_agreement")}>
            {t("no_agreement_hint")}
          </Empty>
        </Card>
      ) : (
        <Loaded query={query}>
          {({ document }) => (
            <Loaded query={people}>{({ data }) => <Teams agreed={document.teams} people={data.filter(({ active }) => active)} />}</Loaded>
          )}
        </Loaded>
      )}
    </Page>
  )
}

function Teams({ agreed, people }: { agreed: Record<string, AgreedTeam>; people: Colleague[] }) {
  const names = [...new Set([...Object.keys(agreed), ...people.map(({ team }) => team)])]
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {names.map((name) => (
        <li key={name}>
          <Team name={name} team={agreed[name] ?? null} people={people} />
        </li>
      ))}
    </ul>
  )
}

function Team({ name, team, people }: { name: string; team: AgreedTeam | null; people: Colleague[] }) {
  const t = useTexts<typeof en>("people")
  const members = people.filter((person) => person.team === name)
  const called = (handle: string) => people.find((person) => person.handle === handle)?.name ?? handle
  return (
    <Card
      title={codeName(name)}
      action={team === null ? <Badge look="warn">{t("not_in_agreement")}</Badge> : <Badge>{t(`side_${team.side}`)}</Badge>}
      className="h-full"
    >
      <div className="grid gap-3">
        {team?.says !== undefined && <p className="text-muted-foreground">{team.says}</p>}
        {team !== null && (
          <Facts
            facts={[
              [t("manager"), called(team.manager)],
              [t("director"), called(team.director)],
              [
                t("calendar"),
                <TextLink key="calendar" to={`/people/calendars#${team.calendar}`}>
                  {codeName(team.calendar)}
                </TextLink>,
              ],
            ]}
          />
        )}
        <p>
          <TextLink to={`/people?team=${name}`}>{t("members", { count: members.length })}</TextLink>
        </p>
      </div>
    </Card>
  )
}
