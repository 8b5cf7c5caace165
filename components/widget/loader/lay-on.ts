/** Gives a shadow root a style that no policy of the host page forbids. */
export function layOn(shadow: ShadowRoot, styles: string): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]
  } catch {
    // Safari before 16.4 cannot construct sheets.
    const element = document.createElement('style')
    element.textContent = styles
    shadow.append(element)
  }
}
