/** 1.4 MB: bytes as a person reads them. */
export function sizeIn(language: string, bytes: number): string {
  const [unit, size]: [string, number] =
    bytes < 1_000_000 ? ['kilobyte', bytes / 1_000] : ['megabyte', bytes / 1_000_000]
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: size < 10 ? 1 : 0,
  }).format(size)
}
