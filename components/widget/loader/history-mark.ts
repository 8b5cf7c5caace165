/**
 * Whether a visitor of this page has conversations, kept with the host page: only then is the frame loaded
 * before it is asked for. Says nothing about who it is.
 */
export const historyMark = {
  read: (appId: string): boolean =>
    attempt(() => localStorage.getItem(name(appId)) !== null, false),
  write: (appId: string, isKept: boolean): void =>
    attempt(
      () =>
        isKept ? localStorage.setItem(name(appId), '1') : localStorage.removeItem(name(appId)),
      undefined,
    ),
}

const name = (appId: string) => `otklik:${appId}`

function attempt<Value>(action: () => Value, otherwise: Value): Value {
  try {
    return action()
  } catch {
    // Storage is forbidden here: the badge waits until the chat is opened.
    return otherwise
  }
}
