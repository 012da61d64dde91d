import { Switch as Base } from "@base-ui/react/switch"
import type { ReactNode } from "react"

/** Turns something on or off, at once. */
export function Switch({ label, checked, onChange }: { label: ReactNode; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="flex items-center justify-between gap-4">
      <span>{label}</span>
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        className="flex h-5 w-9 shrink-0 items-center rounded-full bg-input p-0.5 transition-colors data-checked:bg-primary"
      >
        <Base.Thumb className="size-4 rounded-full bg-white shadow-sm transition-transform data-checked:translate-x-4" />
      </Base.Root>
    </label>
  )
}
