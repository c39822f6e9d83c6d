import type { PersonSummary } from '../domain/person/person.ts'
import { escapeHtml, withoutBidiControls } from './html.ts'
import type { Speech } from './speech.ts'

type DrawCode = (link: string) => Promise<string>

export type SheetInvite = Readonly<{ person: PersonSummary; link: string; expiresAt: Date }>

const style = `
  body { font-family: 'Noto Sans', 'Segoe UI', Arial, sans-serif; margin: 12mm; color: #111 }
  article { display: flex; gap: 8mm; align-items: center; border: 1px dashed #888; padding: 6mm; margin-bottom: 6mm; break-inside: avoid }
  svg { width: 42mm; height: 42mm; flex: none }
  h2 { margin: 0 0 2mm; font-size: 14pt } p { margin: 1mm 0; font-size: 10.5pt } code { font-size: 9pt; word-break: break-all }
  @page { size: A4; margin: 0 }`

/**
 * Invites to print, cut apart and hand over: a code for the camera, and the link for those without one. What draws
 * the codes is loaded with the first sheet.
 */
export const inviteSheet = async (invites: readonly SheetInvite[], speech: Speech): Promise<string> => {
  const { toString: toQrCode } = await import('qrcode')
  const draw: DrawCode = link => toQrCode(link, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  const slips = await Promise.all(invites.map(invite => slip(invite, draw, speech)))
  const title = escapeHtml(speech.text('invite:sheetTitle'))
  return `<!doctype html>
<html lang="${speech.language}" dir="${speech.isRtl ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head><body>${slips.join('\n')}</body></html>`
}

const slip = async (
  { person, link, expiresAt }: SheetInvite,
  draw: DrawCode,
  speech: Speech,
): Promise<string> => {
  const code = await draw(link)
  const line = (text: string): string => `<p dir="auto">${escapeHtml(withoutBidiControls(text))}</p>`
  return `<article>${code}<div><h2 dir="auto">${escapeHtml(withoutBidiControls(person.name))}</h2>
${person.positionTitles ? line(speech.own(person.positionTitles)) : ''}${person.unit ? line(person.unit) : ''}
<p>${escapeHtml(speech.text('invite:sheetHow'))}</p><p><code dir="ltr">${escapeHtml(link)}</code></p>
<p>${escapeHtml(speech.text('invite:sheetUntil', { instant: speech.instant(expiresAt) }))}</p></div></article>`
}
