import type { EventView } from "#contract/event.ts"
import { Instant } from "#app/parts/instant.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { VERDICT_LOOKS } from "#app/routes/events/verdicts.ts"
import type { en } from "#app/routes/events/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"

/** One event in detail, and what helps where it could not be understood. */
export function EventSheet({ event }: { event: EventView }) {
  const t = useTexts<typeof en>("events")
  return (
    <div className="grid gap-4">
      <Facts
        facts={[
          [
            t("verdict"),
            <Badge key="verdict" look={VERDICT_LOOKS[event.verdict]}>
              {t(`verdict_${event.verdict}`)}
            </Badge>,
          ],
          [t("problem"), event.problem?.says ?? event.notice],
          [t("fix"), event.problem?.fix],
          [t("first"), event.first === null ? null : <Instant key="first" at={event.first.received_at} />],
          [t("event"), event.event ?? event.form ?? event.page ?? event.kind],
          [t("source"), event.source],
          [t("who"), event.lead === null ? null : <LeadLine key="lead" lead={event.lead} />],
          [t("identity"), event.identity === null ? null : `${event.identity.kind}: ${event.identity.value}`],
          [t("received"), <Instant key="received" at={event.received_at} />],
          [t("occurred"), event.occurred_at === null ? null : <Instant key="occurred" at={event.occurred_at} />],
          [t("message_id"), event.message_id],
          [
            t("signal"),
            <code key="signal" className="text-xs break-all">
              {event.signal}
            </code>,
          ],
        ]}
      />
      {event.quarantine !== null && event.verdict === "quarantined" && (
        <div>
          <LinkButton to="/quarantine" look="main">
            {t("to_quarantine")}
          </LinkButton>
        </div>
      )}
    </div>
  )
}
