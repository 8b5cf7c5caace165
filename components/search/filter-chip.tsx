import { classNames } from '#components/ui/class-names.ts'

type FilterChipProps = {
  label: string
  /** Empty: not set. */
  value: string
  options: { value: string; name: string }[]
  /** What stands for "not set"; the label alone where it is left out. */
  none?: string
  onChange: (value: string) => void
}

/** A filter as a small pill that opens the platform's own list. */
export function FilterChip({ label, value, options, none = label, onChange }: FilterChipProps) {
  return (
    <select
      aria-label={label}
      value={options.some((option) => option.value === value) ? value : ''}
      onChange={(event) => onChange(event.target.value)}
      className={classNames(
        'h-7 max-w-44 cursor-pointer truncate rounded-full border px-2 text-xs pointer-coarse:h-10 pointer-coarse:text-lg',
        value === ''
          ? 'border-line-strong bg-surface text-ink-muted hover:bg-hover'
          : 'border-accent bg-accent-soft font-medium text-accent-text',
      )}
    >
      <option value="">{none}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  )
}
