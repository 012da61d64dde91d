import { useEffect, useId, useRef, useState } from "react"
import { LETTERS, TOUCHES, type Answer, type Choices, type Letter, type QueueItem } from "#app/parts/answers/answer.ts"
import { useShellTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { classNames } from "#app/ui/class-names.ts"
import { Kbd } from "#app/ui/kbd.tsx"

/** Which list of answers is open; digits choose from it. */
export type Asking = "reject" | "recycle" | "disqualify" | "touch" | "convert" | null

/** What can be said of a handoff: a button each, with its key; those with a reason open a list above. Made for a thumb on a phone. */
export function AnswerBar({ item, choices, asking, onAsk, onAnswer, keys, whyNot = null }: AnswerBarProps) {
  const t = useShellTexts()
  const id = useId()
  const may = possible(choices, item)
  const button = (name: Exclude<Asking, null> | "accept", key: string | null, isMain = false) => (
    <Button
      key={name}
      look={isMain ? "main" : "plain"}
      className="max-md:h-11 max-md:flex-auto max-md:px-1.5 max-sm:text-[0.8125rem]"
      disabled={whyNot !== null}
      aria-expanded={name === "accept" ? undefined : asking === name}
      aria-controls={asking === name ? id : undefined}
      aria-keyshortcuts={key ?? undefined}
      onClick={() => (name === "accept" ? onAnswer({ kind: "accept" }) : onAsk(asking === name ? null : name))}
    >
      {name === "convert" && item.state === "sql" ? t("do_opportunity") : t(`do_${name}`)}
      {key !== null && (
        <Kbd className={classNames("max-md:hidden", isMain && "border-white/40 bg-transparent text-inherit")}>{key.toUpperCase()}</Kbd>
      )}
    </Button>
  )
  return (
    <div className="border-t bg-card">
      {asking !== null && whyNot === null && (
        <AnswerList key={asking} id={id} asking={asking} item={item} choices={choices} onAnswer={onAnswer} onClose={() => onAsk(null)} />
      )}
      {whyNot !== null && <p className="px-4 pt-2 text-xs text-muted-foreground">{whyNot}</p>}
      <div className="flex flex-wrap items-center gap-2 px-3 py-2 max-sm:gap-1.5 md:px-5">
        {may.accept && button("accept", keys?.accept ?? null, true)}
        {may.convert && button("convert", keys?.convert ?? null, true)}
        {button("touch", keys?.touch ?? null)}
        {may.recycle && button("recycle", keys?.recycle ?? null)}
        {may.refusal !== null && button(may.refusal, keys?.reject ?? null)}
      </div>
    </div>
  )
}

/**
 * What the server says may be answered now. `refusal`: as what a lead goes back for good; what was accepted can't be handed back any more, so it is
 * disqualified.
 */
export function possible({ possible: by }: Choices, { state }: Pick<QueueItem, "state">) {
  const kinds = by[state] ?? []
  return {
    accept: kinds.includes("accept"),
    convert: kinds.includes("sql") || kinds.includes("opportunity"),
    recycle: kinds.includes("recycle"),
    refusal: (["reject", "disqualify"] as const).find((kind) => kinds.includes(kind)) ?? null,
  }
}

function AnswerList({ id, asking, item, choices, onAnswer, onClose }: AnswerListProps) {
  const t = useShellTexts()
  const [letters, setLetters] = useState<readonly Letter[]>([])
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") onClose()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [onClose])
  const options = optionsOf(asking, choices, t)
  return (
    <div
      ref={list}
      id={id}
      role="group"
      aria-label={t(`ask_${asking}`)}
      className="max-h-[50dvh] overflow-y-auto border-b px-3 py-3 md:px-5"
    >
      <p className="mb-2 text-xs font-medium text-muted-foreground">
        {asking === "convert" ? t(item.state === "sql" ? "ask_opportunity" : "ask_convert") : t(`ask_${asking}`)}
      </p>
      {asking === "convert" ? (
        <div className="flex flex-wrap items-center gap-2">
          {item.state !== "sql" &&
            LETTERS.map((letter, at) => (
              <Button
                key={letter}
                data-digit={at + 1}
                aria-pressed={letters.includes(letter)}
                className="aria-pressed:border-primary aria-pressed:bg-accent max-md:h-11"
                onClick={() => setLetters((now) => (now.includes(letter) ? now.filter((each) => each !== letter) : [...now, letter]))}
              >
                <Kbd className="max-md:hidden">{at + 1}</Kbd>
                {t(`letter_${letter}`)}
              </Button>
            ))}
          <Button look="main" data-digit="Enter" className="max-md:h-11" onClick={() => onAnswer({ kind: "convert", letters })}>
            {t(item.state === "sql" ? "do_opportunity" : "do_convert")}
            <Kbd className="border-white/40 bg-transparent text-inherit max-md:hidden">↵</Kbd>
          </Button>
        </div>
      ) : (
        <ul className="grid gap-1.5 sm:grid-cols-2 lg:grid-cols-3">
          {options.map(({ key, says, answer }, at) => (
            <li key={key}>
              <button
                type="button"
                data-digit={digitOf(at)}
                onClick={() => onAnswer(answer)}
                className="flex h-full min-h-9 w-full items-center gap-2.5 rounded-md border px-2.5 py-1.5 text-left hover:bg-muted max-md:min-h-11"
              >
                {digitOf(at) !== null && <Kbd className="shrink-0 max-md:hidden">{digitOf(at)}</Kbd>}
                {says}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The digit that chooses the n-th answer: 1 to 9, then 0; null from the eleventh on. */
function digitOf(at: number): string | null {
  return at < 9 ? String(at + 1) : at === 9 ? "0" : null
}

function optionsOf(
  asking: Exclude<Asking, null>,
  choices: Choices,
  t: ReturnType<typeof useShellTexts>,
): { key: string; says: string; answer: Answer }[] {
  if (asking === "touch") return TOUCHES.map((touch) => ({ key: touch, says: t(`touch_${touch}`), answer: { kind: "touch", touch } }))
  if (asking === "convert") return []
  return choices[asking].map(({ id, says }) => ({ key: id, says, answer: { kind: asking, reason: id } }))
}

/** Presses what a digit stands for in the list that is open. */
export function pressDigit(key: string): boolean {
  const button = document.querySelector<HTMLButtonElement>(`[data-digit="${CSS.escape(key)}"]`)
  button?.click()
  return button !== null
}

type AnswerBarProps = {
  item: QueueItem
  choices: Choices
  asking: Asking
  onAsk: (asking: Asking) => void
  onAnswer: (answer: Answer) => void
  /** Which keys do the same, to be shown; none when they are switched off. */
  keys: Partial<Record<"accept" | "reject" | "recycle" | "touch" | "convert", string>> | null
  /** Why this person may not answer, as a sentence. */
  whyNot?: string | null
}
type AnswerListProps = Pick<AnswerBarProps, "item" | "choices" | "onAnswer"> & {
  id: string
  asking: Exclude<Asking, null>
  onClose: () => void
}
