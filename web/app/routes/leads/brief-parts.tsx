import { Check, X } from "lucide-react"
import type { Brief } from "#domain/brief/brief.ts"
import { plainWords } from "#app/parts/code-name.ts"
import { Instant } from "#app/parts/instant.tsx"
import { sureZone } from "#app/parts/lead-time.tsx"
import type { en } from "#app/routes/leads/en.ts"
import { sentence } from "#app/routes/leads/explanation.ts"
import { silentLines } from "#app/routes/leads/brief-fold.tsx"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Facts } from "#app/ui/facts.tsx"

/** How to go on after the first sentence: the question, the asset, what may be referred to. */
export function SayCard({ brief }: { brief: Brief }) {
  const t = useTexts<typeof en>("leads")
  const quotable = brief.engagement.filter((line) => line.quotable)
  return (
    <Card title={t("conversation")} note={sentence(brief.next.purpose)}>
      <div className="grid gap-3">
        <p>
          {t("then_ask")} <q className="font-medium">{brief.next.question}</q>
        </p>
        {brief.next.asset !== null && <p>{t("bring", { what: brief.next.asset })}</p>}
        {brief.challenge !== null && (
          <div>
            <h3 className="font-medium text-muted-foreground">{t("own_words")}</h3>
            <blockquote className="mt-1 border-l-2 pl-3">{brief.challenge}</blockquote>
          </div>
        )}
        {brief.answers.length > 0 && (
          <Facts facts={brief.answers.map(({ question, answer }) => [question.replaceAll("_", " "), answer] as const)} />
        )}
        {quotable.length > 0 && (
          <div>
            <h3 className="font-medium text-muted-foreground">{t("they_know")}</h3>
            <Lines lines={quotable} />
          </div>
        )}
      </div>
    </Card>
  )
}

/** What helps to prepare and is never said. */
export function SilentCard({ brief }: { brief: Brief }) {
  const t = useTexts<typeof en>("leads")
  const lines = silentLines(brief)
  return (
    <div id="do-not-quote" className="scroll-mt-16">
      <Card title={t("do_not_quote")} note={t("do_not_quote_hint")}>
        {lines.length === 0 ? <p className="text-muted-foreground">{t("nothing_silent")}</p> : <Lines lines={lines} />}
      </Card>
    </div>
  )
}

function Lines({ lines }: { lines: Brief["engagement"] }) {
  return (
    <ul className="mt-1 grid gap-1">
      {lines.map(({ says, at }) => (
        <li key={`${says}${at}`} className="flex justify-between gap-3">
          <span>{sentence(says)}</span>
          <span className="text-xs text-muted-foreground">
            <Instant at={new Date(at).toISOString()} as="ago" />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Who it is, how they are reached, and where they work. */
export function WhoCard({ brief: { who, company, sources = {}, origin, channels } }: { brief: Brief }) {
  const t = useTexts<typeof en>("leads")
  const told = (field: string) => (sources[field] === undefined ? "" : ` (${t("told_by", { who: sources[field].by })})`)
  const contact = who.contact
  return (
    <Card title={t("who")}>
      <Facts
        facts={[
          [t("title"), who.title === null ? null : `${who.title}${told("job_title")}`],
          [t("email"), who.email === null ? null : <a href={`mailto:${who.email}`}>{who.email}</a>],
          [t("phone"), who.phone === null ? null : <a href={`tel:${who.phone.replaceAll(/[^+\d]/g, "")}`}>{who.phone}</a>],
          [t("place"), who.place],
          [
            t("best_reached"),
            contact === null || contact === undefined ? null : (
              <>
                <Instant at={new Date(contact.from).toISOString()} theirs={sureZone(contact.zones)} /> –{" "}
                <Instant at={new Date(contact.until).toISOString()} theirs={sureZone(contact.zones)} />
              </>
            ),
          ],
          [t("came_by"), [origin.source, origin.campaign].filter(Boolean).join(" / ")],
          ...Object.entries(company).map(([name, value]) => [plainWords(name), `${String(value)}${told(name)}`] as const),
        ]}
      />
      <ul className="mt-3 grid gap-1 border-t pt-3">
        {channels.map(({ channel, allowed, because }) => (
          <li key={channel} className="flex gap-2">
            {allowed ? (
              <Check className="mt-0.5 size-4 shrink-0 text-success" aria-label={t("allowed")} />
            ) : (
              <X className="mt-0.5 size-4 shrink-0 text-destructive" aria-label={t("not_allowed")} />
            )}
            <span>
              <span className="font-medium first-letter:capitalize">{channel}</span>: {because}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Why a lead that somebody worked before is here again; nothing for a new one. */
export function BackCard({ brief }: { brief: Brief }) {
  const t = useTexts<typeof en>("leads")
  if (brief.back === undefined) return null
  return (
    <Card title={t("back_again")}>
      <p>{brief.back.says}</p>
    </Card>
  )
}

/** What is known of the company from before, and earlier cycles. */
export function AccountCard({ brief: { account, history } }: { brief: Brief }) {
  const t = useTexts<typeof en>("leads")
  if (account === null && history.length === 0) return null
  return (
    <Card title={t("account")}>
      {account !== null && (
        <Facts
          facts={[
            [t("company"), account.name],
            [t("relationship"), account.relationship === "unknown" ? null : account.relationship],
            [t("owner"), account.owner],
            [t("opportunities"), account.opportunities.map(({ name, stage }) => `${name} (${stage})`).join(", ")],
            [t("competitor"), account.competitor],
            [t("note"), account.note],
          ]}
        />
      )}
      {history.length > 0 && (
        <ul className="mt-3 grid gap-1">
          {history.map(({ cycle, owner, outcome, reason, closedAt }) => (
            <li key={cycle}>
              {t("earlier_cycle", { cycle, outcome: plainWords(outcome) })}
              {reason !== null && ` (${plainWords(reason)})`} {owner !== null && `· ${owner} `}·{" "}
              <span className="text-muted-foreground">
                <Instant at={new Date(closedAt).toISOString()} as="ago" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
