import { useEffect, useState } from "react"
import type { Edit, PutIn } from "#app/routes/agreement/draft.ts"
import { Field, Input } from "#app/ui/input.tsx"

/** A value of the agreement. It is put in when the field is left, or with Enter; the server says whether it fits. */
export function DraftField({ label, path, value, edit, className }: DraftFieldProps) {
  const [text, setText] = useState(String(value))
  useEffect(() => setText(String(value)), [value])
  const put = () => {
    const next = typeof value === "number" && text.trim() !== "" && !Number.isNaN(Number(text)) ? Number(text) : text.trim()
    if (next !== value) void edit([{ path, value: next }])
  }
  return (
    <Field label={label} className={className}>
      {(carry) => (
        <Input
          {...carry}
          value={text}
          inputMode={typeof value === "number" ? "decimal" : undefined}
          onChange={(event) => setText(event.target.value)}
          onBlur={put}
          onKeyDown={(event) => event.key === "Enter" && put()}
        />
      )}
    </Field>
  )
}

type DraftFieldProps = { label: string; path: Edit["path"]; value: string | number; edit: PutIn; className?: string }
