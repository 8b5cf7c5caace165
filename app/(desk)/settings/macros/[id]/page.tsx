import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MacroScreen } from '#components/macros/macro-screen.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('macros'))('title') }
}

type Props = { params: Promise<{ id: string }> }

/** `/settings/macros/<id>`, `/settings/macros/new`: one macro. */
export default async function MacroPage({ params }: Props) {
  const { id } = await params
  return <MacroScreen id={id === 'new' ? null : id} />
}
