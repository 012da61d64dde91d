import { UsersRound } from "lucide-react"
import { useState } from "react"
import { useApi } from "#app/api.ts"
import type { en } from "#app/routes/agreement/en.ts"
import type { JudgedLead } from "#app/routes/agreement/version.ts"
import { Instant } from "#app/parts/instant.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { TierBadge } from "#app/parts/tier-badge.tsx"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Segmented } from "#app/ui/segmented.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table } from "#app/ui/table.tsx"

const VERDICTS = ["any", "qualified", "not_yet", "disqualified"] as const
const LOOKS = { qualified: "good", not_yet: "plain", disqualified: "bad" } as const

/** Which leads a version judged, and how. */
export function JudgedPanel({ id }: { id: string }) {
  const t = useTexts<typeof en>("agreement")
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number]>("any")
  const [cursors, setCursors] = useState<string[]>([])
  const leads = useApi<{ data: JudgedLead[]; next_cursor: string | null }>(
    "/api/agreements/{id}/leads",
    { path: { id }, query: { verdict: verdict === "any" ? "" : verdict, cursor: cursors.at(-1) } },
    { live: ["leads"] },
  )
  return (
    <div className="grid gap-4">
      <Segmented
        label={t("verdict")}
        value={verdict}
        onChange={(next) => (setVerdict(next), setCursors([]))}
        options={VERDICTS.map((value) => ({ value, label: t(`verdict_${value}`) }))}
      />
      <Loaded query={leads}>
        {({ data, next_cursor: next }) =>
          data.length === 0 ? (
            <Empty icon={<UsersRound aria-hidden />} title={t("judged_nobody")}>
              {t("judged_nobody_hint")}
            </Empty>
          ) : (
            <>
              <Card flush className="relative overflow-hidden">
                <Table
                  caption={t("view_leads")}
                  rows={data}
                  keyOf={(one) => one.id}
                  columns={[
                    { key: "lead", label: t("lead"), show: (one) => <LeadLine lead={one.lead} /> },
                    {
                      key: "verdict",
                      label: t("verdict"),
                      show: (one) => (
                        <span className="flex flex-wrap gap-1">
                          <Badge look={LOOKS[one.verdict]}>{t(`verdict_${one.verdict}`)}</Badge>
                          {one.tier !== null && <TierBadge tier={one.tier} />}
                        </span>
                      ),
                    },
                    { key: "why", label: t("why"), show: (one) => one.why },
                    { key: "at", label: t("when"), show: (one) => <Instant at={one.at} /> },
                  ]}
                />
              </Card>
              <div className="flex gap-2">
                {cursors.length > 0 && <Button onClick={() => setCursors(cursors.slice(0, -1))}>{t("newer")}</Button>}
                {next !== null && <Button onClick={() => setCursors([...cursors, next])}>{t("older")}</Button>}
              </div>
            </>
          )
        }
      </Loaded>
    </div>
  )
}
