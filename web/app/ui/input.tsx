import { useId, type ComponentProps, type ReactNode } from "react"
import { classNames } from "#app/ui/class-names.ts"

const LOOK =
  "w-full min-w-0 rounded-md border border-input bg-card px-3 text-base text-foreground placeholder:text-muted-foreground disabled:opacity-60 aria-invalid:border-destructive md:text-sm"

/** One line of text. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={classNames(LOOK, "h-9", className)} {...rest} />
}

/** Several lines of text. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={classNames(LOOK, "min-h-20 py-2", className)} {...rest} />
}

/** A label with what belongs to it: the input, a hint, and what is wrong. `children` gets the ids to carry. */
export function Field({ label, hint, problem, className, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ")
  return (
    <div className={classNames("grid gap-1.5", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": problem ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="text-xs font-medium text-destructive">
          {problem}
        </p>
      )}
    </div>
  )
}

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  problem?: ReactNode
  className?: string
  children: (carry: { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined }) => ReactNode
}
