import { button } from '../button.ts'

/** The ten-second notebook. */
export const notebookButtons = {
  notebook: button('ll', { page: 'number' }),
  newEntry: button('ln', {}),
  openEntry: button('lo', { entry: 'id', page: 'number' }),
  editEntry: button('le', { entry: 'id' }),
  entryDays: button('ld', { entry: 'id' }),
  setEntryDay: button('lD', { entry: 'id', day: 'word' }),
  askDeleteEntry: button('lx', { entry: 'id' }),
  deleteEntry: button('lX', { entry: 'id' }),
  entryFile: button('lf', { entry: 'id' }),
  fromNotebook: button('lp', { evaluation: 'id', page: 'number' }),
  pickEntry: button('lt', { evaluation: 'id', entry: 'id', wanted: 'number', page: 'number' }),
  pickAll: button('la', { evaluation: 'id', wanted: 'number' }),
  takeOver: button('ly', { evaluation: 'id', total: 'number' }),
} as const
