import { button } from '../button.ts'

/** What is held of oneself, and who looked at it. */
export const ownDataButtons = {
  looks: button('Al', { page: 'number' }),
} as const
