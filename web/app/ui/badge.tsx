import { cva, type VariantProps } from "class-variance-authority"
import type { ComponentProps } from "react"
import { classNames } from "#app/ui/class-names.ts"

const look = cva(
  "inline-block rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap max-sm:whitespace-normal first-letter:uppercase [&_svg]:mr-1 [&_svg]:inline-block [&_svg]:size-3 [&_svg]:align-[-0.125em]",
  {
    variants: {
      look: {
        plain: "bg-secondary text-secondary-foreground",
        main: "bg-accent text-accent-foreground",
        good: "bg-success-soft text-success",
        warn: "bg-warning-soft text-warning",
        bad: "bg-destructive-soft text-destructive",
      },
    },
    defaultVariants: { look: "plain" },
  },
)

export type BadgeLook = NonNullable<VariantProps<typeof look>["look"]>

/** A state in a word or two, with a capital as it stands alone. Colour never says it alone. */
export function Badge({ look: chosen, className, ...rest }: ComponentProps<"span"> & { look?: BadgeLook }) {
  return <span className={classNames(look({ look: chosen }), className)} {...rest} />
}
