import type { Wait } from '#lib/widget/wait.ts'
import type { Texts } from './en.ts'

const plural = new Intl.PluralRules('ru')

/** The form that a number asks for: 1 сообщение, 2 сообщения, 5 сообщений. */
function form(count: number, one: string, few: string, many: string): string {
  const category = plural.select(count)
  return category === 'one' ? one : category === 'few' ? few : many
}

function waitIn(wait: Wait): string {
  if (wait.unit === 'moment') return 'минуту'
  const { unit, count } = wait
  if (unit === 'hour') return `${count} ${form(count, 'час', 'часа', 'часов')}`
  return `${count} ${form(count, 'минуту', 'минуты', 'минут')}`
}

const weekdays = [
  'в воскресенье',
  'в понедельник',
  'во вторник',
  'в среду',
  'в четверг',
  'в пятницу',
  'в субботу',
]

function dayIn(days: number, opens: Date): string {
  if (days === 0) return 'сегодня'
  if (days === 1) return 'завтра'
  if (days < 7) return weekdays[opens.getDay()] ?? ''
  return new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long' }).format(opens)
}

export const ru: Texts = {
  close: 'Свернуть чат',
  back: 'Назад к диалогам',
  team: 'Поддержка',
  greeting: 'Здравствуйте! Спросите о чём угодно, мы поможем.',
  conversations: 'Ваши диалоги',
  allConversations: (count) => `Показать все: ${count}`,
  start: 'Написать нам',
  startAbout: 'О чём вопрос?',
  somethingElse: 'Другой вопрос',
  newConversation: 'Новый диалог',
  conversationNumber: (number) => `Диалог ${number}`,
  closed: 'Завершён',
  you: 'Вы',
  unread: (count) => {
    if (count > 99) return '99+ непрочитанных сообщений'
    return `${count} ${form(count, 'непрочитанное сообщение', 'непрочитанных сообщения', 'непрочитанных сообщений')}`
  },
  intro: 'Напишите ваш вопрос. Мы ответим здесь и сохраним переписку.',
  messages: 'Сообщения',
  compose: 'Сообщение',
  composeHint: 'Напишите сообщение…',
  send: 'Отправить',
  tooLong: (over) => `Длиннее, чем нужно, на ${over} ${form(over, 'знак', 'знака', 'знаков')}`,
  loading: 'Загружаем…',
  older: 'Показать более ранние сообщения',
  newest: 'Новые сообщения',
  toNewest: 'К последнему сообщению',
  today: 'Сегодня',
  yesterday: 'Вчера',
  deleted: 'Сообщение удалено',
  edited: 'изменено',
  sending: 'Отправляем…',
  waiting: 'Ждём связи…',
  sent: 'Отправлено',
  read: 'Прочитано',
  failed: 'Не отправлено',
  retry: 'Отправить снова',
  remove: 'Удалить',
  typing: (name) => (name ? `${name} печатает` : 'Вам отвечают'),
  ended: 'Диалог завершён. Напишите сообщение, и он откроется снова.',
  place: (place, wait) => {
    const stands = place === 1 ? 'Вы следующие в очереди' : `Место в очереди: ${place}`
    return wait ? `${stands}, ждать примерно ${waitIn(wait)}` : stands
  },
  backAt: (days, opens, time) => `Мы вернёмся ${dayIn(days, opens)} в ${time}`,
  answersIn: (wait) => `Обычно отвечаем за ${waitIn(wait)}`,
  answersSoon: 'Мы на связи и скоро ответим',
  limited: (wait) =>
    `Слишком много сообщений подряд. Написанное сохранено и уйдёт через ${waitIn(wait)}.`,
  attach: 'Приложить файл',
  photograph: 'Сделать снимок',
  emoji: 'Эмодзи',
  drop: 'Отпустите файлы здесь',
  files: 'Файлы к отправке',
  takeAway: (name) => `Убрать ${name}`,
  fileTooLarge: (name, most) => `${name}: больше ${most}.`,
  filesTooMany: (most) =>
    `За один раз не больше ${most} ${form(most, 'файла', 'файлов', 'файлов')}.`,
  uploading: (percent) => `Загружаем, ${percent} %`,
  uploadOf: (name) => `Загружаем ${name}`,
  uploadBroken: 'Не загрузился. Попробуем снова, когда появится связь.',
  again: 'Ещё раз',
  cancel: 'Отменить',
  picture: (name) => `Открыть картинку ${name}`,
  download: 'Скачать',
  previous: 'Предыдущая картинка',
  next: 'Следующая картинка',
  closePicture: 'Закрыть картинку',
  soundOff: 'Выключить звук',
  soundOn: 'Включить звук',
  more: 'Ещё',
  closeConversation: 'Завершить диалог',
  reopen: 'Открыть снова',
  transcript: 'Отправить переписку на почту',
  transcriptSent: (to) => `Отправили переписку на ${to}.`,
  address: 'Почта',
  addressName: 'Имя',
  leaveAddress: 'Сейчас никого нет на месте. Оставьте почту, и мы ответим и туда.',
  leave: 'Оставить',
  addressLeft: (email) => `Спасибо! Мы напишем на ${email}.`,
  rate: 'Как мы справились?',
  scores: ['Очень плохо', 'Плохо', 'Так себе', 'Хорошо', 'Отлично'],
  comment: 'Что нам стоит знать? (необязательно)',
  sendRating: 'Отправить оценку',
  rated: 'Спасибо за оценку!',
  continues: (number) => `Продолжение диалога ${number}`,
  offline: 'Нет связи. Всё, что вы напишете, сохранится и уйдёт, как только она появится.',
  connecting: 'Подключаемся…',
  attachment: (name, size) => `${name}, ${size}`,
  refusals: {
    contact_blocked: 'Этот чат вам недоступен.',
    inbox_not_found: 'Этот чат больше не работает.',
    identity_invalid: 'Не удалось подтвердить, кто вы. Войдите на сайт ещё раз.',
    identity_expired: 'Вход на сайт устарел. Обновите страницу.',
    message_too_long: 'Сообщение слишком длинное.',
    message_empty: 'Сообщение пустое.',
    conversation_not_found: 'Этот диалог больше недоступен.',
    session_ended: 'Сеанс закончился. Обновите страницу.',
    origin_not_allowed: 'Этот чат не разрешён на этом сайте.',
    identity_required: 'Войдите на сайт, чтобы написать нам.',
    rate_limited: 'Слишком много запросов. Попробуйте чуть позже.',
    file_type_refused: 'Такие файлы мы не принимаем.',
    file_empty: 'Файл пустой.',
    file_content_refused: 'Содержимое файла не такое, как обещает имя.',
    too_many_loose_files: 'Слишком много файлов. Подождите немного.',
    file_too_large: 'Файл слишком большой.',
    upload_missing: 'Файл не дошёл. Приложите его ещё раз.',
    address_invalid: 'Это не похоже на адрес почты.',
    address_known: 'Этот адрес принадлежит нашему клиенту. Войдите на сайт.',
    address_missing: 'Напишите, куда отправить.',
    transcript_empty: 'Пока нечего отправлять: вам ещё не ответили.',
    closing_not_allowed: 'Этот диалог нельзя завершить отсюда.',
    reopening_over: 'Диалог завершён слишком давно. Начните новый.',
    rating_over: 'Оценить этот диалог уже нельзя.',
    unknown: 'Что-то пошло не так. Попробуйте ещё раз.',
  },
}
