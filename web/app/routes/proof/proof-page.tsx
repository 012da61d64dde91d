import { ShieldCheck, ShieldX } from "lucide-react"
import type { z } from "zod"
import type { ProofView } from "#contract/proof.ts"
import { useApi } from "#app/api.ts"
import { useNow } from "#app/clock.ts"
import type { en } from "#app/routes/proof/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Loaded, Spinner } from "#app/ui/states.tsx"

type Proof = z.infer<typeof ProofView>
const EVERY_MS = 60_000

/** /proof: what must always hold, in words, checked now. */
export function Component() {
  const t = useTexts<typeof en>("proof")
  const proof = useApi<Proof>("/api/proof", {}, { everyMs: EVERY_MS })
  return (
    <Page
      title={t("title")}
      note={t("title_note")}
      actions={
        <Button disabled={proof.isFetching} onClick={() => void proof.refetch()}>
          <ShieldCheck aria-hidden />
          {t("again")}
        </Button>
      }
    >
      <Loaded query={proof} loading={<Spinner label={t("checking")} />}>
        {(found) => <Findings proof={found} checkedAt={proof.dataUpdatedAt} />}
      </Loaded>
    </Page>
  )
}

function Findings({ proof, checkedAt }: { proof: Proof; checkedAt: number }) {
  const t = useTexts<typeof en>("proof")
  const all = proof.invariants.length
  const violations = proof.invariants.reduce((sum, each) => sum + each.violations, 0)
  const holding = proof.invariants.filter((each) => each.violations === 0).length
  const sorted = proof.invariants.toSorted((one, other) => other.violations - one.violations)
  return (
    <>
      <div
        role="status"
        className={`flex flex-wrap items-center gap-4 rounded-lg border p-5 ${violations === 0 ? "bg-success-soft" : "bg-destructive-soft"}`}
      >
        {violations === 0 ? (
          <ShieldCheck className="size-9 text-success" aria-hidden />
        ) : (
          <ShieldX className="size-9 text-destructive" aria-hidden />
        )}
        <div className="min-w-0 grow">
          <p className="text-2xl font-semibold tabular-nums">
            {t("violations", { count: violations })}, <Ago at={checkedAt} />
          </p>
          <p>{t("rules_hold", { holding, all })}</p>
          {violations > 0 && <p className="mt-1 font-medium">{t("what_to_do")}</p>}
        </div>
      </div>
      <Card title={t("caption")} flush>
        <ul>
          {sorted.map((each) => (
            <li key={each.name} className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b px-4 py-2.5 last:border-0">
              <div className="min-w-60 flex-1">
                <p>{each.says}</p>
                <p className="text-xs break-all text-muted-foreground">{each.name}</p>
                {each.violations > 0 &&
                  each.examples?.slice(0, 3).map((example) => (
                    <p key={JSON.stringify(example)} className="mt-1 rounded-md bg-muted p-2 text-xs break-words">
                      {t("example", { example: inWords(example) })}
                    </p>
                  ))}
              </div>
              {each.violations === 0 ? (
                <Badge look="good">{t("holds")}</Badge>
              ) : (
                <Badge look="bad">{t("violations", { count: each.violations })}</Badge>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** What breaks a rule: what is said of it, and of which row. */
function inWords(example: unknown): string {
  const { says, subject } = example as { says?: string; subject?: string }
  return says === undefined ? JSON.stringify(example) : `${says} (${subject})`
}

/** How long ago in real time: the check is of this moment also where a demo's clock is ahead. */
function Ago({ at }: { at: number }) {
  const t = useTexts<typeof en>("proof")
  useNow(1_000)
  const seconds = Math.max(0, Math.round((Date.now() - at) / 1_000))
  const ago =
    seconds < 2 ? t("just_now") : seconds < 120 ? t("seconds_ago", { n: seconds }) : t("minutes_ago", { n: Math.round(seconds / 60) })
  return <>{t("checked", { ago })}</>
}
