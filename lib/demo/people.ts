/** Customers whom the demo site knows; the seed has them as contacts with conversations. */
export const people = {
  maria: {
    user_id: 'maria',
    name: 'Мария Иванова',
    email: 'maria@northwind.test',
    company_id: 'northwind',
    company_name: 'Северный ветер',
  },
  pavel: {
    user_id: 'pavel',
    name: 'Павел Орлов',
    email: 'pavel@alpha.test',
    company_id: 'alpha-logistics',
    company_name: 'Альфа Логистика',
  },
} as const

export type PersonKey = keyof typeof people

export function isPersonKey(value: string | null): value is PersonKey {
  return value !== null && Object.hasOwn(people, value)
}
