import { Tabs as Base } from "@base-ui/react/tabs"
import type { ReactNode } from "react"

/** Views of the same thing, one at a time. */
export function Tabs<Name extends string>({ label, tabs, value, onChange }: TabsProps<Name>) {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as Name)}>
      <Base.List aria-label={label} className="flex gap-1 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.name}
            value={tab.name}
            className="-mb-px shrink-0 border-b-2 border-transparent px-3 py-2 font-medium text-muted-foreground hover:text-foreground focus-visible:outline-offset-[-2px] data-active:border-primary data-active:text-foreground"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.name} value={tab.name} className="pt-4 outline-offset-4">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}

type TabsProps<Name extends string> = {
  label: string
  tabs: readonly { name: Name; label: ReactNode; content: ReactNode }[]
  value: Name
  onChange: (name: Name) => void
}
