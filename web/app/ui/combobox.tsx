import { Combobox as Base } from "@base-ui/react/combobox"
import { Check, ChevronDown } from "lucide-react"

export type Choice = { value: string; label: string; hint?: string }

/** Chooses one of many by typing. */
export function Combobox({ label, value, choices, onChange, placeholder, nothing, id }: ComboboxProps) {
  const chosen = choices.find((each) => each.value === value) ?? null
  return (
    <Base.Root items={choices} value={chosen} onValueChange={(next) => onChange((next as Choice | null)?.value ?? null)}>
      <div className="relative">
        <Base.Input
          id={id}
          aria-label={label}
          placeholder={placeholder}
          className="h-9 w-full rounded-md border border-input bg-card pr-9 pl-3 text-base placeholder:text-muted-foreground md:text-sm"
        />
        <Base.Trigger
          aria-label={label}
          tabIndex={-1}
          className="absolute inset-y-0 right-0 grid w-9 place-items-center text-muted-foreground"
        >
          <ChevronDown className="size-4" aria-hidden />
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50">
          <Base.Popup className="max-h-[min(22rem,var(--available-height))] w-(--anchor-width) min-w-56 overflow-y-auto rounded-md border bg-popover p-1 shadow-lg">
            <Base.Empty className="px-2 py-3 text-center text-muted-foreground empty:hidden">{nothing}</Base.Empty>
            <Base.List>
              {(choice: Choice) => (
                <Base.Item
                  key={choice.value}
                  value={choice}
                  className="flex cursor-default items-center gap-2 rounded-sm px-2 py-1.5 outline-none select-none data-highlighted:bg-accent data-highlighted:text-accent-foreground"
                >
                  <span className="size-4 shrink-0">
                    <Base.ItemIndicator>
                      <Check className="size-4" aria-hidden />
                    </Base.ItemIndicator>
                  </span>
                  <span className="min-w-0 grow truncate">{choice.label}</span>
                  {choice.hint && <span className="text-xs text-muted-foreground">{choice.hint}</span>}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type ComboboxProps = {
  label: string
  value: string | null
  choices: Choice[]
  onChange: (value: string | null) => void
  placeholder?: string
  /** What is said when nothing matches. */
  nothing: string
  id?: string
}
