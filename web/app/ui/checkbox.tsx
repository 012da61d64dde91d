import type { ComponentProps, ReactNode } from "react"
import { classNames } from "#app/ui/class-names.ts"

/** A box to tick, with its words. */
export function Checkbox({ label, className, ...rest }: Omit<ComponentProps<"input">, "type"> & { label: ReactNode }) {
  return (
    <label className={classNames("flex items-start gap-2.5", className)}>
      <input type="checkbox" className="mt-0.5 size-4 shrink-0 accent-primary" {...rest} />
      <span className="min-w-0">{label}</span>
    </label>
  )
}
