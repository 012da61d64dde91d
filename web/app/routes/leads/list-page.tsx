import { useNavigate, useSearch } from "@tanstack/react-router"
import { ContactRound, SearchX } from "lucide-react"
import type { z } from "zod"
import type { LeadView } from "#contract/lead.ts"
import { addressOf, writeQuery } from "#app/address.ts"
import { api, useApi } from "#app/api.ts"
import { Instant } from "#app/parts/instant.tsx"
import { lookedFor } from "#app/parts/looked-for.ts"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import type { en } from "#app/routes/leads/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Input } from "#app/ui/input.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Select } from "#app/ui/select.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table } from "#app/ui/table.tsx"
import { useEffect, useState } from "react"

type Lead = z.infer<typeof LeadView>
type Leads = { data: Lead[]; next_cursor: string | null }
const STAGES = [
  "captured",
  "nurture",
  "held",
  "handed_off",
  "accepted",
  "sql",
  "opportunity",
  "won",
  "lost",
  "recycled",
  "disqualified",
] as const

const ANY = "any"

/** /leads: everybody who came in, newest first; by stage, or by name, company or e-mail address. */
export function Component() {
  const t = useTexts<typeof en>("leads")
  const navigate = useNavigate()
  const { stage = "", q = "" } = useSearch({ strict: false }) as { stage?: string; q?: string | number }
  const text = String(q)
  const leads = useApi<Leads>("/api/leads", { query: { stage, ...lookedFor(text) } }, { keepsLast: true })
  const [more, setMore] = useState<Leads | null>(null)
  useEffect(() => setMore(null), [stage, text])
  const filter = (next: { stage?: string; q?: string }) => void navigate(addressOf(`/leads${writeQuery({ stage, q: text, ...next })}`))
  const cursor = more === null ? leads.data?.next_cursor : more.next_cursor
  const load = async () => {
    const page = await api.get<Leads>("/api/leads", { query: { stage, ...lookedFor(text), cursor } })
    setMore({ data: [...(more?.data ?? []), ...page.data], next_cursor: page.next_cursor })
  }
  return (
    <Page title={t("leads")}>
      <form
        className="flex flex-wrap gap-2 max-sm:grid"
        onSubmit={(event) => {
          event.preventDefault()
          filter({ q: String(new FormData(event.currentTarget).get("q") ?? "").trim() })
        }}
      >
        <Input
          key={text}
          name="q"
          type="search"
          defaultValue={text}
          placeholder={t("find")}
          aria-label={t("find")}
          className="sm:max-w-72"
        />
        <Select
          label={t("stage")}
          value={stage === "" ? ANY : stage}
          onChange={(value) => filter({ stage: value === ANY ? "" : value })}
          options={[
            { value: ANY, label: t("any_stage") },
            ...STAGES.map((value) => ({ value: value as string, label: t(`stage_${value}`) })),
          ]}
        />
      </form>
      <Loaded query={leads}>
        {({ data }) =>
          data.length === 0 && (text !== "" || stage !== "") ? (
            <Empty
              icon={<SearchX aria-hidden />}
              title={t("nobody_fits")}
              action={<Button onClick={() => filter({ stage: "", q: "" })}>{t("clear_search")}</Button>}
            >
              {t("nobody_fits_hint")}
            </Empty>
          ) : data.length === 0 ? (
            <Empty icon={<ContactRound aria-hidden />} title={t("no_leads")} action={<LinkButton to="/">{t("to_start")}</LinkButton>}>
              {t("no_leads_hint")}
            </Empty>
          ) : (
            <Card flush>
              <Table<Lead>
                caption={t("leads")}
                rows={[...data, ...(more?.data ?? [])]}
                keyOf={(lead) => lead.id}
                columns={[
                  { key: "lead", label: t("lead"), show: (lead) => <LeadLine lead={lead} /> },
                  { key: "stage", label: t("stage"), show: (lead) => <Badge>{t(`stage_${lead.stage}`)}</Badge> },
                  { key: "with", label: t("with"), show: (lead) => <Person person={lead.owner} /> },
                  { key: "next", label: t("next"), show: (lead) => <span className="line-clamp-2 max-w-80">{lead.next_action}</span> },
                  { key: "came", label: t("came_in"), show: (lead) => <Instant at={lead.created_at} /> },
                ]}
              />
            </Card>
          )
        }
      </Loaded>
      {cursor !== null && cursor !== undefined && (
        <Button className="justify-self-center" onClick={() => void load()}>
          {t("more")}
        </Button>
      )}
    </Page>
  )
}
