'use client'

import { useEffect, useRef } from 'react'
import { hello, type Sample, type ToFrame } from '#lib/widget/protocol.ts'

type PreviewFrameProps = {
  /** Public key of the inbox. */
  appId: string
  title: string
  /** As a host page would give them; may change at every key. */
  settings: Record<string, unknown>
  sample: Sample
  /** Null: the first screen. */
  conversation: string | null
}

/* The widget on a desk's page, in its own pixels, and how much of that the editor shows. */
const size = { width: 400, height: 640 }
const scale = 0.76

/** The widget's own frame with settings that are not saved: in a sandbox, asking nobody for anything. */
export function PreviewFrame({ appId, title, settings, sample, conversation }: PreviewFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const port = useRef<MessagePort>(null)
  const asked = useRef<ToFrame[]>([])
  const begin = JSON.stringify(sample)
  const given = JSON.stringify(settings)
  const url = `/widget/frame?preview&app_id=${encodeURIComponent(appId)}`

  useEffect(() => {
    asked.current = [
      {
        type: 'init',
        appId,
        page,
        isOpen: false,
        kept: {},
        ...read(given),
        sample: JSON.parse(begin) as Sample,
      },
      screenOf(conversation),
    ]
  })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const greet = () => {
      const channel = new MessageChannel()
      port.current?.close()
      port.current = channel.port1
      channel.port1.onmessage = ({ data }: MessageEvent<{ type?: string } | null>) => {
        if (data?.type === 'ready') asked.current.forEach((each) => channel.port1.postMessage(each))
      }
      // A sandbox has no origin to name. Nothing in here is anybody's secret.
      element.contentWindow?.postMessage(hello, '*', [channel.port2])
    }
    element.addEventListener('load', greet)
    element.src = url
    return () => {
      element.removeEventListener('load', greet)
      port.current?.close()
    }
  }, [url])

  // What is said before the frame is ready, it does not hear; `asked` tells it then.
  useEffect(() => {
    port.current?.postMessage({ type: 'update', appId, page, ...read(given) } satisfies ToFrame)
  }, [appId, given])
  useEffect(() => asked.current.forEach((each) => port.current?.postMessage(each)), [begin])
  useEffect(() => port.current?.postMessage(screenOf(conversation)), [conversation])

  return (
    <div
      className="overflow-hidden rounded-xl shadow-high"
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      <iframe
        ref={frame}
        title={title}
        sandbox="allow-scripts"
        tabIndex={-1}
        inert
        className="border-0"
        style={{ ...size, transform: `scale(${scale})`, transformOrigin: 'top left' }}
      />
    </div>
  )
}

const page = { url: '', title: '' }
const read = (settings: string) => ({ settings: JSON.parse(settings) as Record<string, unknown> })

function screenOf(conversation: string | null): ToFrame {
  return conversation === null
    ? { type: 'do', verb: 'showSpace', said: ['home'] }
    : { type: 'do', verb: 'showConversation', said: [conversation] }
}
