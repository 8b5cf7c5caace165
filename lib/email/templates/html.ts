/** Markup that is safe to put into a page: made by html`…` only. */
export type Html = { readonly markup: string }

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** A template in which every value is escaped, unless it is Html itself. Lists are joined. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  const markup = strings.reduce((page, part, at) => page + written(values[at - 1]) + part)
  return { markup }
}

type Value = string | number | Html | Html[] | undefined

function written(value: Value): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => one.markup).join('')
  return typeof value === 'object' ? value.markup : escaped(String(value))
}
