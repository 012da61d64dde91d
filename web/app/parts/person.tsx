import { useShellTexts } from "#app/texts.ts"
import { classNames } from "#app/ui/class-names.ts"

/** Somebody of ours: initials and name. */
export function Person({ person, className }: { person: { name: string } | null; className?: string }) {
  const t = useShellTexts()
  if (person === null) return <span className="text-muted-foreground">{t("nobody")}</span>
  const initials = person.name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join("")
  return (
    <span className={classNames("inline-flex min-w-0 items-center gap-1.5", className)}>
      <span
        aria-hidden
        className="grid size-5 shrink-0 place-items-center rounded-full bg-secondary text-[0.625rem] font-semibold text-secondary-foreground"
      >
        {initials.toUpperCase()}
      </span>
      <span className="truncate">{person.name}</span>
    </span>
  )
}
