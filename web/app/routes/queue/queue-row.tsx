import { Link } from "@tanstack/react-router"
import { memo } from "react"
import { called } from "#app/parts/lead-line.tsx"
import { LeadTime } from "#app/parts/lead-time.tsx"
import { TimeLeft } from "#app/parts/time-left.tsx"
import { TierBadge } from "#app/parts/tier-badge.tsx"
import { paths } from "#app/paths.ts"
import type { Line } from "#app/routes/queue/use-queue.ts"
import { useShellTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { classNames } from "#app/ui/class-names.ts"

/** One handoff in the queue: what is left, who, why now. Its link carries the focus. */
export const QueueRow = memo(function QueueRow({ line, isSelected, showsOwner, onSelect }: QueueRowProps) {
  const t = useShellTexts()
  const { lead, tier, state, why, urgency, owner, escalations, next_action: next } = line
  return (
    <div
      onPointerDown={() => onSelect(line.id)}
      className={classNames(
        "relative flex h-full items-center gap-3 border-b border-l-2 border-l-transparent px-3 md:px-4",
        isSelected && "border-l-primary bg-accent/60",
        line.isGone && "opacity-60",
      )}
    >
      <div className="w-36 shrink-0 max-md:absolute max-md:right-3 max-md:bottom-2.5 max-md:w-auto">
        {line.isAnswered ? (
          <Badge look={line.isGone ? "plain" : "good"}>{t(`state_${state}`)}</Badge>
        ) : (
          <TimeLeft
            urgency={urgency}
            left={{ workingMs: line.working_left_ms, isTicking: line.opens_at === null, asOf: line.at }}
            paused={urgency === "paused"}
            step={line.due_at}
          />
        )}
      </div>
      <div className="min-w-0 grow">
        <p className="flex min-w-0 items-baseline gap-2">
          <Link
            to={paths.handoff(line.id)}
            id={`line-${line.id}`}
            aria-current={isSelected ? "true" : undefined}
            onFocus={() => onSelect(line.id)}
            className={classNames(
              "max-w-full shrink-0 truncate rounded-sm font-semibold after:absolute after:inset-0",
              line.isGone && "line-through",
            )}
          >
            {called(lead)}
          </Link>
          <span className="min-w-0 truncate text-muted-foreground">{[lead.title, lead.company].filter(Boolean).join(" · ")}</span>
        </p>
        <p className="truncate text-muted-foreground first-letter:uppercase md:mt-0.5">{why ?? next}</p>
        <p className="mt-1 flex items-center gap-2 overflow-hidden pr-36 text-xs whitespace-nowrap text-muted-foreground md:hidden">
          <span className="shrink-0">
            <TierBadge tier={tier} />
          </span>
          {!line.isAnswered && <span className="block shrink-0 first-letter:uppercase">{t(`state_${state}`)}</span>}
          {showsOwner && owner !== null && <span className="truncate">{owner.name}</span>}
        </p>
      </div>
      <div className="hidden shrink-0 items-center gap-3 text-xs text-muted-foreground md:flex">
        {escalations > 0 && <Badge look="bad">{t("escalated", { count: escalations })}</Badge>}
        {lead.zones.length > 0 && (
          <span className="w-36 truncate text-right tabular-nums max-lg:hidden">
            <LeadTime zones={lead.zones} short />
          </span>
        )}
        {showsOwner && <span className="w-28 truncate max-lg:hidden">{owner?.name}</span>}
        <span className="block w-24 text-right first-letter:uppercase">{line.isAnswered ? "" : t(`state_${state}`)}</span>
        <span className="w-12 text-right">
          <TierBadge tier={tier} />
        </span>
      </div>
    </div>
  )
})

type QueueRowProps = { line: Line; isSelected: boolean; showsOwner: boolean; onSelect: (id: string) => void }
