/*
 * The light tokens of app/tokens.css as sRGB, because mail programs know neither variables nor oklch.
 * A rule test holds the two together.
 */
export const brand = {
  canvas: '#f5f6f8',
  surface: '#ffffff',
  line: '#e2e4e7',
  ink: '#1c1f26',
  inkMuted: '#4d5159',
  inkFaint: '#636870',
  accent: '#1a6f52',
  accentInk: '#ffffff',
  bubble: '#d5f1e5',
  font: "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
} as const
