'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Kbd } from './kbd.tsx'
import { placeTooltip } from './place-tooltip.ts'

/*
 * One tooltip for the whole page, drawn beside whatever element with data-tooltip is pointed at or
 * focused: a popup component per button would cost a list of a hundred rows a hundred listeners.
 * It repeats the accessible name, so it says nothing to screen readers.
 */

/** Milliseconds of pointing before it shows; right after another one it shows at once. */
const delay = 450
const warmFor = 300

type Shown = { element: HTMLElement; text: string; keys: string[] }

/** Draws the tooltips of everything inside. One per page. */
export function TooltipArea({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const bubble = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let hiddenAt = -Infinity
    let target: HTMLElement | null = null

    const hide = () => {
      clearTimeout(timer)
      if (target) hiddenAt = performance.now()
      target = null
      setShown(null)
    }
    const show = (element: HTMLElement, wait: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        target = element
        const { tooltip = '', tooltipKeys } = element.dataset
        setShown({ element, text: tooltip, keys: tooltipKeys?.split(' ') ?? [] })
      }, wait)
    }
    const owner = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tooltip]') : null

    const over = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      const element = owner(event)
      if (element === target) return
      const isWarm = target !== null || performance.now() - hiddenAt < warmFor
      hide()
      if (element) show(element, isWarm ? 0 : delay)
    }
    const focused = (event: FocusEvent) => {
      const element = owner(event)
      if (element?.matches(':focus-visible')) show(element, 0)
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    document.addEventListener('pointerover', over)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('focusin', focused)
    document.addEventListener('focusout', hide)
    document.addEventListener('keydown', pressed)
    document.addEventListener('scroll', hide, true)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', over)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('focusin', focused)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('keydown', pressed)
      document.removeEventListener('scroll', hide, true)
    }
  }, [])

  useEffect(() => {
    const box = bubble.current
    if (!shown || !box) return
    const { left, top } = placeTooltip(
      shown.element.getBoundingClientRect(),
      { width: box.offsetWidth, height: box.offsetHeight },
      { width: innerWidth, height: innerHeight },
    )
    box.style.transform = `translate(${left}px, ${top}px)`
    box.style.opacity = '1'
  }, [shown])

  return (
    <>
      {children}
      {shown && (
        <div
          ref={bubble}
          key={shown.text}
          aria-hidden
          className="pointer-events-none fixed top-0 left-0 z-60 flex max-w-72 items-center gap-2 rounded-m bg-raised px-2 py-1 text-xs text-ink opacity-0 shadow-high transition-opacity duration-(--quick)"
        >
          {shown.text}
          {shown.keys.length > 0 && <Kbd keys={shown.keys} />}
        </div>
      )}
    </>
  )
}

/** Attributes that give an element a tooltip. */
export function tooltip(text: string, keys?: string[]) {
  return { 'data-tooltip': text, ...(keys && { 'data-tooltip-keys': keys.join(' ') }) }
}
