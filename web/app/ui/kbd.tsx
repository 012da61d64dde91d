import { classNames } from "#app/ui/class-names.ts"

/** A key to press. */
export function Kbd({ children, className }: { children: React.ReactNode; className?: string }) {
  return (
    <kbd
      className={classNames(
        "inline-grid h-5 min-w-5 place-items-center rounded border border-b-2 bg-muted px-1 font-sans text-[0.6875rem] font-medium text-muted-foreground",
        className,
      )}
    >
      {children}
    </kbd>
  )
}
