/**
 * What the host page's own storage holds for the widget: whether this visitor has conversations (only then
 * is the frame loaded before it is asked for), and the texts of a frame that has no storage itself.
 */
export function createHostKeep(appId: string) {
  const mark = `otklik:${appId}`
  const texts = `${mark}:kept`

  const read = () =>
    attempt(() => JSON.parse(localStorage.getItem(texts) ?? '{}') as Record<string, string>, {})
  const put = (key: string, value: string | null) =>
    attempt(
      () => (value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value)),
      undefined,
    )

  return {
    hasHistory: () => attempt(() => localStorage.getItem(mark) !== null, false),
    setHistory: (isKept: boolean) => put(mark, isKept ? '1' : null),
    read,
    /** Read anew each time: another tab may have kept something meanwhile. */
    write(key: string, value: string | null): void {
      const { [key]: _old, ...others } = read()
      put(texts, JSON.stringify(value === null ? others : { ...others, [key]: value }))
    },
    clear() {
      put(mark, null)
      put(texts, null)
    },
  }
}

function attempt<Value>(action: () => Value, otherwise: Value): Value {
  try {
    return action()
  } catch {
    // Storage is forbidden here, too: everything lives as long as the page.
    return otherwise
  }
}
