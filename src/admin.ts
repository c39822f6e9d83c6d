import { parseArgs } from 'node:util'
import { inviteFromDesk } from './demonstration.ts'
import { addAdmin, countPeople } from './store/setup.ts'
import { StartupFault } from './store/startup-fault.ts'
import { inviteLinks, runTool } from './tool.ts'

const { values } = parseArgs({
  options: { name: { type: 'string' }, force: { type: 'boolean', default: false } },
})

/** Longest name a record takes, in characters. */
const longestName = 120

await runTool(async ({ config, ground, deps }) => {
  const name = values.name?.normalize('NFC').trim() ?? ''
  if (name === '' || [...name].length > longestName) {
    throw new StartupFault(
      'The first admin needs a name.',
      'Run it as: npm run admin -- --name "Nguyễn Văn A"',
    )
  }
  if (!values.force && (await countPeople(ground.database.prisma)) > 0) {
    throw new StartupFault(
      'The database has people already, so no first admin was made.',
      'An admin can invite others in chat with /invite; add --force to make one more here.',
    )
  }
  const linkTo = await inviteLinks(config)
  const { at, today } = deps.moment()
  const personId = await ground.database.prisma.$transaction(connection =>
    addAdmin(connection, { name, at, today }, deps.newId),
  )
  const code = await inviteFromDesk(deps, personId)
  process.stdout.write(`${linkTo(code)}\n`)
})
