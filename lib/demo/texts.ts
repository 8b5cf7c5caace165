/** The words of the demo company's site. */
export const texts = {
  ru: {
    brand: 'Северный путь',
    title: 'Северный путь: командировки и поездки на Север',
    demo: 'Демонстрация Otklik. Сайт смотрит',
    anonymous: 'аноним',
    nav: ['Поезда', 'Отели', 'Командировки', 'Документы'],
    signIn: 'Войти',
    headline: 'Дорога на Север без лишних пересадок',
    lead: 'Билеты, отели и отчётные документы для командировок: в одном заказе, с живой поддержкой днём и ночью.',
    from: 'Откуда',
    to: 'Куда',
    when: 'Когда',
    fromValue: 'Москва',
    toValue: 'Мурманск',
    whenValue: '28 ноября',
    search: 'Подобрать поездку',
    trips: 'Ближайшие поездки',
    ask: 'Спросить о поездке',
    routes: 'Куда едут этой зимой',
    price: (rubles: string) => `от ${rubles} ₽`,
    routeList: [
      {
        city: 'Мурманск',
        text: 'Полярная ночь, ледокол «Ленин» и северное сияние.',
        price: '8 400',
      },
      { city: 'Петрозаводск', text: 'Кивач, Рускеала и ночной экспресс до утра.', price: '3 900' },
      { city: 'Архангельск', text: 'Малые Корелы и Соловки, если позволит лёд.', price: '5 200' },
    ],
    reasons: [
      { title: 'Один договор', text: 'Поезда, самолёты и отели в одном счёте и одном акте.' },
      { title: 'Политика поездок', text: 'Лимиты и согласования, как принято в вашей компании.' },
      { title: 'Поддержка 24/7', text: 'Перенос рейса среди ночи: напишите, и поможет человек.' },
    ],
    code: 'Так чат стоит на этой странице',
    codeText:
      'Два тега: настройки и скрипт. Для вошедших клиентов сервер сайта подписывает user_jwt, поэтому история доступна с любого устройства.',
    footer: '© 2026 «Северный путь». Вымышленная компания для демонстрации Otklik.',
    tripList: {
      maria: [
        {
          what: 'SU-1402',
          where: 'Москва → Мурманск',
          when: 'завтра, 9:40',
          state: 'билет переоформляется',
        },
        {
          what: 'Отель «Полярный»',
          where: 'Мурманск, 2 ночи',
          when: 'завтра, с 14:00',
          state: 'подтверждён',
        },
      ],
      pavel: [
        {
          what: 'Поезд 016А',
          where: 'Петербург → Мурманск',
          when: 'суббота, 17:20',
          state: 'возврат рассматривается',
        },
        {
          what: 'Поезд 742Ч',
          where: 'Москва → Петербург',
          when: '3 декабря, 6:40',
          state: 'оплачен',
        },
      ],
    },
  },
  en: {
    brand: 'Northern Way',
    title: 'Northern Way: business trips and journeys to the North',
    demo: 'Otklik demonstration. The site is seen by',
    anonymous: 'anonymous',
    nav: ['Trains', 'Hotels', 'Business trips', 'Documents'],
    signIn: 'Sign in',
    headline: 'The way north, without needless changes',
    lead: 'Tickets, hotels and paperwork for business trips: in one order, with people who answer day and night.',
    from: 'From',
    to: 'To',
    when: 'When',
    fromValue: 'Moscow',
    toValue: 'Murmansk',
    whenValue: '28 November',
    search: 'Find a journey',
    trips: 'Upcoming trips',
    ask: 'Ask about a trip',
    routes: 'Where people go this winter',
    price: (rubles: string) => `from ₽${rubles}`,
    routeList: [
      {
        city: 'Murmansk',
        text: 'Polar night, the icebreaker Lenin and the northern lights.',
        price: '8,400',
      },
      {
        city: 'Petrozavodsk',
        text: 'Kivach, Ruskeala and a night express until morning.',
        price: '3,900',
      },
      {
        city: 'Arkhangelsk',
        text: 'Malye Korely and Solovki, if the ice permits.',
        price: '5,200',
      },
    ],
    reasons: [
      {
        title: 'One contract',
        text: 'Trains, flights and hotels on one invoice and one statement.',
      },
      { title: 'Travel policy', text: 'Limits and approvals the way your company has them.' },
      { title: 'Support 24/7', text: 'A flight moved at midnight: write, and a person helps.' },
    ],
    code: 'How the chat stands on this page',
    codeText:
      'Two tags: settings and a script. For signed-in customers the site’s server signs user_jwt, so their history is there on any device.',
    footer: '© 2026 Northern Way. A fictional company that demonstrates Otklik.',
    tripList: {
      maria: [
        {
          what: 'SU-1402',
          where: 'Moscow → Murmansk',
          when: 'tomorrow, 9:40',
          state: 'ticket being reissued',
        },
        {
          what: 'Hotel Polyarny',
          where: 'Murmansk, 2 nights',
          when: 'tomorrow, from 14:00',
          state: 'confirmed',
        },
      ],
      pavel: [
        {
          what: 'Train 016A',
          where: 'St Petersburg → Murmansk',
          when: 'Saturday, 17:20',
          state: 'refund in review',
        },
        {
          what: 'Train 742Ch',
          where: 'Moscow → St Petersburg',
          when: '3 December, 6:40',
          state: 'paid',
        },
      ],
    },
  },
}

export type DemoTexts = (typeof texts)['en']
