import type { ComponentProps } from "react"
import { Input } from "#app/ui/input.tsx"

/** A day, or with `withTime` an instant in the viewer's own zone; the browser brings the calendar, in the viewer's language. */
export function DateInput({ withTime = false, ...rest }: Omit<ComponentProps<"input">, "type"> & { withTime?: boolean }) {
  return <Input type={withTime ? "datetime-local" : "date"} {...rest} />
}
