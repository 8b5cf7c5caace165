/** What every raised surface shares: menus, popovers. */
export const popupStyle =
  'origin-(--transform-origin) rounded-l bg-raised text-ink shadow-high outline-none transition-[opacity,scale] duration-(--quick) ease-out data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0'
