import { createContext, useContext, useEffect, useRef, useState } from "react"
import type { Edit, PutIn } from "#app/routes/agreement/draft.ts"
import { problemAt, valueAt } from "#app/routes/agreement/form-values.ts"
import type { Draft } from "#app/routes/agreement/version.ts"
import { Field, Input } from "#app/ui/input.tsx"

const PAUSE_MS = 400

/** What the fields of a form know of its draft: the last readable agreement, and what the server says is wrong now. */
export const DraftContext = createContext<{ readable: unknown; problems: Draft["problems"] }>({ readable: null, problems: [] })

/** A value of the agreement. It is put in after a short pause in typing, when the field is left, or with Enter; the server says whether it fits. */
export function DraftField({ label, path, value, edit, className }: DraftFieldProps) {
  const { readable, problems } = useContext(DraftContext)
  const [text, setText] = useState(String(value))
  const input = useRef<HTMLInputElement>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const known = valueAt(readable, path)
  const isNumber = typeof (known ?? value) === "number"
  useEffect(() => {
    // Whoever is still writing here must not have it taken from under the cursor.
    if (input.current !== document.activeElement) setText(String(value))
  }, [value])
  useEffect(() => () => clearTimeout(pause.current), [])
  const put = (written: string) => {
    clearTimeout(pause.current)
    const plain = written.trim()
    const next = isNumber && plain !== "" && !Number.isNaN(Number(plain)) ? Number(plain) : plain
    if (next !== value) void edit([{ path, value: next }])
  }
  const later = (written: string) => {
    setText(written)
    clearTimeout(pause.current)
    pause.current = setTimeout(() => put(written), PAUSE_MS)
  }
  return (
    <Field label={label} problem={problemAt(problems, path)} className={className}>
      {(carry) => (
        <Input
          {...carry}
          ref={input}
          value={text}
          inputMode={isNumber ? "decimal" : undefined}
          onChange={(event) => later(event.target.value)}
          onBlur={() => put(text)}
          onKeyDown={(event) => event.key === "Enter" && put(text)}
        />
      )}
    </Field>
  )
}

type DraftFieldProps = { label: string; path: Edit["path"]; value: string | number; edit: PutIn; className?: string }
