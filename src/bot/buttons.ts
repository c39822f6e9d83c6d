/** What a button can carry besides its own code. */
type Fields = Readonly<Record<string, 'id' | 'word' | 'number'>>
type Values<F extends Fields> = { readonly [Name in keyof F]: F[Name] extends 'number' ? number : string }

export type ButtonKind<F extends Fields> = Readonly<{
  /** The data for Telegram, at most 64 bytes. */
  encode(values: Values<F>): string
  /** Undefined for data of another kind, and for any rubbish a modified client may send. */
  decode(data: string): Values<F> | undefined
}>

/** Telegram's limit, in bytes; grammY does not check it. */
const longestData = 64

const idToText = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

const textToId = (text: string): string | undefined => {
  if (!/^[\w-]{22}$/.test(text)) return undefined
  const hex = Buffer.from(text, 'base64url').toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return idToText(parts.join('-')) === text ? parts.join('-') : undefined
}

const read = (kind: Fields[string], text: string): string | number | undefined => {
  if (kind === 'id') return textToId(text)
  if (kind === 'number') return /^(?:0|[1-9]\d{0,6})$/.test(text) ? Number(text) : undefined
  return /^[\w.-]{1,40}$/.test(text) ? text : undefined
}

/**
 * A kind of button: a short code and typed fields, `code:field:field`. It carries no authority: whoever
 * presses is asked again who he is and what he may do.
 */
export const button = <F extends Fields>(code: string, fields: F): ButtonKind<F> => ({
  encode(values) {
    const parts = Object.entries(fields).map(([name, kind]) => {
      const value = String(values[name])
      return kind === 'id' ? idToText(value) : value
    })
    const data = [code, ...parts].join(':')
    if (Buffer.byteLength(data) > longestData)
      throw new Error(`Button ${code} is longer than ${longestData} bytes`)
    return data
  },
  decode(data) {
    const [first, ...parts] = data.split(':')
    const names = Object.entries(fields)
    if (first !== code || parts.length !== names.length) return undefined
    const values = names.map(([name, kind], index) => [name, read(kind, parts[index] ?? '')] as const)
    if (values.some(([, value]) => value === undefined)) return undefined
    return Object.fromEntries(values) as Values<F>
  },
})

