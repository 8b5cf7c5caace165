/** For comparing names: case and ё do not count. */
export const fold = (text: string): string => text.toLocaleLowerCase().replaceAll('ё', 'е')
