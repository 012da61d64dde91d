import { Link } from "@tanstack/react-router"
import type { VariantProps } from "class-variance-authority"
import type { ReactNode } from "react"
import { addressOf } from "#app/address.ts"
import { buttonLook } from "#app/ui/button.tsx"
import { classNames } from "#app/ui/class-names.ts"

/** A way to another page that looks like a button. */
export function LinkButton({ to, look, size, className, children }: Looks & { to: string; className?: string; children: ReactNode }) {
  return (
    <Link {...addressOf(to)} className={classNames(buttonLook({ look, size }), className)}>
      {children}
    </Link>
  )
}

type Looks = VariantProps<typeof buttonLook>
