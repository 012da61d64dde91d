import { Ban, MessageSquareQuote, Zap } from "lucide-react"
import type { ReactNode } from "react"
import type { Brief } from "#domain/brief/brief.ts"
import { Instant } from "#app/parts/instant.tsx"
import { sureZone } from "#app/parts/lead-time.tsx"
import type { en } from "#app/routes/leads/en.ts"
import { sentence } from "#app/routes/leads/explanation.ts"
import { useTexts } from "#app/texts.ts"

const MOST_WHY = 2

/** What a rep reads in ten seconds: why now, what to say, what not to. At most sixty words; everything else stands below. */
export function BriefFold({ brief, next }: { brief: Brief; next: { says: string; at: string | null } }) {
  const t = useTexts<typeof en>("leads")
  const silent = silentLines(brief)
  const zone = sureZone(brief.who.contact?.zones) ?? (brief.who.contact === null ? (brief.who.localTime?.zone ?? null) : null)
  return (
    <div data-fold className="grid gap-px overflow-hidden rounded-lg border bg-border md:grid-cols-[3fr_4fr]">
      <Part icon={<Zap aria-hidden />} title={t("why_now")}>
        {sentence(firstReasons(brief.whyNow))}
      </Part>
      <Part icon={<MessageSquareQuote aria-hidden />} title={t("say_this")}>
        <q className="font-medium">{brief.next.opener}</q>
      </Part>
      <div className="bg-card px-4 py-3 md:col-span-2">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-xs font-medium text-muted-foreground">{t("next")}</span>
          <span className="font-semibold">{next.says}</span>
          {next.at !== null && (
            <span className="text-muted-foreground">
              <Instant at={next.at} theirs={zone} />
            </span>
          )}
        </p>
        {silent.length > 0 && (
          <p className="mt-1 flex items-center gap-1.5 text-xs text-warning">
            <Ban className="size-3.5" aria-hidden />
            <a href="#do-not-quote" className="underline-offset-3 hover:underline">
              {t("do_not_quote_count", { count: silent.length })}
            </a>
          </p>
        )}
      </div>
    </div>
  )
}

function Part({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className="bg-card px-4 py-3">
      <h2 className="mb-1 flex items-center gap-1.5 text-xs font-medium text-muted-foreground [&_svg]:size-3.5">
        {icon}
        {title}
      </h2>
      <p className="text-base leading-snug">{children}</p>
    </section>
  )
}

/** What the lead does not know that we know. */
export function silentLines({ lastHighIntent, engagement }: Brief): Brief["engagement"] {
  const lines = lastHighIntent === null ? engagement : [lastHighIntent, ...engagement.filter((line) => line.says !== lastHighIntent.says)]
  return lines.filter((line) => !line.quotable)
}

/** The strongest reasons of a sentence that may list many; all of them stand with the score. */
function firstReasons(whyNow: string): string {
  return (whyNow.split(";")[0] ?? "").split(",").slice(0, MOST_WHY).join(",")
}
