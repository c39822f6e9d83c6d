import { button } from '../button.ts'

/** Forms on paper: printing, entering, the second signature. */
export const paperEntryButtons = {
  printOwnForm: button('za', { cycle: 'id' }),
  printFormFor: button('zb', { cycle: 'id', person: 'id' }),
  takeForm: button('zc', { code: 'word' }),
  paperEntries: button('zd', {}),
  handInDay: button('ze', { entry: 'id' }),
  planHandIn: button('zf', { entry: 'id', day: 'word' }),
  handInForm: button('zg', { entry: 'id', day: 'word' }),
  openPaper: button('zh', { approval: 'id', page: 'number' }),
  signPaper: button('zi', { approval: 'id' }),
  askSendPaperBack: button('zj', { approval: 'id' }),
  printForSomebody: button('zk', {}),
  paperOf: button('zl', { person: 'id' }),
  askGiveBack: button('zn', { entry: 'id' }),
  giveBack: button('zo', { entry: 'id' }),
  cyclePerson: button('zm', { cycle: 'id', person: 'id' }),
} as const
