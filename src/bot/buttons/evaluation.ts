import { button } from '../button.ts'

/** Filling in one’s evaluation, and looking at it afterwards. */
export const evaluationButtons = {
  cycles: button('ec', {}),
  begin: button('eb', { cycle: 'id' }),
  resume: button('er', { evaluation: 'id' }),
  points: button('ea', { evaluation: 'id', step: 'word', points: 'number' }),
  skip: button('es', { evaluation: 'id', step: 'word' }),
  complete: button('ed', { evaluation: 'id', step: 'word' }),
  goTo: button('eg', { evaluation: 'id', step: 'word' }),
  overviewPage: button('eo', { evaluation: 'id', page: 'number' }),
  pass: button('ep', { evaluation: 'id', step: 'word' }),
  addLine: button('el', { evaluation: 'id', question: 'word' }),
  removeLine: button('ex', { evaluation: 'id', step: 'word' }),
  why: button('ew', { evaluation: 'id', step: 'word' }),
  explain: button('xe', { evaluation: 'id', page: 'number' }),
  explainRules: button('xr', { evaluation: 'id' }),
  askSubmit: button('eq', { evaluation: 'id' }),
  ownPaper: button('ef', { evaluation: 'id', official: 'number' }),
  history: button('eh', { page: 'number' }),
  openPast: button('ei', { evaluation: 'id', page: 'number' }),
  submit: button('ey', { evaluation: 'id' }),
  pause: button('ez', { evaluation: 'id' }),
  showFile: button('ev', { evaluation: 'id', file: 'id' }),
  removeFile: button('eV', { evaluation: 'id', file: 'id' }),
} as const
