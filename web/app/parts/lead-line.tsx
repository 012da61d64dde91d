import { TextLink } from "#app/ui/text-link.tsx"
import { paths } from "#app/paths.ts"

/** A lead in one line: name and company, leading to its page unless `to` says otherwise. */
export function LeadLine({ lead, to }: { lead: LeadInFewWords; to?: string }) {
  return (
    <span className="min-w-0">
      <TextLink to={to ?? paths.lead(lead.id)} className="text-foreground">
        {called(lead)}
      </TextLink>
      {lead.company && <span className="text-muted-foreground"> · {lead.company}</span>}
    </span>
  )
}

export type LeadInFewWords = { id: string; name: string | null; email: string | null; company: string | null }

/** What somebody is called when there may be no name. */
export function called({ name, email }: { name: string | null; email: string | null }): string {
  return name ?? email ?? "—"
}
