/** The members of supabase/seed.sql, offered at the door of a demonstration (OTKLIK_DEMO=1). */
export const demoPeople = [
  { name: 'Вера Соколова', email: 'vera@demo.otklik.test', role: 'superadmin' },
  { name: 'Артём Лебедев', email: 'artem@demo.otklik.test', role: 'admin' },
  { name: 'Анна Морозова', email: 'anna@demo.otklik.test', role: 'agent' },
  { name: 'Борис Ким', email: 'boris@demo.otklik.test', role: 'agent' },
  { name: 'Дарья Волкова', email: 'darya@demo.otklik.test', role: 'agent' },
] as const

export const demoPassword = 'otklik-demo-2026'

export type DemoPerson = (typeof demoPeople)[number]
