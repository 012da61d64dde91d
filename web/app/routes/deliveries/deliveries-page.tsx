import { MailCheck } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { DeliveryView } from "#contract/delivery.ts"
import { codeName } from "#domain/language/code-name.ts"
import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/deliveries/en.ts"
import { useTexts, type Say } from "#app/texts.ts"
import { Badge, type BadgeLook } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { Page } from "#app/ui/page.tsx"
import { Segmented } from "#app/ui/segmented.tsx"
import { Sheet } from "#app/ui/sheet.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Delivery = z.infer<typeof DeliveryView>
const STATES = ["dead", "waiting", "sent", "shown", "cancelled"] as const
const LOOKS: Record<(typeof STATES)[number], BadgeLook> = { dead: "bad", waiting: "main", sent: "good", shown: "plain", cancelled: "plain" }
const EVERY_MS = 10_000

/** /deliveries: what was or is to be sent, and what reached nobody. */
export function Component() {
  const t = useTexts<typeof en>("deliveries")
  const [{ state }, setSearch] = useSearchValues(["state"])
  const [limit, setLimit] = useState(50)
  const [opened, setOpened] = useState<Delivery | null>(null)
  const found = useApi<{ data: Delivery[]; next_cursor: string | null }>(
    "/api/deliveries",
    { query: { state, limit } },
    { live: ["handoffs"], keepsLast: true, everyMs: EVERY_MS },
  )
  return (
    <Page title={t("title")} note={t("title_note")} wide>
      <Segmented
        label={t("filter")}
        value={state}
        options={[{ value: "", label: t("all") }, ...STATES.map((each) => ({ value: each as string, label: t(`state_${each}`) }))]}
        onChange={(next) => setSearch({ state: next })}
      />
      <Loaded query={found}>
        {({ data, next_cursor: next }) => (
          <Card flush>
            {data.length === 0 ? (
              <Empty icon={<MailCheck aria-hidden />} title={t(state === "dead" ? "empty_dead" : "empty")}>
                {t(state === "dead" ? "empty_dead_hint" : "empty_hint")}
              </Empty>
            ) : (
              <Deliveries deliveries={data} onOpen={setOpened} />
            )}
            {next !== null && limit < 200 && (
              <div className="px-4 py-2">
                <Button onClick={() => setLimit(200)}>{t("more")}</Button>
              </div>
            )}
          </Card>
        )}
      </Loaded>
      <Sheet open={opened !== null} onClose={() => setOpened(null)} title={opened?.subject}>
        {opened !== null && <Message delivery={opened} />}
      </Sheet>
    </Page>
  )
}

function Deliveries({ deliveries, onOpen }: { deliveries: Delivery[]; onOpen: (delivery: Delivery) => void }) {
  const t = useTexts<typeof en>("deliveries")
  const columns: Column<Delivery>[] = [
    {
      key: "subject",
      label: t("subject"),
      show: (each) => (
        <button type="button" className="rounded-sm text-left font-medium text-link hover:underline" onClick={() => onOpen(each)}>
          {each.subject}
        </button>
      ),
    },
    {
      key: "to",
      label: t("to"),
      show: (each) => (
        <span>
          {nameOf(each, t)} <span className="text-xs text-muted-foreground">{channelName(each.channel)}</span>
        </span>
      ),
    },
    {
      key: "state",
      label: t("state"),
      show: (each) => (
        <span className="grid justify-items-start gap-0.5">
          <Badge look={LOOKS[each.state]}>{t(`state_${each.state}`)}</Badge>
          {each.last_error !== null && <span className="text-xs text-destructive">{each.last_error}</span>}
          {each.state === "waiting" && each.next_at !== null && each.attempts > 0 && (
            <span className="text-xs text-muted-foreground">
              {t("next")} <Instant at={each.next_at} />
            </span>
          )}
          {each.owner !== null && <span className="text-xs text-muted-foreground">{t("looked_after", { name: each.owner.name })}</span>}
        </span>
      ),
    },
    { key: "created", label: t("created"), show: (each) => <Instant at={each.created_at} /> },
    { key: "retry", label: "", show: (each) => (each.state === "dead" ? <Retry delivery={each} /> : null) },
  ]
  return <Table caption={t("caption")} columns={columns} rows={deliveries} keyOf={(each) => each.id} />
}

function Retry({ delivery }: { delivery: Delivery }) {
  const t = useTexts<typeof en>("deliveries")
  const { act, isBusy } = useAct()
  const retry = () =>
    act(() => api.post("/api/deliveries/{id}/retry", { path: { id: delivery.id } }), { says: t("retried"), refreshes: ["deliveries"] })
  return (
    <GatedButton may="deliveries.retry" size="small" disabled={isBusy} onClick={() => void retry()}>
      {t("retry")}
    </GatedButton>
  )
}

function Message({ delivery }: { delivery: Delivery }) {
  const t = useTexts<typeof en>("deliveries")
  return (
    <div className="grid gap-4">
      <Facts
        facts={[
          [t("to"), nameOf(delivery, t)],
          [t("channel"), channelName(delivery.channel)],
          [
            t("state"),
            <Badge key="state" look={LOOKS[delivery.state]}>
              {t(`state_${delivery.state}`)}
            </Badge>,
          ],
          [t("error"), delivery.last_error],
          [t("attempts", { count: delivery.attempts }), delivery.ended_at === null ? null : <Instant key="ended" at={delivery.ended_at} />],
          [t("receipt"), delivery.receipt],
          [t("cause"), delivery.cause],
        ]}
      />
      <div>
        <h3 className="mb-1 text-xs font-medium text-muted-foreground">{t("body")}</h3>
        <pre tabIndex={0} className="overflow-x-auto rounded-md border bg-muted p-3 text-xs whitespace-pre-wrap">
          {delivery.body}
        </pre>
      </div>
    </div>
  )
}

/** Whom a message is for: an address, or a team by its name. */
function nameOf({ recipient }: Delivery, t: Say<typeof en>): string {
  return recipient.startsWith("team:") ? t("team", { name: codeName(recipient.slice(5)) }) : recipient
}

const CHANNELS: Readonly<Record<string, string>> = { email: "E-mail", slack: "Slack", teams: "Teams", webhook: "Webhook" }

function channelName(channel: string): string {
  return CHANNELS[channel] ?? channel
}