/** Every button of the bot, in one place, so that no two share a code. */
export const buttons = {
  home: button('h', {}),
  help: button('?', {}),
  privacy: button('v', {}),
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
  explainApproval: button('xa', { approval: 'id', page: 'number' }),
  approvalRules: button('xb', { approval: 'id' }),
  askSubmit: button('eq', { evaluation: 'id' }),
  ownPaper: button('ef', { evaluation: 'id', official: 'number' }),
  history: button('eh', { page: 'number' }),
  openPast: button('ei', { evaluation: 'id', page: 'number' }),
  submit: button('ey', { evaluation: 'id' }),
  pause: button('ez', { evaluation: 'id' }),
  showFile: button('ev', { evaluation: 'id', file: 'id' }),
  removeFile: button('eV', { evaluation: 'id', file: 'id' }),
  openCause: button('co', { approval: 'id' }),
  confirmCause: button('ca', { approval: 'id' }),
  askDeclineCause: button('cr', { approval: 'id' }),
  evidence: button('pe', { approval: 'id', line: 'word' }),
  approvals: button('pl', { page: 'number' }),
  openApproval: button('po', { approval: 'id', page: 'number' }),
  approve: button('pa', { approval: 'id' }),
  askReturn: button('pr', { approval: 'id' }),
  returnLine: button('pt', { approval: 'id', line: 'word', wanted: 'number' }),
  returnReason: button('pn', { approval: 'id' }),
  approvalPaper: button('pf', { approval: 'id', official: 'number' }),
  reviewPoints: button('pp', { approval: 'id' }),
  reviewCriterion: button('pc', { approval: 'id', line: 'word' }),
  reviewGive: button('pg', { approval: 'id', line: 'word', points: 'number' }),
  groups: button('kl', {}),
  group: button('kg', { cycle: 'id', page: 'number' }),
  classify: button('kp', { evaluation: 'id' }),
  chooseLevel: button('kd', { evaluation: 'id', level: 'word' }),
  askDecideAll: button('kq', { cycle: 'id' }),
  decideAll: button('ka', { cycle: 'id', expected: 'number' }),
  askPublish: button('kP', { cycle: 'id' }),
  publish: button('ku', { cycle: 'id', expected: 'number' }),
  ownResult: button('ko', { evaluation: 'id' }),
  compare: button('kc', { evaluation: 'id' }),
  respond: button('kr', { evaluation: 'id', response: 'word' }),
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
  rules: button('gl', {}),
  ruleFile: button('gf', {}),
  importRules: button('gi', {}),
  openProposal: button('go', { proposal: 'id' }),
  proposalFile: button('gp', { proposal: 'id' }),
  releaseRules: button('gr', { proposal: 'id' }),
  declineRules: button('gd', { proposal: 'id' }),
  deputies: button('dl', {}),
  findDeputy: button('df', {}),
  chooseDeputy: button('dc', { person: 'id' }),
  planDeputy: button('dp', { person: 'id', from: 'number', to: 'number' }),
  nameDeputy: button('dy', { person: 'id', from: 'number', to: 'number' }),
  endDeputy: button('dx', { deputyship: 'id' }),
  relatives: button('rl', {}),
  findRelative: button('rf', {}),
  chooseRelative: button('rc', { person: 'id' }),
  declareRelative: button('ry', { person: 'id' }),
  endRelative: button('rx', { relation: 'id' }),
  overdue: button('wl', { page: 'number' }),
  openOverdue: button('wo', { approval: 'id' }),
  reassign: button('wy', { approval: 'id', person: 'id', was: 'number' }),
  scopeCycles: button('tl', { page: 'number' }),
  newCycle: button('tn', {}),
  cycleKind: button('tk', { unit: 'id', kind: 'word' }),
  planCycle: button('tp', { look: 'word', unit: 'id', plan: 'word' }),
  unitPage: button('tg', { page: 'number', unit: 'id', plan: 'word' }),
  openCycle: button('to', { unit: 'id', plan: 'word' }),
  cycleCard: button('tc', { cycle: 'id' }),
  cyclePeople: button('ts', { cycle: 'id', state: 'word', page: 'number' }),
  remindCycle: button('tr', { cycle: 'id' }),
  askExtend: button('te', { cycle: 'id' }),
  extendCycle: button('td', { cycle: 'id', day: 'word' }),
  askClose: button('tx', { cycle: 'id' }),
  closeCycle: button('ty', { cycle: 'id' }),
  renewForm: button('tf', { cycle: 'id' }),
  settings: button('s', {}),
  language: button('sl', { language: 'word' }),
  digits: button('sd', { digits: 'word' }),
  askUnlink: button('su', {}),
  unlink: button('sy', {}),
  arriveLanguage: button('al', { language: 'word' }),
  arriveContinue: button('ac', {}),
  arriveBack: button('ab', {}),
  consent: button('ay', {}),
  decline: button('an', {}),
  thatIsMe: button('iy', {}),
  notMe: button('in', {}),
  findPerson: button('nf', {}),
  invite: button('ni', { person: 'id' }),
  inviteUnit: button('nu', { person: 'id' }),
  acknowledge: button('na', { delivery: 'id' }),
  snooze: button('nz', { delivery: 'id', days: 'number' }),
  quietHours: button('sq', {}),
  setQuiet: button('sQ', { from: 'number', to: 'number' }),
  timeZones: button('sz', {}),
  setTimeZone: button('sZ', { place: 'number' }),
  setDigest: button('sg', { wanted: 'number' }),
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
  broadcasts: button('bl', {}),
  newBroadcast: button('bn', {}),
  copyBroadcast: button('bq', { broadcast: 'id' }),
  openBroadcast: button('bo', { broadcast: 'id' }),
  audience: button('ba', { broadcast: 'id' }),
  audiencePart: button('bv', { broadcast: 'id', part: 'word' }),
  browseUnit: button('bu', { broadcast: 'id', unit: 'id', page: 'number' }),
  chooseUnit: button('bc', { broadcast: 'id', unit: 'id' }),
  chooseRole: button('br', { broadcast: 'id', role: 'word' }),
  chooseGroup: button('bg', { broadcast: 'id', group: 'word' }),
  chooseLanguage: button('bm', { broadcast: 'id', language: 'word' }),
  chooseCycle: button('by', { broadcast: 'id', cycle: 'id' }),
  anyCycle: button('bY', { broadcast: 'id' }),
  askText: button('bw', { broadcast: 'id', language: 'word' }),
  removeText: button('bx', { broadcast: 'id', language: 'word' }),
  askFallback: button('bF', { broadcast: 'id' }),
  fallback: button('bf', { broadcast: 'id', language: 'word' }),
  askAttachment: button('bt', { broadcast: 'id' }),
  removeAttachment: button('bd', { broadcast: 'id' }),
  askRead: button('bR', { broadcast: 'id', wanted: 'number' }),
  askTime: button('bh', { broadcast: 'id' }),
  startAt: button('bi', { broadcast: 'id', day: 'word', minute: 'number' }),
  startNow: button('bI', { broadcast: 'id' }),
  preview: button('bp', { broadcast: 'id' }),
  previewIn: button('bG', { broadcast: 'id', language: 'word' }),
  previewOnly: button('bP', {}),
  askConfirm: button('bK', { broadcast: 'id' }),
  confirmBroadcast: button('bk', { broadcast: 'id', version: 'number', fingerprint: 'number' }),
  askDiscard: button('bZ', { broadcast: 'id' }),
  discard: button('bz', { broadcast: 'id' }),
  openRelease: button('be', { broadcast: 'id' }),
  releaseIn: button('bE', { broadcast: 'id', language: 'word' }),
  release: button('bs', { broadcast: 'id' }),
  askDecline: button('bj', { broadcast: 'id' }),
  pauseBroadcast: button('b1', { broadcast: 'id' }),
  resumeBroadcast: button('b2', { broadcast: 'id' }),
  askCancel: button('b3', { broadcast: 'id' }),
  cancelBroadcast: button('b4', { broadcast: 'id' }),
  askRepeat: button('b5', { broadcast: 'id' }),
  repeatUnknown: button('b6', { broadcast: 'id' }),
  unreachedFile: button('b7', { broadcast: 'id' }),
  unreachedSheet: button('b8', { broadcast: 'id' }),
} as const
