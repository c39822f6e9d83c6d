import { button } from '../button.ts'

/** How long what is kept, and a new version of the privacy notice. */
export const retentionButtons = {
  retention: button('Kr', { page: 'number' }),
  agreeAnew: button('Ka', { version: 'number', language: 'word' }),
} as const
