/** Markup that may stand in a page as it is. */
export type Html = { markup: string }

/** Fills a template; every value but Html is text and stays text. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  const filled = values.map((value) =>
    typeof value === 'string'
      ? escapeHtml(value)
      : Array.isArray(value)
        ? value.map(({ markup }) => markup).join('')
        : value.markup,
  )
  return { markup: String.raw({ raw: parts }, ...filled) }
}

/** A value for a script element: JSON in which no "<" can end the element. */
export function jsonHtml(value: unknown): Html {
  return { markup: JSON.stringify(value, null, 2).replaceAll('<', '\\u003c') }
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
