import { useState } from 'react'
import type { Conversation } from '#lib/widget/conversation.ts'
import type { Shell } from './controller.ts'
import type { Choice } from './menu.tsx'
import { useWords } from './words.ts'

/** What the menu of a conversation offers. */
export function useChoices(
  { live, verbs, keep }: Shell['visit'],
  conversation: Conversation | undefined,
  onTranscript: () => void,
): Choice[] {
  const { texts } = useWords()
  const [isLoud, setLoud] = useState(keep.get('sound') !== 'off')
  const choices: Choice[] = [
    {
      name: isLoud ? texts.soundOff : texts.soundOn,
      run() {
        keep.set('sound', isLoud ? 'off' : 'on')
        setLoud(!isLoud)
      },
    },
  ]
  if (conversation && live.get().customer.desk?.sendsTranscripts)
    choices.push({ name: texts.transcript, run: onTranscript })
  if (conversation?.mayClose)
    choices.push({ name: texts.closeConversation, run: () => void verbs.close(conversation.id) })
  return choices
}
