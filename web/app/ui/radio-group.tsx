import { classNames } from "#app/ui/class-names.ts"

/** One of a few, all of them seen at once. */
export function RadioGroup<Value extends string>({ label, value, options, onChange, className }: RadioGroupProps<Value>) {
  return (
    <fieldset className={classNames("grid gap-1", className)}>
      <legend className="mb-1.5 font-medium">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex items-start gap-2.5 rounded-md border px-3 py-2 has-checked:border-primary has-checked:bg-accent"
        >
          <input
            type="radio"
            name={label}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="mt-0.5 size-4 shrink-0 accent-primary"
          />
          <span className="min-w-0">
            {option.label}
            {option.hint && <span className="block text-xs text-muted-foreground">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

type RadioGroupProps<Value extends string> = {
  label: string
  value: Value | null
  options: readonly { value: Value; label: string; hint?: string }[]
  onChange: (value: Value) => void
  className?: string
}
