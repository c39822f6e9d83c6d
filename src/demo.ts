import { parseArgs } from 'node:util'
import { inviteCastAgain, loadDemonstration } from './demonstration.ts'
import { countPeople } from './store/setup.ts'
import { StartupFault } from './store/startup-fault.ts'
import { inviteLinks, runTool } from './tool.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, force: { type: 'boolean', default: false } },
})

await runTool(async ({ config, ground, deps }) => {
  if (!values.force && (await countPeople(ground.database.prisma)) > 0) {
    throw new StartupFault(
      'The database has people already, so the demonstration province was not loaded.',
      'Use another DATA_DIR or DATABASE_URL, or add --force to load it beside them or to invite its cast again.',
    )
  }
  const linkTo = await inviteLinks(config)
  const cast =
    (await inviteCastAgain(ground.database, deps)) ?? (await loadDemonstration(ground.database, deps))
  const rows = cast.map(({ role, name, language, code }) => ({
    role,
    name,
    language,
    code,
    link: linkTo(code),
  }))
  const lines = rows.map(
    ({ role, name, language, link }) => `${role.padEnd(14)} ${name} (${language})\n  ${link}`,
  )
  process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : `${lines.join('\n')}\n`)
})
