import type { Browser } from '@playwright/test'
import { agentOn } from '../journeys/people/agent.ts'
import { customerOn } from '../journeys/people/customer.ts'
import { anna } from '../support/cast.ts'
import { pictures, shoot, visitor, type Look } from './look.ts'

/** The pictures of the README: a conversation that is really under way. */
export async function takeReadme(browser: Browser, baseURL: string): Promise<void> {
  const look: Look = { theme: 'light', language: 'ru', width: 1440 }
  const agent = agentOn(await visitor(browser, baseURL, look))
  const customer = customerOn(await visitor(browser, baseURL, look))
  await agent.signIn(anna.email)
  await agent.show('Все открытые')
  await customer.visit()
  await customer.become('Мария Иванова')
  await customer.open()
  await customer.entry('Посмотрите').click()
  await agent.open('Мария Иванова')
  await agent.reply('Мария, вижу: фамилию исправила, новый билет уже у вас на почте.')
  await customer.said('фамилию исправила').waitFor()
  await customer.write('Пришло, спасибо огромное!')
  await agent.said('спасибо огромное').waitFor()
  await shoot(customer.page, pictures, 'widget-light-ru')
  await shoot(agent.page, pictures, 'desk-light-ru')
  await agent.page.emulateMedia({ colorScheme: 'dark' })
  await shoot(agent.page, pictures, 'desk-dark-ru')
}
