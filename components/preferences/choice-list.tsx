import { classNames } from '#components/ui/class-names.ts'

type Choice<Value> = { value: Value; label: string; hint?: string }

/** One of a few, all to be seen at once. */
export function ChoiceList<Value extends string | number>({
  legend,
  name,
  choices,
  value,
  onChoose,
}: {
  legend: string
  name: string
  choices: Choice<Value>[]
  value: Value
  onChoose: (value: Value) => void
}) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="pb-1.5 text-sm font-medium">{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={classNames(
            'flex max-w-lg items-start gap-2.5 rounded-m border px-3 py-2 text-sm has-focus-visible:outline-2 has-focus-visible:outline-focus',
            choice.value === value ? 'border-accent bg-selected' : 'border-line hover:bg-hover',
          )}
        >
          <input
            type="radio"
            name={name}
            className="mt-0.5 size-4 accent-(--accent) outline-none"
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span className="flex flex-col">
            <span>{choice.label}</span>
            {choice.hint && <span className="text-xs text-ink-muted">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
