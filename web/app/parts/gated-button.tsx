import { useId, type ComponentProps } from "react"
import { useSession, whyNot } from "#app/session.ts"
import { Button } from "#app/ui/button.tsx"
import { say } from "#app/ui/toast.tsx"
import { Tooltip } from "#app/ui/tooltip.tsx"

/**
 * A button for something that not everybody may do. Whoever may not can still reach it and learns why not.
 *
 * @param may  a permission of the session, such as "people.change"
 * @param because another reason why it can't be done now, or null
 */
export function GatedButton({
  may,
  because = null,
  onClick,
  ...rest
}: ComponentProps<typeof Button> & { may: string; because?: string | null }) {
  const id = useId()
  const reason = whyNot(useSession(), may) ?? because
  if (reason === null) return <Button onClick={onClick} {...rest} />
  return (
    <>
      <Tooltip says={reason}>
        <Button {...rest} type="button" aria-disabled aria-describedby={id} onClick={() => say(reason)} />
      </Tooltip>
      <span id={id} hidden>
        {reason}
      </span>
    </>
  )
}
