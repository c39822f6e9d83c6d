import { button } from '../button.ts'

/** Petitions, on both sides. */
export const petitionButtons = {
  petition: button('yo', { evaluation: 'id', page: 'number' }),
  petitionPart: button('yt', { evaluation: 'id', part: 'word' }),
  petitionLines: button('yp', { evaluation: 'id', page: 'number' }),
  petitionLine: button('yl', { evaluation: 'id', line: 'word', wanted: 'number' }),
  petitionLevel: button('yv', { evaluation: 'id', level: 'word' }),
  petitionWhy: button('yw', { evaluation: 'id' }),
  askFilePetition: button('yq', { evaluation: 'id' }),
  filePetition: button('yf', { evaluation: 'id' }),
  openPetition: button('ya', { approval: 'id', page: 'number' }),
  upholdPetition: button('yu', { approval: 'id' }),
  changePetition: button('yc', { approval: 'id' }),
  changeTo: button('ye', { approval: 'id', level: 'word' }),
  changePoints: button('yk', { approval: 'id', level: 'word', points: 'number' }),
} as const
