import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { addressOf } from "#app/address.ts"
import { classNames } from "#app/ui/class-names.ts"

/** A link within a text or a table. Addresses with a query, such as `/leads?stage=held`, work as they are. */
export function TextLink({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  return (
    <Link {...addressOf(to)} className={classNames("rounded-sm font-medium text-link underline-offset-3 hover:underline", className)}>
      {children}
    </Link>
  )
}
