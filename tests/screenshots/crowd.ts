import { anna, boris, darya, tags } from '../support/cast.ts'

/** One customer of a busy day, what was asked, and what became of it. */
export type Asker = {
  /** Of whom the site said who it is; else a visitor. */
  name?: string
  email?: string
  text: string
  about?: 'tickets' | 'hotels'
  minutes: number
  reply?: string
  /** Who replied. */
  of?: string
  tags?: string[]
  priority?: number
  closed?: boolean
}

const questions = [
  'Добрый день! Не могу найти в письме номер брони, подскажите, где он?',
  'Здравствуйте, можно ли перенести вылет с пятницы на понедельник без доплаты?',
  'Купил два билета вместо одного, один нужно вернуть.',
  'Hi, I was charged twice for the same booking. Could you check?',
  'Ребёнку 4 года, нужен ли отдельный билет?',
  'В отеле сказали, что бронь не подтверждена!',
  'Можно счёт на юрлицо?',
  'Не приходит код из СМС, пробовал уже три раза.',
  'Забыли вещи в номере, помогите связаться с гостиницей.',
  'Какой терминал у рейса SU-1402?',
]

const names = [
  'Алексей Никонов',
  'Светлана Щербакова',
  'Константин Константинопольский-Заболоцкий',
  'John Smith',
  'Ольга Ефимова',
  'Тимур Гарифуллин',
  'Людмила Воробьёва',
  'Грузоперевозки «Северо-Западная транспортная компания»',
  'Ким Ен Сук',
  'Екатерина Ли',
]

const replies = [
  'Здравствуйте! Проверяю, вернусь с ответом через пару минут.',
  'Готово, новый маршрут уже у вас на почте.',
]

/** Askers in the order in which they came. */
export const crowd: Asker[] = Array.from({ length: 36 }, (_, n) => {
  const name = n % 6 === 4 ? undefined : names[n % names.length]!
  return {
    ...(name && { name, email: `customer${n}@example.com` }),
    text: questions[n % questions.length]!,
    about: n % 4 === 1 ? ('hotels' as const) : ('tickets' as const),
    minutes: 4 + (36 - n) * (n % 3 === 0 ? 90 : 7),
    ...(n % 3 === 0 && {
      reply: replies[n % 2]!,
      of: (n % 4 === 1 ? darya : n % 2 ? anna : boris).id,
    }),
    ...(n % 5 === 2 && { tags: n % 2 ? [tags.vip, tags.complaint] : [tags.complaint] }),
    ...(n % 9 === 3 && { priority: n % 2 ? 100 : 50 }),
    ...(n % 12 === 6 && { closed: true }),
  }
})

/** What happens in the conversation that shows everything. */
export const thread: { who: 'anna' | 'maria' | 'note'; text: string }[] = [
  {
    who: 'note',
    text: 'Вера, клиент важный: рейс утром. Если до 18:00 билет не придёт, звоним в авиакомпанию **сами**.',
  },
  {
    who: 'anna',
    text: 'Мария, проверила. Вот что нужно сделать:\n\n1. Откройте [личный кабинет](https://example.com/account).\n2. Нажмите **«Получить ещё раз»**.\n3. Если письма нет в папке `Спам`, напишите мне *сразу*.\n\n> Билет действителен и без распечатки.',
  },
  {
    who: 'maria',
    text: 'Нашла, спасибо! Но там всё ещё старая фамилия.\n\n16.11.2026, 12:40, "Анна Морозова" <anna@demo.test>:\n> Здравствуйте, Мария!\n> Новый билет придёт на почту в течение часа.',
  },
  {
    who: 'maria',
    text: 'Посмотрите: https://example.com/booking/2026-11-22/SU-1402/passengers/ivanova-maria?from=letter&utm_source=mail',
  },
]
