import { useEffect, useRef, useState } from "react"
import type { en } from "#app/routes/agreement/en.ts"
import type { Draft } from "#app/routes/agreement/version.ts"
import { useTexts } from "#app/texts.ts"

const LINE_PX = 20

/** The file as a text, with its lines numbered and those marked that something is wrong in. `line`: where to go. */
export function FileEditor({ source, problems, line, onChange }: FileEditorProps) {
  const t = useTexts<typeof en>("agreement")
  const area = useRef<HTMLTextAreaElement>(null)
  const [top, setTop] = useState(0)
  const bad = new Set(problems.map((problem) => problem.line))
  const lines = source.split("\n").length
  useEffect(() => {
    const box = area.current
    if (box === null || line === null) return
    const start =
      box.value
        .split("\n")
        .slice(0, line - 1)
        .join("\n").length + (line > 1 ? 1 : 0)
    const end = box.value.indexOf("\n", start)
    box.focus()
    box.setSelectionRange(start, end < 0 ? box.value.length : end)
    box.scrollTop = Math.max(0, (line - 6) * LINE_PX)
  }, [line])
  return (
    <div className="relative h-[70dvh] overflow-hidden rounded-lg border border-input bg-card font-mono text-xs">
      <div
        aria-hidden
        className="absolute inset-y-0 left-0 w-11 overflow-hidden border-r bg-muted py-3 text-right text-muted-foreground select-none"
      >
        <div style={{ transform: `translateY(${-top}px)` }}>
          {Array.from({ length: lines }, (_, at) => (
            <div
              key={at}
              style={{ height: LINE_PX, lineHeight: `${LINE_PX}px` }}
              className={bad.has(at + 1) ? "bg-destructive-soft pr-2 font-bold text-destructive" : "pr-2"}
            >
              {at + 1}
            </div>
          ))}
        </div>
      </div>
      <textarea
        ref={area}
        aria-label={t("as_file")}
        lang="en"
        value={source}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        style={{ lineHeight: `${LINE_PX}px` }}
        className="absolute inset-y-0 right-0 left-11 resize-none overflow-auto bg-transparent px-3 py-3 whitespace-pre outline-offset-[-2px]"
      />
    </div>
  )
}

type FileEditorProps = { source: string; problems: Draft["problems"]; line: number | null; onChange: (source: string) => void }
