import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'

type ChoiceFieldProps<Value extends string> = {
  label: string
  hint?: string
  value: Value
  choices: readonly Value[]
  name: (choice: Value) => string
  onChange: (value: Value) => void
}

/** One of a few, in a list. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, hint, value, choices, name, onChange } = props
  return (
    <Field label={label} {...(hint && { hint })}>
      <Select value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {name(choice)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
