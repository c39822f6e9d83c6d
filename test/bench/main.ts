import { readFileSync } from 'node:fs'
import type { Profiler } from 'node:inspector'
import { parseArgs } from 'node:util'
import { measureBroadcasts } from './broadcast.ts'
import { measureDesk } from './desk.ts'
import { measureEvaluation } from './evaluation.ts'
import { measurePaper } from './paper.ts'
import { sayProfile } from './profile.ts'
import { measureGrowth, measurePaced, measureSteps, warmUp } from './scenarios.ts'
import { openGround, openStage, type Stage } from './stage.ts'
import { sayCounts, startCounting } from './statements.ts'
import { say, sayTable } from './table.ts'
import type { Run } from './telegram-process.ts'
import { measureYear } from './year.ts'

// npm run bench -- [steps] [paced] [inbox] [growth]
// npm run bench -- broadcast
// npm run bench -- evaluation
// npm run bench -- paper
// npm run bench -- desk
// npm run bench -- year
// npm run bench -- [steps | paced] --profile --statements
// npm run bench -- steps --bot-flags=--max-semi-space-size=4

const names = ['steps', 'paced', 'inbox', 'growth'] as const
/** These take long, so they are measured only when they are named. */
const named = ['broadcast', 'evaluation', 'paper', 'year', 'desk'] as const
const isNamed = (name: (typeof named)[number]): boolean => positionals.includes(name)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    profile: { type: 'boolean', default: false },
    'bot-flags': { type: 'string', default: '' },
    statements: { type: 'boolean', default: false },
  },
})

const isWanted = (name: (typeof names)[number]): boolean =>
  positionals.length === 0 || positionals.includes(name)

/** The instruments cost time, so a run with them fills no table. */
const looks = values.profile || values.statements

const look = (stage: Stage): Promise<void> =>
  stage.inCycle(40, async cycle => {
    const request = isWanted('steps') ? { kind: 'saturate', steps: 40 } : { kind: 'pace', steps: 20 }
    await stage.telegram.ask({ kind: 'open', cycle })
    const from = values.statements ? await startCounting(stage) : ''
    if (values.profile) await stage.bot.ask({ kind: 'startProfile' })
    const { acts } = await stage.telegram.ask<Run>(request)
    const profile = values.profile && (await stage.bot.ask<Profiler.Profile>({ kind: 'takeProfile' }))
    if (profile) sayProfile(profile, acts.length)
    if (values.statements) await sayCounts(stage, from, acts.length)
  })

const measure = async (stage: Stage): Promise<void> => {
  await warmUp(stage)
  if (looks) return look(stage)
  if (isWanted('steps')) sayTable('steps: 50 people at once, 40 questions', await measureSteps(stage))
  if (isWanted('paced') || isWanted('inbox')) {
    const { paced, inbox } = await measurePaced(stage)
    if (isWanted('paced')) sayTable('paced: 50 people, an act a second each', paced)
    if (isWanted('inbox')) sayTable('inbox: the same people', inbox)
  }
  if (isWanted('growth')) sayTable('growth: alone, the median', await measureGrowth(stage))
}

/** The flags `npm start` runs the bot with, so that what is measured is what is run. */
const startFlags = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String(scripts.start)
    .split(' ')
    .filter(word => word.startsWith('--'))
}

const known: readonly string[] = [...names, ...named]
const unknown = positionals.filter(name => !known.includes(name))
if (unknown.length > 0) {
  say(`There is no bench ${unknown.join(', ')}; there are ${known.join(', ')}.`)
  process.exitCode = 1
} else {
  const begun = performance.now()
  const botFlags = [...startFlags(), ...values['bot-flags'].split(' ')].filter(flag => flag !== '')
  const ground = await openGround({ countStatements: values.statements })
  // The database's server would outlive a bench that is broken off.
  const breakOff = () => void ground.close().finally(() => process.exit(1))
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff)
  process.stdout.once('error', breakOff)
  try {
    if (names.some(isWanted)) {
      const stage = await openStage(ground, { botFlags })
      await measure(stage).finally(() => stage.close())
    }
    if (isNamed('broadcast')) await measureBroadcasts(ground, botFlags)
    if (isNamed('evaluation')) await measureEvaluation(ground)
    if (isNamed('paper')) await measurePaper()
    if (isNamed('desk')) await measureDesk(ground, botFlags)
    if (isNamed('year')) await measureYear(ground)
  } finally {
    await ground.close()
  }
  say(`\n${Math.round((performance.now() - begun) / 1_000)} s`)
}
