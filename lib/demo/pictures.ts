import { html, type Html } from './html.ts'

/** The North at night: lights, mountains, a train on its way. Drawn, so that nothing is fetched. */
export const landscape: Html = html` <svg
  class="landscape"
  viewBox="0 0 1440 560"
  preserveAspectRatio="xMidYMax slice"
  aria-hidden="true"
>
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#0b1736" />
      <stop offset=".55" stop-color="#17376b" />
      <stop offset="1" stop-color="#3f6f95" />
    </linearGradient>
    <linearGradient id="light" x1="0" y1="1" x2="0" y2="0">
      <stop offset="0" stop-color="#5ff0b5" stop-opacity=".75" />
      <stop offset=".5" stop-color="#4fc8e8" stop-opacity=".28" />
      <stop offset="1" stop-color="#8d7bff" stop-opacity="0" />
    </linearGradient>
    <filter id="soft" x="-20%" y="-20%" width="140%" height="140%">
      <feGaussianBlur stdDeviation="14" />
    </filter>
  </defs>
  <rect width="1440" height="560" fill="url(#sky)" />
  <g fill="#fff" opacity=".7">
    <circle cx="120" cy="80" r="1.4" />
    <circle cx="260" cy="150" r="1" />
    <circle cx="410" cy="60" r="1.6" />
    <circle cx="600" cy="110" r="1" />
    <circle cx="760" cy="46" r="1.3" />
    <circle cx="905" cy="130" r="1" />
    <circle cx="1060" cy="70" r="1.5" />
    <circle cx="1210" cy="120" r="1.1" />
    <circle cx="1350" cy="58" r="1.4" />
    <circle cx="1290" cy="200" r="1" />
    <circle cx="690" cy="190" r="1" />
  </g>
  <g filter="url(#soft)" fill="url(#light)">
    <path
      d="M560 300C640 180 700 250 790 150s170 20 260-70 150-40 240-90v180c-90 60-150 10-240 90s-170 0-260 70-150 20-230 80Z"
    />
    <path
      d="M780 330c90-110 160-50 250-140s150-30 230-100 120-20 180-50v150c-70 50-110 20-180 80s-140 20-230 90-160 10-250 60Z"
      opacity=".8"
    />
  </g>
  <path
    fill="#28507e"
    d="M0 440l150-60 120 40 160-80 150 70 130-45 190 85 150-110 170 100 120-55 100 50v125H0Z"
  />
  <path fill="#16345c" d="M0 480l190-50 160 40 210-60 190 58 220-48 190 52 210-42 70 20v110H0Z" />
  <path fill="#0c2140" d="M0 505c240-30 480-26 720-14s480 12 720-12v81H0Z" />
  <g fill="#0a1a33">
    <path
      d="M70 505l14-46 14 46zM110 508l18-64 18 64zM152 506l12-40 12 40zM1250 500l16-58 16 58zM1294 500l12-42 12 42zM1330 498l20-70 20 70z"
    />
  </g>
  <g class="train">
    <path stroke="#0a1a33" stroke-width="3" d="M0 522h1440" />
    <g fill="#d8452f">
      <rect x="300" y="492" width="128" height="26" rx="4" />
      <rect x="432" y="492" width="128" height="26" rx="4" />
      <rect x="564" y="492" width="128" height="26" rx="4" />
      <path d="M696 492h96c18 0 34 12 38 26H696z" />
    </g>
    <g fill="#ffe2a3">
      <rect x="312" y="498" width="14" height="9" rx="2" />
      <rect x="334" y="498" width="14" height="9" rx="2" />
      <rect x="356" y="498" width="14" height="9" rx="2" />
      <rect x="378" y="498" width="14" height="9" rx="2" />
      <rect x="400" y="498" width="14" height="9" rx="2" />
      <rect x="444" y="498" width="14" height="9" rx="2" />
      <rect x="466" y="498" width="14" height="9" rx="2" />
      <rect x="488" y="498" width="14" height="9" rx="2" />
      <rect x="510" y="498" width="14" height="9" rx="2" />
      <rect x="532" y="498" width="14" height="9" rx="2" />
      <rect x="576" y="498" width="14" height="9" rx="2" />
      <rect x="598" y="498" width="14" height="9" rx="2" />
      <rect x="620" y="498" width="14" height="9" rx="2" />
      <rect x="642" y="498" width="14" height="9" rx="2" />
      <rect x="664" y="498" width="14" height="9" rx="2" />
      <path d="M780 498h12c10 0 17 4 22 9h-34z" />
    </g>
  </g>
</svg>`

export const mark: Html = html` <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <circle cx="16" cy="16" r="15" fill="none" stroke="currentColor" stroke-width="2" />
  <path fill="#d8452f" d="M16 5l4.500 11h-9z" />
  <path fill="currentColor" d="M16 27l4.500-11h-9z" opacity=".55" />
</svg>`

/** One small view for each city. */
export const views: Html[] = [
  html`<svg viewBox="0 0 320 160" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect width="320" height="160" fill="#10224a" />
    <path
      d="M0 90C60 30 120 80 180 40s100-10 140-40v70c-40 40-90 10-140 50S60 90 0 140Z"
      fill="#52e3b0"
      opacity=".5"
    />
    <path d="M0 130l60-40 50 26 70-46 60 44 80-30v76H0Z" fill="#0a1733" />
    <path d="M96 136h120l-14 16H110zM140 120h44v16h-44zM156 106h10v14h-10z" fill="#d8452f" />
  </svg>`,
  html`<svg viewBox="0 0 320 160" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect width="320" height="160" fill="#f4b980" />
    <circle cx="228" cy="74" r="30" fill="#fff0d2" />
    <path d="M0 108l70-34 60 22 80-40 110 46v58H0Z" fill="#7d5a7c" />
    <rect y="118" width="320" height="42" fill="#c98a78" />
    <path d="M58 118l12-46 12 46zM88 118l10-34 10 34zM250 118l14-56 14 56z" fill="#3d3354" />
    <path
      d="M120 132h80M140 142h90"
      stroke="#fff0d2"
      stroke-width="3"
      stroke-linecap="round"
      opacity=".7"
    />
  </svg>`,
  html`<svg viewBox="0 0 320 160" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect width="320" height="160" fill="#a9d3e8" />
    <path d="M0 120c60-20 110-10 160-6s110 4 160-10v56H0Z" fill="#eef7fb" />
    <path
      d="M132 116V84l12-10 12 10v32zM164 116V70l16-14 16 14v46zM204 116V90l10-8 10 8v26z"
      fill="#8a5a3c"
    />
    <path
      d="M140 72c0-8 4-8 4-14 0 6 4 6 4 14zM174 54c0-12 6-12 6-20 0 8 6 8 6 20zM210 80c0-7 4-7 4-12 0 5 4 5 4 12z"
      fill="#5c7f8f"
    />
  </svg>`,
]
