import { useId } from 'react'
import { Switch } from '#components/ui/switch.tsx'

type ToggleRowProps = {
  label: string
  description: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Something that an inbox does or does not, with a sentence about it. */
export function ToggleRow({ label, description, checked, onChange }: ToggleRowProps) {
  const id = useId()
  return (
    <div className="flex items-start justify-between gap-6 py-3">
      <div className="min-w-0">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <p id={`${id}-about`} className="text-xs text-pretty text-ink-muted">
          {description}
        </p>
      </div>
      <Switch
        id={id}
        aria-describedby={`${id}-about`}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5"
      />
    </div>
  )
}
