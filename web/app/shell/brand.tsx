import { Link } from "@tanstack/react-router"
import type { Session } from "#app/session.ts"
import { useShellTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { classNames } from "#app/ui/class-names.ts"

/** The mark, and whose workspace this is. */
export function Brand({ session, className }: { session: Session; className?: string }) {
  const t = useShellTexts()
  return (
    <div className={classNames("flex min-w-0 items-center gap-2", className)}>
      <Link to="/" className="flex items-center gap-2 rounded-md font-semibold tracking-tight">
        <img src="/icon.svg" alt="" width="22" height="22" />
        Baton
      </Link>
      {session.workspace.is_demo ? (
        <Badge look="main">{t("demo")}</Badge>
      ) : (
        <span className="truncate text-xs text-muted-foreground">{session.workspace.name}</span>
      )}
    </div>
  )
}
