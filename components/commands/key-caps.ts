const names: Record<string, string> = {
  Slash: '/',
  Escape: 'Esc',
  Enter: 'Enter',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Comma: ',',
  Period: '.',
}
const plain: Record<string, string> = { $mod: 'Ctrl', Control: 'Ctrl', Meta: 'Win' }
const apple: Record<string, string> = { $mod: '⌘', Meta: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' }

/**
 * The caps of a shortcut, press after press: '$mod+KeyK' is [['Ctrl', 'K']], 'KeyG KeyI' is [['G'], ['I']].
 *
 * @param isApple is the keyboard one of Apple's?
 */
export function keyCaps(keys: string, isApple: boolean): string[][] {
  // Everybody knows this one by what it types.
  if (keys === 'Shift+Slash') return [['?']]
  const held = isApple ? apple : plain
  return keys
    .split(' ')
    .map((press) =>
      press.split('+').map((key) => held[key] ?? names[key] ?? key.replace(/^(Key|Digit)/, '')),
    )
}

export const isApple = (): boolean => /Mac|iP(hone|ad|od)/.test(navigator.platform)
