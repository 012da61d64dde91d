import { CircleCheck } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { PersonView } from "#contract/person.ts"
import type { HoldView } from "#contract/hold.ts"
import { codeName } from "#domain/language/code-name.ts"
import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { called, LeadLine } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import { takesLeads } from "#app/parts/takes-leads.ts"
import { useAct } from "#app/parts/use-act.ts"
import { BoardTabs } from "#app/routes/board/board-tabs.tsx"
import type { en } from "#app/routes/board/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Combobox } from "#app/ui/combobox.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

type Colleague = z.infer<typeof PersonView>

/** /board/unassigned: qualified leads that wait for a person, with the reason and what helps. */
export function Component() {
  const t = useTexts<typeof en>("board")
  const holds = useApi<{ data: HoldView[] }>("/api/holds", {}, { live: ["leads"] })
  return (
    <Page title={t("title")} note={t("unassigned_note")} wide>
      <BoardTabs />
      <Loaded query={holds}>
        {({ data }) =>
          data.length === 0 ? (
            <Card>
              <Empty icon={<CircleCheck aria-hidden />} title={t("empty_unassigned")}>
                {t("empty_unassigned_hint")}
              </Empty>
            </Card>
          ) : (
            <ul aria-label={t("unassigned_caption")} className="grid gap-3">
              {data.map((hold) => (
                <li key={hold.lead.id}>
                  <Held hold={hold} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function Held({ hold }: { hold: HoldView }) {
  const t = useTexts<typeof en>("board")
  const { act, isBusy } = useAct()
  const [to, setTo] = useState<string | null>(null)
  const people = useApi<{ data: Colleague[] }>("/api/people")
  const choices = (people.data?.data ?? [])
    .filter((person) => person.active && takesLeads(person))
    .map(({ id, name, team }) => ({ value: id, label: name, hint: codeName(team) }))
  const decide = (body: { decision: "approve" | "nurture"; to?: string }) =>
    act(() => api.post<{ stage: string }>("/api/holds/{lead}/decision", { path: { lead: hold.lead.id }, body }), {
      says: ({ stage }) => (body.decision === "nurture" ? t("cleared") : stage === "held" ? t("still_held") : t("handed_off")),
      refreshes: ["holds", "board", "leads", "handoffs"],
    })
  return (
    <article className="grid gap-3 rounded-lg border bg-card p-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <div className="grid content-start gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <LeadLine lead={hold.lead} />
          <Badge look="warn">{t(`reason_${hold.reason}`)}</Badge>
        </div>
        <p>{hold.says}</p>
        <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-muted-foreground">
          {t("since")} <Instant at={hold.since} as="ago" /> · {t("due")} <Instant at={hold.due_at} /> · <Person person={hold.owner} />
        </p>
      </div>
      <div className="grid content-start gap-1.5">
        <h2 className="text-xs font-medium text-muted-foreground">{t("fix")}</h2>
        {hold.fix.person !== null && (
          <p className="font-medium">
            {t("first_to_be_free", { name: hold.fix.person.name })}
            {hold.fix.at !== null && (
              <>
                , <Instant at={hold.fix.at} />
              </>
            )}
          </p>
        )}
        <p>{t(`fix_${hold.fix.code}`)}</p>
        <Blockers hold={hold} />
      </div>
      <div className="flex flex-wrap content-start gap-2 md:flex-col">
        <div className="grid w-full gap-2 md:w-56">
          <Combobox
            label={t("give_to_whom", { name: called(hold.lead) })}
            value={to}
            choices={choices}
            onChange={setTo}
            placeholder={t("whose_turn")}
            nothing={t("nobody_called_so")}
          />
          <GatedButton
            may="holds.decide"
            look="main"
            disabled={isBusy}
            onClick={() => void decide({ decision: "approve", ...(to === null ? {} : { to }) })}
          >
            {to !== null ? t("give") : hold.reason === "nobody" ? t("try_again") : t("approve")}
          </GatedButton>
          <GatedButton may="holds.decide" disabled={isBusy} onClick={() => void decide({ decision: "nurture" })}>
            {t("nurture")}
          </GatedButton>
        </div>
      </div>
    </article>
  )
}

function Blockers({ hold }: { hold: HoldView }) {
  const t = useTexts<typeof en>("board")
  if (hold.fix.blockers.length === 0) return null
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-link">
        {t("who_stood_in_the_way")} ({hold.fix.blockers.length})
      </summary>
      <ul className="mt-1.5 grid gap-1">
        {hold.fix.blockers.map(({ person, says, free_at: freeAt }) => (
          <li key={person.id}>
            <TextLink to={`/people?person=${person.handle}`}>{person.name}</TextLink> {says}
            {freeAt !== null && (
              <span className="text-muted-foreground">
                , {t("free_from")} <Instant at={freeAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
