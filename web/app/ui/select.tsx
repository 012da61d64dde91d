import { Select as Base } from "@base-ui/react/select"
import { Check, ChevronsUpDown } from "lucide-react"
import { classNames } from "#app/ui/class-names.ts"

/** Chooses one of a few. For more than about fifteen take the combobox. */
export function Select<Value extends string>({ label, value, options, onChange, id, disabled, className, ...aria }: SelectProps<Value>) {
  return (
    <Base.Root items={options} value={value} onValueChange={(chosen) => chosen !== null && onChange(chosen as Value)} disabled={disabled}>
      <Base.Trigger
        id={id}
        aria-label={label}
        {...aria}
        className={classNames(
          "inline-flex h-9 min-w-0 items-center justify-between gap-2 rounded-md border border-input bg-card px-3 text-sm hover:bg-muted disabled:opacity-60",
          className,
        )}
      >
        <Base.Value className="truncate" />
        <Base.Icon>
          <ChevronsUpDown className="size-4 text-muted-foreground" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="max-h-[min(24rem,var(--available-height))] min-w-(--anchor-width) overflow-y-auto rounded-md border bg-popover p-1 shadow-lg outline-none">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex cursor-default items-center gap-2 rounded-sm py-1.5 pr-3 pl-2 text-sm outline-none select-none data-highlighted:bg-accent data-highlighted:text-accent-foreground"
              >
                <span className="size-4">
                  <Base.ItemIndicator>
                    <Check className="size-4" aria-hidden />
                  </Base.ItemIndicator>
                </span>
                <Base.ItemText>{option.label}</Base.ItemText>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type SelectProps<Value extends string> = {
  /** What a screen reader says; leave it out inside a Field and hand on its ids. */
  label?: string
  value: Value | null
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
  id?: string
  disabled?: boolean
  className?: string
  "aria-describedby"?: string
  "aria-invalid"?: true
}
