import { ClipboardList } from "lucide-react"
import { useState } from "react"
import type { BoardView } from "#contract/board.ts"
import { codeName } from "#domain/language/code-name.ts"
import { useApi } from "#app/api.ts"
import { Figure, Figures } from "#app/parts/figure.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { BoardTabs } from "#app/routes/board/board-tabs.tsx"
import { HandoffTable } from "#app/routes/board/handoff-table.tsx"
import { PeopleTable } from "#app/routes/board/people-table.tsx"
import type { en } from "#app/routes/board/en.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Select } from "#app/ui/select.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"

const A_PAGE = 50
const MOST = 200
const EVERY_MS = 30_000
const URGENCIES = ["overdue", "at_risk", "step_late", "fine", "paused"] as const
const LOOKS = { overdue: "bad", at_risk: "warn", step_late: "warn", fine: "good", paused: "plain" } as const

/** /board: who has what, the most urgent on top. */
export function Component() {
  const t = useTexts<typeof en>("board")
  const [{ team, owner, urgency }, setFilter] = useSearchValues(["team", "owner", "urgency"])
  const [limit, setLimit] = useState(A_PAGE)
  const board = useApi<BoardView>(
    "/api/board",
    { query: { team, owner, urgency, limit } },
    { live: ["handoffs", "leads", "people"], keepsLast: true, everyMs: EVERY_MS },
  )
  return (
    <Page title={t("title")} note={t("board_note")} wide actions={<LinkButton to="/reassign">{t("reassign")}</LinkButton>}>
      <BoardTabs />
      <Loaded query={board}>
        {(found) => (
          <>
            <div className="flex flex-wrap items-center gap-3">
              <Select
                label={t("team")}
                value={team || "all"}
                options={[{ value: "all", label: t("all_teams") }, ...found.teams.map((each) => ({ value: each, label: codeName(each) }))]}
                onChange={(next) => setFilter({ team: next === "all" ? "" : next, owner: "" })}
              />
            </div>
            <Counts counts={found.counts} urgency={urgency} onPick={(next) => setFilter({ urgency: next === urgency ? "" : next })} />
            <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_21rem]">
              <Card title={t("open_leads")} note={ownerNote(found, owner, t)} flush>
                {found.data.length === 0 ? (
                  <Nothing
                    isFiltered={owner !== "" || urgency !== "" || team !== ""}
                    onClear={() => setFilter({ owner: "", urgency: "", team: "" })}
                  />
                ) : (
                  <HandoffTable board={found} />
                )}
                {found.next_cursor !== null && limit < MOST && (
                  <div className="px-4 py-2">
                    <Button onClick={() => setLimit(MOST)}>{t("more")}</Button>
                  </div>
                )}
              </Card>
              <Card title={t("by_person")} flush className="self-start max-xl:-order-1">
                <PeopleTable people={found.people} owner={owner} onPick={(next) => setFilter({ owner: next === owner ? "" : next })} />
              </Card>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function ownerNote(board: BoardView, owner: string, t: ReturnType<typeof useTexts<typeof en>>) {
  const person = board.people.find((each) => each.person.id === owner)
  return person === undefined ? undefined : t("their_leads", { name: person.person.name })
}

function Counts({ counts, urgency, onPick }: { counts: BoardView["counts"]; urgency: string; onPick: (urgency: string) => void }) {
  const t = useTexts<typeof en>("board")
  return (
    <Figures label={t("board")}>
      <Figure value={counts.open.toLocaleString()} says={t("open")} />
      {URGENCIES.map((each) => (
        <Figure
          key={each}
          value={counts[each].toLocaleString()}
          says={t(each)}
          look={counts[each] > 0 ? LOOKS[each] : "plain"}
          isPicked={urgency === each}
          onPick={() => onPick(each)}
        />
      ))}
      <Figure value={counts.held.toLocaleString()} says={t("held")} look={counts.held > 0 ? "warn" : "plain"} />
      <Figure value={counts.escalated.toLocaleString()} says={t("escalated")} look={counts.escalated > 0 ? "warn" : "plain"} />
    </Figures>
  )
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useTexts<typeof en>("board")
  if (!isFiltered)
    return (
      <Empty icon={<ClipboardList aria-hidden />} title={t("empty_board")}>
        {t("empty_board_hint")}
      </Empty>
    )
  return (
    <Empty icon={<ClipboardList aria-hidden />} title={t("empty_filter")} action={<Button onClick={onClear}>{t("all_teams")}</Button>}>
      {t("empty_filter_hint")}
    </Empty>
  )
}
