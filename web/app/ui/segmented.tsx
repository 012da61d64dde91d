import { classNames } from "#app/ui/class-names.ts"

/** A few choices side by side, such as filters, of which one is taken. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  return (
    <div role="group" aria-label={label} className="inline-flex w-fit flex-wrap rounded-md border bg-muted p-0.5">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={classNames(
            "rounded-[0.375rem] px-2.5 py-1 text-xs font-medium text-muted-foreground first-letter:uppercase hover:text-foreground",
            option.value === value && "bg-card text-foreground shadow-xs",
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}

type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}
