import { button } from '../button.ts'

/** Levels: deciding, publishing, answering. */
export const classificationButtons = {
  groups: button('kl', {}),
  group: button('kg', { cycle: 'id', page: 'number' }),
  capPicture: button('kv', { cycle: 'id' }),
  classify: button('kp', { evaluation: 'id' }),
  chooseLevel: button('kd', { evaluation: 'id', level: 'word' }),
  askDecideAll: button('kq', { cycle: 'id' }),
  decideAll: button('ka', { cycle: 'id', expected: 'number' }),
  askPublish: button('kP', { cycle: 'id' }),
  publish: button('ku', { cycle: 'id', expected: 'number' }),
  ownResult: button('ko', { evaluation: 'id' }),
  compare: button('kc', { evaluation: 'id' }),
  respond: button('kr', { evaluation: 'id', response: 'word' }),
} as const
