import { cloneElement, lazy, Suspense, useState, type ComponentType, type ReactElement } from "react"

// oxlint-disable-next-line typescript/no-explicit-any -- whatever a trigger's own attributes are, they stay
type Trigger = ReactElement<any>
type Opening = { trigger: Trigger; opensAtOnce: boolean }

/** Something that is opened by a button and loaded with the first sign that somebody is about to: menus and panels that most visits never open. */
export function onDemand<Props extends Opening>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): (props: Omit<Props, "opensAtOnce">) => ReactElement {
  const Panel = lazy(load) as unknown as ComponentType<Omit<Props, "opensAtOnce"> & { opensAtOnce: true }>
  return function OnDemand(props) {
    const [isWanted, setWanted] = useState(false)
    const button = cloneElement(props.trigger, {
      onClick: () => setWanted(true),
      onPointerEnter: () => void load(),
      onFocus: () => void load(),
    })
    if (!isWanted) return button
    return (
      <Suspense fallback={button}>
        <Panel {...props} opensAtOnce />
      </Suspense>
    )
  }
}
