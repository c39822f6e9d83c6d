import { button } from '../button.ts'

/** The end of somebody's service, recorded by staff. */
export const serviceButtons = {
  openService: button('Seo', { person: 'id' }),
  newServiceEnd: button('Sen', { person: 'id', part: 'word' }),
  lastDay: button('Sed', { person: 'id', days: 'number' }),
  recordServiceEnd: button('Sey', { person: 'id' }),
  askCancelServiceEnd: button('Seq', { person: 'id' }),
  cancelServiceEnd: button('Sex', { entry: 'id' }),
} as const
