import { useShellTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"

/** How urgent a lead is: 1 first. */
export function TierBadge({ tier }: { tier: 1 | 2 | 3 }) {
  const t = useShellTexts()
  return <Badge look={tier === 1 ? "main" : "plain"}>{t("tier", { n: tier })}</Badge>
}
