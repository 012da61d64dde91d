import { cva, type VariantProps } from "class-variance-authority"
import type { ComponentProps } from "react"
import { classNames } from "#app/ui/class-names.ts"

export const buttonLook = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border border-transparent font-medium whitespace-nowrap select-none transition-colors disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      look: {
        main: "bg-primary text-primary-foreground hover:brightness-110",
        plain: "border-border bg-card text-foreground hover:bg-muted",
        quiet: "text-muted-foreground hover:bg-muted hover:text-foreground",
        bad: "border-border bg-card text-destructive hover:bg-destructive-soft",
      },
      size: { normal: "h-9 px-3.5 text-sm", small: "h-7 px-2.5 text-xs", touch: "h-11 px-4 text-sm", icon: "size-9", iconSmall: "size-7" },
    },
    defaultVariants: { look: "plain", size: "normal" },
  },
)

/** A button. Icons alone need an `aria-label`. */
export function Button({ look, size, className, type = "button", ...rest }: ComponentProps<"button"> & VariantProps<typeof buttonLook>) {
  return <button type={type} className={classNames(buttonLook({ look, size }), className)} {...rest} />
}
