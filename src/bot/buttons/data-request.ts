import { button } from '../button.ts'

/** The copy of one's own data, and what is asked of staff about it. */
export const dataRequestButtons = {
  ownData: button('Ma', {}),
  getOwnData: button('Mb', {}),
  /** `code` is the kind of request. */
  writeDataRequest: button('Mc', { code: 'word' }),
  openDataRequest: button('Md', { approval: 'id' }),
  takeUpDataRequest: button('Me', { approval: 'id' }),
  acceptDataRequest: button('Mf', { approval: 'id' }),
  declineDataRequest: button('Mg', { approval: 'id' }),
} as const
